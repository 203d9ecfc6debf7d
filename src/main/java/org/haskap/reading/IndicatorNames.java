package org.haskap.reading;

import java.util.Optional;
import java.util.regex.Pattern;
import org.haskap.kernel.TextWidth;
import org.haskap.kernel.Units;

/** What stands around an indicator's name: numbering, marks, a unit in brackets. */
final class IndicatorNames {
    private static final Pattern NUMBERING = Pattern.compile(
            "^(?:[①-⑳⑴-⒇]|[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．)）](?![0-9０-９])|[ア-オ][ 　.．)）]|(?:指標|KPI|ＫＰＩ)[0-9０-９]{0,2}[:：])[ 　]*");
    private static final int LONGEST_UNIT = 8;
    private static final String UNIT = "単位:";

    private IndicatorNames() {}

    /** Without numbering, marks of lists and outer signs. */
    static String bare(String name) {
        String text = TextWidth.trim(name);
        boolean more = true;
        while (more && !text.isEmpty()) {
            String shorter = IndicatorWords.NAME_MARKS.indexOf(text.charAt(0)) >= 0
                    ? text.substring(1)
                    : NUMBERING.matcher(text).replaceFirst("");
            more = shorter.length() < text.length();
            text = TextWidth.trim(shorter);
        }
        while (text.endsWith(":") || text.endsWith("：") || text.endsWith("…")) {
            text = TextWidth.trim(text.substring(0, text.length() - 1));
        }
        return text;
    }

    /** A unit in brackets at the name's end: 観光入込客数（千人）, 面積（単位：ha）. */
    static Optional<Units.Scaled> unit(String name) {
        String text = TextWidth.trim(name);
        String plain = TextWidth.narrow(text);
        int open = plain.lastIndexOf('(');
        if (open <= 0 || !plain.endsWith(")")) {
            return Optional.empty();
        }
        String inside = text.substring(open + 1, text.length() - 1);
        boolean named = TextWidth.compact(inside).startsWith(UNIT);
        String word = named ? inside.substring(TextWidth.narrow(inside).indexOf(':') + 1) : inside;
        if (!named && (word.length() > LONGEST_UNIT || !IndicatorWords.BRACKET_UNITS.contains(measure(word)))) {
            return Optional.empty();
        }
        return Units.read(word);
    }

    /** The unit that a line of its own gives a whole table: （単位：千人）, 単位:％; empty for other lines and for several units. */
    static Optional<String> unitOfTable(String line) {
        String word = TextWidth.compact(line);
        boolean bracketed = word.length() > 2 && "([〔".indexOf(word.charAt(0)) >= 0;
        String inside = bracketed ? word.substring(1, word.length() - 1) : word;
        if (!inside.startsWith(UNIT) || inside.indexOf('・') >= 0) {
            return Optional.empty();
        }
        String unit = inside.substring(UNIT.length());
        return Units.read(unit).map(_ -> unit);
    }

    /** The unit without its power of ten. */
    private static String measure(String word) {
        return Units.read(word).map(Units.Scaled::unit).map(TextWidth::compact).orElse("");
    }
}
