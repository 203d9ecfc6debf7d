package org.haskap.web;

import java.util.Optional;

/** Who has signed in, as far as pages show it. Public pages never ask. */
public interface Visitor {

    /**
     * A person who has signed in.
     *
     * @param name as the person wants to be called
     * @param place the organisation or department acted for, or empty
     * @param secondsLeft how long the session lasts without a further request, in seconds
     */
    record SignedIn(String name, String place, long secondsLeft) {}

    /** The person of the current request; empty when nobody has signed in. */
    Optional<SignedIn> current();
}
