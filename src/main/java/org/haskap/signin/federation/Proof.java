package org.haskap.signin.federation;

import java.io.Serializable;
import java.time.Instant;

/**
 * What a provider has just proved: this browser's user is that subject.
 *
 * @param provider the provider's id in the settings
 * @param issuer who says so
 * @param subject whom it means, in its own words
 * @param name how the person is called there, or empty
 * @param token the ID token, for ending the provider's session
 * @param at when it was told us
 * @param proved when the user proved it to the provider; long ago where the provider does not say
 */
record Proof(String provider, String issuer, String subject, String name, String token, Instant at, Instant proved)
        implements Serializable {

    /** Leaves out all that is personal or secret. */
    @Override
    public String toString() {
        return "Proof[" + provider + "]";
    }
}
