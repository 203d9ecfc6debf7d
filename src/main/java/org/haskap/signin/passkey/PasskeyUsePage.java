package org.haskap.signin.passkey;

import org.haskap.signin.PublicAddress.Origin;

/**
 * The page for signing in with a passkey.
 *
 * @param possible whether browsers offer passkeys at this address at all
 */
public record PasskeyUsePage(boolean possible) {
    static PasskeyUsePage at(Origin origin) {
        return new PasskeyUsePage(origin.takesPasskeys());
    }
}
