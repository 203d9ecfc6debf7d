package org.haskap.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts a text into parts that match and parts that do not. Pure.
 *
 * @param text the text
 * @param ranges where it matches; in any order, may overlap
 */
record Marks(String text, List<Range> ranges) {
    private static final int LONGEST = 140;
    private static final int BEFORE = 36;

    /**
     * A matching piece.
     *
     * @param start its first character
     * @param end the character after its last
     */
    record Range(int start, int end) {}

    /** The whole text. */
    List<Hit.Part> whole() {
        return cut(0, text.length());
    }

    /** About two lines around the first match, or the beginning when nothing matches. */
    List<Hit.Part> passage() {
        if (text.length() <= LONGEST) {
            return whole();
        }
        int first = ranges.stream().mapToInt(Range::start).min().orElse(0);
        int from = boundary(Math.max(0, Math.min(first - BEFORE, text.length() - LONGEST)));
        int to = boundary(Math.min(text.length(), from + LONGEST));
        var parts = new ArrayList<Hit.Part>();
        if (from > 0) {
            parts.add(new Hit.Part("…", false));
        }
        parts.addAll(cut(from, to));
        if (to < text.length()) {
            parts.add(new Hit.Part("…", false));
        }
        return parts;
    }

    private List<Hit.Part> cut(int from, int to) {
        var parts = new ArrayList<Hit.Part>();
        int at = from;
        for (Range range : merged()) {
            int start = Math.max(range.start(), at);
            int end = Math.min(range.end(), to);
            if (start < end) {
                if (start > at) {
                    parts.add(new Hit.Part(text.substring(at, start), false));
                }
                parts.add(new Hit.Part(text.substring(start, end), true));
                at = end;
            }
        }
        if (at < to) {
            parts.add(new Hit.Part(text.substring(at, to), false));
        }
        return parts;
    }

    private List<Range> merged() {
        var merged = new ArrayList<Range>();
        var sorted =
                ranges.stream().sorted(Comparator.comparingInt(Range::start)).toList();
        for (Range range : sorted) {
            if (!merged.isEmpty() && range.start() <= merged.getLast().end()) {
                Range last = merged.removeLast();
                merged.add(new Range(last.start(), Math.max(last.end(), range.end())));
            } else {
                merged.add(range);
            }
        }
        return merged;
    }

    private int boundary(int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
