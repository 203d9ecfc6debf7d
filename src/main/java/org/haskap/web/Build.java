package org.haskap.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** Which build of the program this is: the digest of its own archive, so that the same build on two nodes agrees. */
final class Build {
    private static final int DIGITS = 12;

    private Build() {}

    /** Twelve hexadecimal digits; a new one at every start when the program runs from loose classes. */
    static String id() {
        var source = Build.class.getProtectionDomain().getCodeSource();
        try {
            if (source != null
                    && Files.isRegularFile(Path.of(source.getLocation().toURI()))) {
                return digest(Files.readAllBytes(Path.of(source.getLocation().toURI())));
            }
            return digest(UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the program's own archive", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own archive has no proper address", e);
        }
    }

    /** Twelve hexadecimal digits of the text's SHA-256. */
    static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
