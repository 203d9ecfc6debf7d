package org.haskap.signin.passkey;

/** What a device answered proves nothing: unknown, foreign, replayed, or not as it was asked for. */
public final class PasskeyRefusedException extends RuntimeException {
    PasskeyRefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    PasskeyRefusedException(String message) {
        super(message);
    }
}
