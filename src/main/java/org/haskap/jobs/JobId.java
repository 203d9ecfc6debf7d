package org.haskap.jobs;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A job's key, such as {@code JB-7K3M9Q4X2PAB}. It is drawn at random, so that it tells nothing and cannot be guessed.
 *
 * @param value {@code JB-} and twelve of Crockford's 32 signs
 */
public record JobId(String value) {
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final Pattern FORM = Pattern.compile("JB-[" + SIGNS + "]{" + LENGTH + "}");

    /** Refuses any other form. */
    public JobId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a job's key");
        }
    }

    /** The key an address names, if it has the form of one. */
    public static Optional<JobId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new JobId(text)) : Optional.empty();
    }

    /** A new key. */
    static JobId draw(RandomGenerator random) {
        return new JobId("JB-" + signs(random, LENGTH));
    }

    /** Signs for a key that people read to each other: without I, L, O and U. */
    static String signs(RandomGenerator random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
