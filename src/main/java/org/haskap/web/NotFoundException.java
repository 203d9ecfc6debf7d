package org.haskap.web;

import java.io.Serial;

/** Asked for something that does not exist; answered with the 404 page. */
public final class NotFoundException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * With the sentence to show.
     *
     * @param message Japanese: what was asked for, such as 「「g9」という基本目標はありません。」
     */
    public NotFoundException(String message) {
        super(message);
    }
}
