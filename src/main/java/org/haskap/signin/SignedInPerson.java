package org.haskap.signin;

import java.io.Serializable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who has signed in, as kept in the session: a key and nothing else, so that a changed name or role counts at once.
 *
 * @param person key of the person
 */
public record SignedInPerson(long person) implements AuthenticatedPrincipal, Serializable {

    /** The key as text, by which all sessions of a person are found. */
    @Override
    public String getName() {
        return Long.toString(person);
    }
}
