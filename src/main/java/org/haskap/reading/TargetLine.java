package org.haskap.reading;

import java.util.List;
import org.haskap.kernel.PrintedQuantity;
import org.haskap.kernel.TextWidth;
import org.haskap.reading.IndicatorColumn.Kind;
import org.haskap.reading.IndicatorRow.Cell;
import org.haskap.reading.IndicatorRow.Parts;
import org.jspecify.annotations.Nullable;

/**
 * Reads a target for several years taken together, with no figure to start from: 「5ヵ年目標　新規雇用者数　100人」
 * 「創業相談件数　5ヵ年目標：150件」「企業立地件数（5か年目標）　10件」.
 */
final class TargetLine {
    private static final int LONGEST_LINE = 160;
    /** Characters that a number of years may take before the word. */
    private static final int LONGEST_YEARS = 8;

    private static final String TARGET = "目標";
    private static final String SIGNS = " :()[]【】・、";

    private TargetLine() {}

    /** Name and target, or null when the line is something else. */
    static @Nullable Parts read(String text) {
        String plain = TextWidth.narrow(text);
        int target = text.length() > LONGEST_LINE ? -1 : plain.indexOf(TARGET);
        for (int at = Math.max(0, target - LONGEST_YEARS); at < target; at++) {
            int end = PrintedQuantity.yearsTogether(plain, at);
            if (end > at && end == target) {
                int behind = end + TARGET.length() + (plain.startsWith("値", end + TARGET.length()) ? 1 : 0);
                String name = stripped(text.substring(0, at));
                String rest = stripped(text.substring(behind));
                String heading = text.substring(at, behind);
                return name.isEmpty() ? split(rest, heading) : parts(name, rest, heading);
            }
        }
        return null;
    }

    /** 「新規雇用者数　100人」: the last words that are a figure. */
    private static @Nullable Parts split(String rest, String heading) {
        String plain = TextWidth.narrow(rest).replace(':', ' ');
        for (int at = plain.indexOf(' '); at >= 0; at = plain.indexOf(' ', at + 1)) {
            Parts parts = parts(stripped(rest.substring(0, at)), stripped(rest.substring(at)), heading);
            if (parts != null) {
                return parts;
            }
        }
        return null;
    }

    private static @Nullable Parts parts(String name, String figure, String heading) {
        boolean told = IndicatorRow.nameable(name) && IndicatorRow.measured(figure);
        var column = new IndicatorColumn(Kind.TARGET, heading, null, true);
        return told ? new Parts(name, List.of(new Cell(column, figure))) : null;
    }

    /** Without signs before and behind, but for a bracket that is closed within. */
    private static String stripped(String piece) {
        String plain = TextWidth.narrow(piece);
        int from = 0;
        int to = plain.length();
        while (from < to && SIGNS.indexOf(plain.charAt(from)) >= 0 && plain.charAt(from) != '(') {
            from++;
        }
        while (to > from && SIGNS.indexOf(plain.charAt(to - 1)) >= 0 && plain.charAt(to - 1) != ')') {
            to--;
        }
        return TextWidth.trim(piece.substring(from, to));
    }
}
