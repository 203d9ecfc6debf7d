package org.haskap.signin;

/** Base32 (RFC 4648 section 6) without padding: what authenticator programs take a secret in, and what people can type. */
final class Base32 {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int GROUP = 4;

    private Base32() {}

    /** In groups of four letters. */
    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int held = 0;
        int letters = 0;
        for (byte each : bytes) {
            buffer = (buffer << Byte.SIZE) | (each & 0xff);
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                if (letters > 0 && letters % GROUP == 0) {
                    text.append(' ');
                }
                text.append(LETTERS.charAt((buffer >> held) & 31));
                letters++;
            }
        }
        if (held > 0) {
            text.append(LETTERS.charAt((buffer << (BITS - held)) & 31));
        }
        return text.toString();
    }
}
