package org.haskap.feed;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests of what was sent, that say nothing to whoever does not hold the region's secret. For one thread. */
final class Digests {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    Digests(byte[] secret) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** In hexadecimal. */
    String of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }

    /** In hexadecimal. */
    String of(byte[] content) {
        return HexFormat.of().formatHex(mac.doFinal(content));
    }
}
