package org.haskap.database;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests what goes through; closing it leaves the stream behind it open. */
final class DigestedStream extends OutputStream {
    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private long bytes;

    DigestedStream(OutputStream out) {
        this.out = out;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        digest.update((byte) b);
        bytes++;
    }

    @Override
    public void write(byte[] b, int from, int length) throws IOException {
        out.write(b, from, length);
        digest.update(b, from, length);
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    /** The digest so far; the next byte begins another. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
