package org.haskap.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What many facts share: kind, node and values of dimensions. Facts point at their series by its number.
 *
 * @param kind code of the kind
 * @param node the node, or null
 * @param dimensions dimension to value
 */
record Series(String kind, @Nullable NodeRef node, Map<String, String> dimensions) {
    Series {
        dimensions = Map.copyOf(dimensions);
    }

    static Series of(Fact fact) {
        return new Series(fact.kind(), fact.node(), fact.dimensions());
    }

    /** By which the database tells series apart; lengths stand before texts, so that no two combinations look alike. */
    byte[] digest() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            add(sha, kind);
            add(sha, node == null ? "" : Long.toString(node.plan()));
            add(sha, node == null ? "" : node.code());
            new TreeMap<>(dimensions).forEach((dimension, value) -> {
                add(sha, dimension);
                add(sha, value);
            });
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static void add(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        sha.update(bytes);
    }
}
