package org.haskap.access;

/** The actor of what is running now. Work that never said who acts is the public's. */
public final class Actors {
    private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();
    private static final Actor NOBODY = Actor.anonymous("");

    private Actors() {}

    /** Does something as an actor. */
    public static <T, X extends Throwable> T as(Actor actor, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, actor).call(work);
    }

    /** Who is acting. */
    public static Actor current() {
        return CURRENT.orElse(NOBODY);
    }
}
