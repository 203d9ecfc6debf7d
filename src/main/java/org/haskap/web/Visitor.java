package org.haskap.web;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who has signed in, as far as pages show it. Public pages never ask. */
public interface Visitor {

    /**
     * A person who has signed in.
     *
     * @param name as the person wants to be called
     * @param place the organisation or department acted for, or empty
     * @param endsAt when the session ends without a further request, or null when it does not
     */
    record SignedIn(String name, String place, @Nullable Instant endsAt) {}

    /** The person of the current request; empty when nobody has signed in. */
    Optional<SignedIn> current();
}
