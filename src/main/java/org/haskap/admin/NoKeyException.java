package org.haskap.admin;

import java.io.Serial;

/** A form that creates something came without its key, so it did not come from a page of ours. */
final class NoKeyException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    NoKeyException() {
        super("The form carries no key, or one that is too long.");
    }
}
