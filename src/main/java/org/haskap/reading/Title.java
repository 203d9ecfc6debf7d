package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A title taken apart.
 *
 * @param text the name without flags and departments
 * @param flags marks such as 先行型, 上乗せ, 新, by the vocabulary's names
 * @param departments departments in charge, as printed, in order
 */
record Title(String text, List<String> flags, List<String> departments) {
    /** Longer texts are no titles and stay whole. */
    private static final int LONGEST = 400;

    private static final String PAIRS = "（）()【】［］[]〔〕〈〉《》";

    /** Takes flags in brackets out of a title, and departments in brackets off its end. */
    static Title of(String printed) {
        List<String> flags = new ArrayList<>();
        List<String> departments = new ArrayList<>();
        String text = Text.strip(printed);
        for (int i = 0; i < text.length() && text.length() <= LONGEST; i++) {
            int close = closing(text, i);
            if (close < 0) {
                continue;
            }
            String inside = text.substring(i + 1, close);
            var flag = Vocabulary.standard().group("flag", inside);
            List<String> found = close == text.length() - 1 && i > 0 ? departments(inside) : List.of();
            if (flag.isPresent()) {
                flags.add(flag.get());
            } else if (!found.isEmpty()) {
                departments.addAll(found);
            } else {
                continue;
            }
            text = Text.strip(Text.strip(text.substring(0, i)) + text.substring(close + 1));
            i = Math.max(-1, Math.min(i, text.length()) - 2);
        }
        return new Title(text, List.copyOf(flags), List.copyOf(departments));
    }

    /** Index of the bracket that closes the one at this index, or -1 when there is none. */
    private static int closing(String text, int open) {
        int pair = PAIRS.indexOf(text.charAt(open));
        if (pair < 0 || pair % 2 == 1) {
            return -1;
        }
        // Widths are mixed in print: （ may be closed by ).
        char other = pair == 0 ? ')' : pair == 2 ? '）' : 0;
        int depth = 0;
        int limit = Math.min(text.length(), open + 200);
        for (int i = open + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == text.charAt(open)) {
                depth++;
            } else if (c == PAIRS.charAt(pair + 1) || c == other) {
                if (depth-- == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The departments a bracket names, or none when not every part of it is the name of a department. */
    static List<String> departments(String inside) {
        List<String> parts = new ArrayList<>();
        var part = new StringBuilder();
        for (int i = 0; i <= inside.length(); i++) {
            if (i == inside.length() || "・／/、，,\t　".indexOf(inside.charAt(i)) >= 0) {
                String name = Text.strip(part.toString());
                if (!name.isEmpty()) {
                    parts.add(name);
                }
                part.setLength(0);
            } else {
                part.append(inside.charAt(i));
            }
        }
        boolean all = parts.stream().allMatch(Title::department);
        return all ? parts : List.of();
    }

    private static boolean department(String name) {
        return name.length() > 1
                && name.length() <= 20
                && Text.open(name) == 0
                && name.indexOf('。') < 0
                && Vocabulary.standard().ends("department", name);
    }

    /** A department's line: 「担当課：商工課」 without its heading, or null when the line is none. */
    static @Nullable List<String> departmentLine(String text) {
        List<String> found = departments(
                text.startsWith("【") && text.endsWith("】") && text.length() > 2
                        ? text.substring(1, text.length() - 1)
                        : text);
        return found.isEmpty() ? null : found;
    }
}
