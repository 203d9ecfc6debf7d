package org.haskap.kernel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.kernel.PrintedQuantity.Bound;
import org.haskap.kernel.PrintedQuantity.Manner;
import org.jspecify.annotations.Nullable;

/**
 * Reads one printed figure by peeling words off both ends of the text until the number and its unit are left. Every
 * step shortens the text, so it ends in linear time.
 */
final class QuantityScanner {
    private static final int LONGEST_TEXT = 200;

    private final String printed;
    /** What is not yet understood: from and to in {@link #plain}, which has the same positions as {@link #printed}. */
    private final String plain;

    private int from;
    private int to;
    private boolean about;
    private boolean keep;
    private @Nullable Bound bound;
    private @Nullable Manner manner;
    private @Nullable PrintedPeriod period;
    private final List<String> marks = new ArrayList<>();

    private QuantityScanner(String printed) {
        this.printed = printed;
        this.plain = TextWidth.narrow(printed);
        this.to = plain.length();
    }

    static Optional<PrintedQuantity> read(String text) {
        String trimmed = TextWidth.trim(text);
        if (trimmed.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        return Optional.ofNullable(new QuantityScanner(trimmed).scan());
    }

    private @Nullable PrintedQuantity scan() {
        peelBehind();
        if (blank()) {
            return marks.isEmpty() && period == null && manner == null
                    ? found(Quantity.missing(printed, Missing.NOT_AVAILABLE), null)
                    : null;
        }
        if (QuantityWords.DASHES.indexOf(plain.charAt(from)) >= 0) {
            PrintedQuantity dash = dash();
            return dash != null ? dash : numberOrChange();
        }
        Optional<Missing> missing = Missing.told(rest());
        if (missing.isPresent()) {
            return found(Quantity.missing(printed, missing.get()), null);
        }
        return numberOrChange();
    }

    private @Nullable PrintedQuantity numberOrChange() {
        if (QuantityWords.KEEP.contains(rest().replace(" ", ""))) {
            keep = true;
            return found(Quantity.missing(printed, Missing.UNCLEAR), RelativeChange.NONE);
        }
        RelativeChange change = new RelativeChangeScanner(printed.substring(from, to)).scan();
        if (change != null) {
            return found(Quantity.missing(printed, Missing.UNCLEAR), change);
        }
        peelBefore();
        return number();
    }

    private PrintedQuantity found(Quantity quantity, @Nullable RelativeChange change) {
        return new PrintedQuantity(quantity, bound, manner, keep, change, period, marks.reversed());
    }

    /** ―, － … alone or with a unit behind it. */
    private @Nullable PrintedQuantity dash() {
        int end = from;
        while (end < to && QuantityWords.DASHES.indexOf(plain.charAt(end)) >= 0) {
            end++;
        }
        if (end == from || end - from > 3) {
            return null;
        }
        String unit = printed.substring(end, to);
        if (TextWidth.trim(unit).isEmpty()) {
            return found(Quantity.missing(printed, Missing.NOT_AVAILABLE), null);
        }
        return Units.read(unit)
                .map(u -> found(new Quantity(printed, null, u.unit(), Missing.NOT_AVAILABLE, false), null))
                .orElse(null);
    }

    private @Nullable PrintedQuantity number() {
        Numeral numeral = zero() ? new Numeral(BigDecimal.ZERO, from + 2) : Numeral.at(plain, from, to);
        if (numeral == null) {
            return null;
        }
        String unit = TextWidth.trim(printed.substring(numeral.end(), to));
        if (!unit.isEmpty() && !Units.isUnit(unit)) {
            return null;
        }
        BigDecimal value = numeral.value();
        return found(new Quantity(printed, value, unit.isEmpty() ? null : unit, null, about), null);
    }

    /** ゼロ, or ゼロ件 with a unit of one letter; longer words (ゼロカーボン) are names. */
    private boolean zero() {
        return plain.startsWith("ゼロ", from) && to - from <= 3;
    }

    private String rest() {
        return plain.substring(from, to);
    }

    private boolean blank() {
        while (from < to && plain.charAt(from) == ' ') {
            from++;
        }
        while (to > from && plain.charAt(to - 1) == ' ') {
            to--;
        }
        return from == to;
    }

    private void peelBehind() {
        boolean more = true;
        while (more && !blank()) {
            more = peelMark() || peelBracket() || peelWordBehind();
        }
    }

    /** A footnote's mark at the end: ※, ※１, ＊2, 注3. */
    private boolean peelMark() {
        int digits = to;
        while (digits > from && digits > to - 2 && Numeral.digit(plain.charAt(digits - 1))) {
            digits--;
        }
        int at = digits;
        while (at > from && plain.charAt(at - 1) == ' ') {
            at--;
        }
        if (at > from && "※*注".indexOf(plain.charAt(at - 1)) >= 0) {
            marks.add(plain.substring(digits, to));
            to = at - 1;
            return true;
        }
        return false;
    }

    /** （平成24年）, （累計）, （5年間累計）, （※1） at the end. */
    private boolean peelBracket() {
        if (plain.charAt(to - 1) != ')') {
            return false;
        }
        int open = opening();
        if (open < from) {
            return false;
        }
        String inside = printed.substring(open + 1, to - 1);
        Manner words = manner(TextWidth.compact(inside));
        if (words != null && manner == null) {
            manner = words;
            to = open;
            return true;
        }
        if (inside.startsWith("※") || inside.startsWith("注")) {
            marks.add(TextWidth.compact(inside).substring(1));
            to = open;
            return true;
        }
        String remark = TextWidth.trim(inside);
        if (QuantityWords.REMARKS.contains(TextWidth.compact(remark))
                || QuantityWords.PARTS.stream().anyMatch(remark::startsWith)) {
            to = open;
            return true;
        }
        PrintedPeriod time = PrintedPeriod.read(inside).orElse(null);
        if (time != null && period == null) {
            period = time;
            to = open;
            return true;
        }
        return false;
    }

    /** Where the bracket opens that the last character closes; before {@link #from} when it does not. */
    private int opening() {
        int depth = 0;
        for (int at = to - 1; at >= from; at--) {
            depth += plain.charAt(at) == ')' ? 1 : plain.charAt(at) == '(' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private boolean peelWordBehind() {
        String rest = rest();
        if (rest.endsWith("。") || rest.endsWith("、")) {
            to--;
            return true;
        }
        if (QuantityWords.KEEP.contains(rest)) {
            return false;
        }
        for (Map.Entry<String, Bound> word : QuantityWords.BOUNDS.entrySet()) {
            if (bound == null && rest.endsWith(word.getKey())) {
                bound = word.getValue();
                to -= word.getKey().length();
                return true;
            }
        }
        for (String word : QuantityWords.KEEP_AFTER) {
            if (!keep && rest.endsWith(word) && startsLikeNumber(rest)) {
                keep = true;
                to -= word.length();
                return true;
            }
        }
        for (String word : QuantityWords.ABOUT_AFTER) {
            if (!about && rest.endsWith(word)) {
                about = true;
                to -= word.length();
                return true;
            }
        }
        return false;
    }

    private static boolean startsLikeNumber(String rest) {
        return Numeral.digit(rest.charAt(0)) || QuantityWords.MINUS.indexOf(rest.charAt(0)) >= 0;
    }

    private void peelBefore() {
        boolean more = true;
        while (more && !blank()) {
            more = peelAbout() || peelManner();
        }
    }

    private boolean peelAbout() {
        for (String word : QuantityWords.ABOUT_BEFORE) {
            if (plain.startsWith(word, from)) {
                about = true;
                from += word.length();
                return true;
            }
        }
        return false;
    }

    /** 延べ, 年間, 5年間で, ５年間累計 before the number. */
    private boolean peelManner() {
        String longest = "";
        for (String word : QuantityWords.MANNERS.keySet()) {
            if (word.length() > longest.length() && plain.startsWith(word, from)) {
                longest = word;
            }
        }
        Manner words = QuantityWords.MANNERS.get(longest);
        if (words != null) {
            manner = manner == null || manner == Manner.YEARLY ? words : manner;
            from += longest.length();
            return true;
        }
        if (plain.charAt(from) == '年' && from + 1 < to && Numeral.digit(plain.charAt(from + 1))) {
            manner = manner == null ? Manner.YEARLY : manner;
            from++;
            return true;
        }
        int years = yearsTogether(plain, from);
        if (years > from && years < to) {
            manner = manner == null ? Manner.CUMULATIVE : manner;
            from = plain.startsWith("で", years) || plain.startsWith("の", years) ? years + 1 : years;
            return true;
        }
        return false;
    }

    /** The manner a bracket's words tell: 累計, 延べ, 5年間, 5か年の累計; null when they tell none. */
    static @Nullable Manner manner(String compact) {
        Manner direct = QuantityWords.MANNERS.get(compact);
        if (direct != null) {
            return direct;
        }
        int years = yearsTogether(compact, 0);
        if (years == 0) {
            return null;
        }
        String behind = compact.substring(years);
        if (behind.startsWith("の") || behind.startsWith("で")) {
            behind = behind.substring(1);
        }
        return behind.isEmpty() ? Manner.CUMULATIVE : QuantityWords.MANNERS.get(behind);
    }

    /** Where 5年間, 5 ヵ年 or ○か年 ends that begins at a position; the position itself when there is none. */
    static int yearsTogether(String compact, int at) {
        int end = at;
        while (end < compact.length()
                && end < at + 2
                && (Numeral.digit(compact.charAt(end)) || isCircle(compact, end))) {
            end++;
        }
        if (end == at) {
            return at;
        }
        int word = end;
        while (word < compact.length() && compact.charAt(word) == ' ') {
            word++;
        }
        for (String years : QuantityWords.YEARS_TOGETHER) {
            if (compact.startsWith(years, word)) {
                return word + years.length();
            }
        }
        return at;
    }

    private static boolean isCircle(String text, int at) {
        return text.charAt(at) == '○' || text.charAt(at) == '〇';
    }
}
