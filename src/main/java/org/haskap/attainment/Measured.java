package org.haskap.attainment;

/** What a {@link Method} makes of a value: a number with its arithmetic, or the reason why there is none. */
public sealed interface Measured {
    /**
     * A number.
     *
     * @param number exact
     * @param sentence the arithmetic in Japanese, without the result
     */
    record Figure(Exact number, String sentence) implements Measured {}

    /**
     * No number.
     *
     * @param why the sort of reason
     * @param reason a Japanese sentence
     */
    record None(Unrated why, String reason) implements Measured {}

    /** The method is not meant for this sort of aim, and another one is. */
    record Beside() implements Measured {}
}
