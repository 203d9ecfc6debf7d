package org.haskap.database;

import java.io.Serial;

/** An idempotency key came again with something else behind it: what was asked for is not what was done then. */
public final class KeyReusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    KeyReusedException(String operation) {
        super("The idempotency key was used before for another " + operation + "; make a new key for a new request.");
    }
}
