package org.haskap.signin.mock;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something made when it is first needed, once. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> making;
    private @Nullable T made;

    Once(Supplier<T> making) {
        this.making = making;
    }

    @Override
    public synchronized T get() {
        T known = made;
        if (known == null) {
            known = making.get();
            made = known;
        }
        return known;
    }
}
