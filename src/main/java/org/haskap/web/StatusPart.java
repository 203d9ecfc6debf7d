package org.haskap.web;

import java.util.function.Supplier;

/**
 * A part of the service whose condition {@code /status} shows, declared as a bean by the module that knows it.
 *
 * @param order place on the page, from the top
 * @param label what it is, in words of the public
 * @param condition asked for each view; whatever it throws counts as {@link Level#DOWN}
 */
public record StatusPart(int order, String label, Supplier<Condition> condition) {

    /** How well a part works. */
    public enum Level {
        OK,
        SLOW,
        DOWN
    }

    /**
     * The condition of a part.
     *
     * @param level how well it works
     * @param sentence what that means for people, in Japanese, without anybody's data
     */
    public record Condition(Level level, String sentence) {

        /** It works. */
        public static Condition ok(String sentence) {
            return new Condition(Level.OK, sentence);
        }

        /** It works late or in part. */
        public static Condition slow(String sentence) {
            return new Condition(Level.SLOW, sentence);
        }

        /** It does not work. */
        public static Condition down(String sentence) {
            return new Condition(Level.DOWN, sentence);
        }
    }
}
