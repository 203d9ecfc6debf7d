package org.haskap.access;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What checking the trail found. */
public sealed interface AuditVerification {

    /**
     * Every entry is where it was written and as it was written.
     *
     * @param count how many there are
     * @param head the end of the chain; kept elsewhere it proves later that nothing up to here was written anew
     * @param blanked how many values were blanked, each by an erasure that the trail tells of
     */
    record Whole(long count, Head head, long blanked) implements AuditVerification {}

    /**
     * Something was tampered with; the first place is told.
     *
     * @param number number of the entry
     * @param at when that entry says it was made, or null when it is not there
     * @param what what differs
     */
    record Broken(long number, @Nullable Instant at, Difference what) implements AuditVerification {}

    /** What can differ. The sentence is English, for the command line. */
    enum Difference {
        CHANGED("its content is not what was written"),
        VALUE_CHANGED("a value before or after is not what was written"),
        VALUE_GONE("a value was blanked and no recorded erasure accounts for it"),
        REMOVED("it is missing"),
        ORDER("it does not follow the entry before it: entries were exchanged, put in or written anew"),
        CUT("the end of the chain is missing from here on"),
        ADDED("it stands behind the end of the chain and was not written by Haskap"),
        NOT_AS_NOTED("the chain does not contain the head noted earlier: it was written anew");

        private final String sentence;

        Difference(String sentence) {
            this.sentence = sentence;
        }

        /** What differs, in English, to follow “entry n: ”. */
        public String sentence() {
            return sentence;
        }
    }

    /**
     * The end of the chain at some time; printed as {@code number:hash}.
     *
     * @param number number of the last entry, 0 before the first
     * @param hash its hash in hexadecimal digits
     */
    record Head(long number, String hash) {
        private static final Pattern PRINTED = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

        /**
         * Reads what was printed.
         *
         * @throws IllegalArgumentException when it is no head
         */
        public static Head parse(String printed) {
            Matcher parts = PRINTED.matcher(printed);
            if (!parts.matches()) {
                throw new IllegalArgumentException("no head of an audit trail (number:hash): " + printed);
            }
            return new Head(Long.parseLong(parts.group(1)), parts.group(2));
        }

        @Override
        public String toString() {
            return number + ":" + hash;
        }
    }
}
