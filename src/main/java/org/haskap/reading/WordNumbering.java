package org.haskap.reading;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that Word shows before list paragraphs but does not keep in their text: 第1章, Ⅰ, １., ①, ア, 一, ・. Counts
 * as Word does: a number goes on until one of a higher level comes.
 */
final class WordNumbering {
    /** Styles inherit from each other; a chain longer than this is a circle. */
    private static final int STYLE_CHAIN = 20;

    private static final int LEVELS = 9;
    private static final Pattern PLACEHOLDER = Pattern.compile("%([1-9])");

    private record Level(int start, String format, String text) {}

    private record Style(@Nullable String basedOn, @Nullable String list, int level) {}

    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, Map<Integer, Level>> definitions = new HashMap<>();
    private final Map<String, String> lists = new HashMap<>();
    private final Map<String, int[]> counters = new HashMap<>();

    /** Reads the styles part or the numbering part. */
    void readDefinitions(XMLStreamReader in) throws XMLStreamException {
        String style = null;
        String basedOn = null;
        String list = null;
        String definition = null;
        int level = -1;
        int start = 1;
        String format = "decimal";
        String text = "";
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String value = OfficeSource.attribute(in, "val");
                switch (in.getLocalName()) {
                    case "style" -> {
                        style = OfficeSource.attribute(in, "styleId");
                        basedOn = null;
                        list = null;
                        level = -1;
                    }
                    case "basedOn" -> basedOn = value;
                    case "numId" -> list = value;
                    case "ilvl" -> level = number(value, 0);
                    case "abstractNum" -> definition = OfficeSource.attribute(in, "abstractNumId");
                    case "num" -> list = OfficeSource.attribute(in, "numId");
                    case "abstractNumId" -> {
                        if (list != null && value != null) {
                            lists.put(list, value);
                        }
                    }
                    case "lvl" -> {
                        level = number(OfficeSource.attribute(in, "ilvl"), 0);
                        start = 1;
                        format = "decimal";
                        text = "";
                    }
                    case "start" -> start = number(value, 1);
                    case "numFmt" -> format = value == null ? "decimal" : value;
                    case "lvlText" -> text = value == null ? "" : value;
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                switch (in.getLocalName()) {
                    case "style" -> {
                        if (style != null) {
                            styles.put(style, new Style(basedOn, list, level));
                        }
                        list = null;
                    }
                    case "lvl" -> {
                        if (definition != null) {
                            definitions
                                    .computeIfAbsent(definition, _ -> new HashMap<>())
                                    .put(level, new Level(start, format, text));
                        }
                    }
                    case "abstractNum" -> definition = null;
                    default -> {}
                }
            }
        }
    }

    private static int number(@Nullable String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text);
    }

    /** The number of the next paragraph with this style and list, or nothing when it has none. */
    String label(@Nullable String styleId, @Nullable String listId, int levelOrNone) {
        String list = listId;
        int at = levelOrNone;
        String next = styleId;
        for (int i = 0; i < STYLE_CHAIN && next != null && list == null; i++) {
            Style style = styles.get(next);
            if (style == null) {
                break;
            }
            list = style.list;
            at = at < 0 ? style.level : at;
            next = style.basedOn;
        }
        String definition = list == null ? null : lists.get(list);
        Map<Integer, Level> levels = definition == null ? null : definitions.get(definition);
        int depth = Math.max(0, at);
        if (definition == null || levels == null || depth >= LEVELS || !levels.containsKey(depth)) {
            return "";
        }
        int[] counts = counters.computeIfAbsent(definition, _ -> new int[LEVELS]);
        counts[depth]++;
        for (int deeper = depth + 1; deeper < LEVELS; deeper++) {
            counts[deeper] = 0;
        }
        return text(levels, counts, depth);
    }

    private static String text(Map<Integer, Level> levels, int[] counts, int depth) {
        Level level = levels.get(depth);
        if (level == null) {
            return "";
        }
        if (level.format.equals("bullet")) {
            // Symbol fonts put their bullets into the private area, where no other font has them.
            boolean symbol = !level.text.isEmpty() && Character.getType(level.text.charAt(0)) == Character.PRIVATE_USE;
            return symbol ? "・" : level.text;
        }
        Matcher matcher = PLACEHOLDER.matcher(level.text);
        var text = new StringBuilder();
        while (matcher.find()) {
            int other = Integer.parseInt(matcher.group(1)) - 1;
            Level shown = levels.getOrDefault(other, level);
            int count = shown.start + Math.max(0, counts[other] - 1);
            matcher.appendReplacement(text, Matcher.quoteReplacement(print(count, shown.format)));
        }
        return matcher.appendTail(text).toString();
    }

    /** A count in one of Word's number formats; an unknown format gives plain digits. */
    static String print(int count, String format) {
        return switch (format) {
            case "none" -> "";
            case "decimalFullWidth", "decimalFullWidth2" -> fullWidth(count);
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> from(count, '①', 20);
            case "decimalEnclosedParen" -> from(count, '⑴', 20);
            case "decimalEnclosedFullstop" -> from(count, '⒈', 20);
            case "upperLetter" -> from(count, 'A', 26);
            case "lowerLetter" -> from(count, 'a', 26);
            case "upperRoman" -> roman(count);
            case "lowerRoman" -> roman(count).toLowerCase(Locale.ROOT);
            case "aiueo", "aiueoFullWidth" -> of(count, "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン");
            case "iroha", "irohaFullWidth" -> of(count, "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス");
            case "japaneseCounting", "ideographDigital", "chineseCounting", "japaneseDigitalTenThousand" ->
                kanji(count);
            default -> Integer.toString(count);
        };
    }

    private static String from(int count, char first, int available) {
        return count >= 1 && count <= available ? String.valueOf((char) (first + count - 1)) : Integer.toString(count);
    }

    private static String of(int count, String letters) {
        return count >= 1 && count <= letters.length()
                ? String.valueOf(letters.charAt(count - 1))
                : Integer.toString(count);
    }

    private static String fullWidth(int count) {
        return Integer.toString(count)
                .chars()
                .map(c -> c >= '0' && c <= '9' ? c - '0' + '０' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String roman(int count) {
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] letters = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        if (count < 1 || count > 3999) {
            return Integer.toString(count);
        }
        var text = new StringBuilder();
        int rest = count;
        for (int i = 0; i < values.length; i++) {
            while (rest >= values[i]) {
                text.append(letters[i]);
                rest -= values[i];
            }
        }
        return text.toString();
    }

    private static String kanji(int count) {
        return new RuleBasedNumberFormat(ULocale.JAPAN, RuleBasedNumberFormat.SPELLOUT).format(count);
    }
}
