package org.haskap.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the trail is chained. The hash of an entry is SHA-256 over its canonical form: every part in its order, each as four
 * bytes of length (big-endian) and as many bytes of UTF-8, a part that is not there as the length −1 alone. The parts are
 *
 * <pre>
 * "haskap-audit-1", hash before, number, at (ISO 8601, to the microsecond), actor, person, label, organisation,
 * action, kind of subject, key of subject, number of commitments, each commitment
 * </pre>
 *
 * <p>A commitment is {@code name:digest}, the digest being SHA-256 over salt, name and value in the same form. Hashes,
 * digests and salts are hexadecimal texts. Whoever knows
 * only the digest cannot try values against it, because the salt is random and is blanked with the value.
 */
final class AuditChain {
    private static final String FORM = "haskap-audit-1";

    private AuditChain() {}

    /**
     * An entry without its place in the chain.
     *
     * @param at to the microsecond, as the database keeps it
     */
    record Link(
            long number,
            Instant at,
            String actor,
            @Nullable Long person,
            String label,
            @Nullable Long organisation,
            String action,
            Subject subject,
            List<String> commitments) {
        Link {
            commitments = List.copyOf(commitments);
        }
    }

    static String hash(String previous, Link link) {
        var form = new Form();
        form.part(FORM);
        form.part(previous);
        form.part(Long.toString(link.number()));
        form.part(link.at().toString());
        form.part(link.actor());
        form.part(link.person() == null ? null : link.person().toString());
        form.part(link.label());
        form.part(link.organisation() == null ? null : link.organisation().toString());
        form.part(link.action());
        form.part(link.subject().kind());
        form.part(link.subject().id());
        form.part(Integer.toString(link.commitments().size()));
        link.commitments().forEach(form::part);
        return form.digest();
    }

    static String commitment(String name, String salt, String value) {
        var form = new Form();
        form.part(salt);
        form.part(name);
        form.part(value);
        return name + ":" + form.digest();
    }

    /** The name a commitment was made under. */
    static String name(String commitment) {
        return commitment.substring(0, Math.max(0, commitment.lastIndexOf(':')));
    }

    /** Parts on their way into the digest. */
    private static final class Form {
        private final MessageDigest digest = sha256();

        void part(@Nullable String text) {
            if (text == null) {
                digest.update(length(-1));
            } else {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update(length(bytes.length));
                digest.update(bytes);
            }
        }

        String digest() {
            return HexFormat.of().formatHex(digest.digest());
        }

        private static byte[] length(int length) {
            return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
