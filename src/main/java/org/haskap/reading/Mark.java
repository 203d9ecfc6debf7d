package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbering or bullet at the head of a line, told before any normalisation: NFKC would make ①, ⑴ and 1. alike.
 *
 * @param style how it is printed; one style is one level of a document
 * @param numbers its number or path of numbers; empty for a bullet
 * @param printed the mark as printed
 * @param rest what follows it, without white space around it
 */
record Mark(Style style, List<Integer> numbers, String printed, String rest) {

    /** Ways of marking, in the order in which they usually contain each other. */
    enum Style {
        PART,
        CHAPTER,
        SECTION,
        ROMAN,
        KANJI,
        DECIMAL,
        SPACED,
        PATH2,
        PATH3,
        PATH4,
        LENTICULAR,
        SQUARE,
        DIAMOND,
        PAREN,
        HALF_PAREN,
        CIRCLED,
        KANA,
        PAREN_KANA,
        DISC,
        RING,
        TRIANGLE,
        DOT,
        DASH;

        /** Whether the mark has no number. */
        boolean bullet() {
            return switch (this) {
                case LENTICULAR, SQUARE, DIAMOND, DISC, RING, TRIANGLE, DOT, DASH -> true;
                default -> false;
            };
        }

        /** Whether the mark stands before items of a list rather than before headings. */
        boolean item() {
            return this == DOT || this == DASH;
        }
    }

    /** What cannot follow a number that is a mark: counters and units, which make it a figure. */
    private static final String COUNTERS = "年月日時分歳人件社％%倍回箇ヶか割万億千円位週名組戸台期度次分点号";

    private static final String KANA = "アイウエオカキクケコサシスセソタチツテト";

    /** Last number: its own place among its siblings; 0 for a bullet. */
    int number() {
        return numbers.isEmpty() ? 0 : numbers.getLast();
    }

    /** The mark at the head of the text, or null when there is none. */
    static @Nullable Mark of(String text) {
        if (text.isEmpty()) {
            return null;
        }
        char c = text.charAt(0);
        return switch (c) {
            case '第' -> chapter(text);
            case '【' -> lenticular(text);
            case '■', '□' -> bullet(Style.SQUARE, text);
            case '◆', '◇' -> bullet(Style.DIAMOND, text);
            case '●' -> bullet(Style.DISC, text);
            case '○', '◯', '〇', '◎' -> bullet(Style.RING, text);
            case '▶', '▷', '►', '▼', '▽', '➢' -> bullet(Style.TRIANGLE, text);
            case '・', '･', '•' -> bullet(Style.DOT, text);
            case '-', '－' ->
                text.length() > 1 && Text.space(text.charAt(1)) && !Digits.digit(text.charAt(text.length() - 1))
                        ? bullet(Style.DASH, text)
                        : null;
            case '(', '（' -> bracketed(text);
            default -> numbered(text);
        };
    }

    private static Mark bullet(Style style, String text) {
        return new Mark(style, List.of(), text.substring(0, 1), Text.strip(text.substring(1)));
    }

    private static @Nullable Mark chapter(String text) {
        var digits = Digits.plainAt(text, Digits.spaces(text, 1));
        if (digits == null) {
            return null;
        }
        int at = Digits.spaces(text, digits.end());
        if (at >= text.length()) {
            return null;
        }
        Style style = switch (text.charAt(at)) {
            case '部', '編' -> Style.PART;
            case '章' -> Style.CHAPTER;
            case '節' -> Style.SECTION;
            default -> null;
        };
        if (style == null) {
            return null;
        }
        String rest = text.substring(at + 1);
        // 「第３章の記述のとおり」 is a sentence about the chapter, not its heading.
        boolean separate = rest.isEmpty() || !hiragana(rest.charAt(0));
        return separate ? new Mark(style, List.of(digits.value()), text.substring(0, at + 1), separated(rest)) : null;
    }

    private static @Nullable Mark lenticular(String text) {
        int close = text.indexOf('】');
        return close < 2
                ? null
                : new Mark(
                        Style.LENTICULAR,
                        List.of(),
                        "【】",
                        Text.strip(text.substring(1, close) + " " + text.substring(close + 1)));
    }

    private static @Nullable Mark bracketed(String text) {
        int at = Digits.spaces(text, 1);
        var digits = Digits.plainAt(text, at);
        int end = digits == null ? at + 1 : Digits.spaces(text, digits.end());
        if (end >= text.length() || (text.charAt(end) != ')' && text.charAt(end) != '）')) {
            return null;
        }
        String printed = text.substring(0, end + 1);
        String rest = separated(text.substring(end + 1));
        if (digits != null) {
            return digits.value() > 99 ? null : new Mark(Style.PAREN, List.of(digits.value()), printed, rest);
        }
        int kana = at < text.length() ? KANA.indexOf(text.charAt(at)) : -1;
        return kana < 0 ? null : new Mark(Style.PAREN_KANA, List.of(kana + 1), printed, rest);
    }

    private static @Nullable Mark numbered(String text) {
        var number = Digits.at(text, 0);
        if (number == null) {
            return kana(text);
        }
        int end = number.end();
        String rest = text.substring(end);
        Style style = switch (number.kind()) {
            case CIRCLED -> Style.CIRCLED;
            case BRACKETED -> Style.PAREN;
            case ROMAN -> delimited(rest) || rest.isEmpty() ? Style.ROMAN : null;
            case DOTTED -> Style.DECIMAL;
            case KANJI, PLAIN -> null;
        };
        if (style != null) {
            return new Mark(style, List.of(number.value()), text.substring(0, end), separated(rest));
        }
        return number.kind() == Digits.Kind.KANJI ? kanji(text, number) : plain(text, number);
    }

    private static @Nullable Mark kanji(String text, Digits number) {
        String rest = text.substring(number.end());
        boolean mark = (!rest.isEmpty() && "、．.".indexOf(rest.charAt(0)) >= 0)
                || (rest.length() > 1 && Text.space(rest.charAt(0)));
        return mark
                ? new Mark(Style.KANJI, List.of(number.value()), text.substring(0, number.end() + 1), separated(rest))
                : null;
    }

    /** {@code 1.}, {@code 1）}, {@code 1-1}, {@code 1.1.1}. */
    private static @Nullable Mark plain(String text, Digits number) {
        List<Integer> path = new ArrayList<>(List.of(number.value()));
        int end = number.end();
        while (path.size() < 4 && end + 1 < text.length() && joint(text.charAt(end))) {
            var next = Digits.plainAt(text, end + 1);
            if (next == null || next.kind() != Digits.Kind.PLAIN) {
                break;
            }
            path.add(next.value());
            end = next.end();
        }
        if (path.stream().anyMatch(n -> n < 1 || n > 99)) {
            return null;
        }
        String rest = text.substring(end);
        if (path.size() > 1) {
            Style style = path.size() == 2 ? Style.PATH2 : path.size() == 3 ? Style.PATH3 : Style.PATH4;
            boolean dotted = text.charAt(number.end()) == '.' || text.charAt(number.end()) == '．';
            return figure(rest) || (dotted && !delimited(rest))
                    ? null
                    : new Mark(style, List.copyOf(path), text.substring(0, end), separated(rest));
        }
        if (rest.isEmpty()) {
            return null;
        }
        char c = rest.charAt(0);
        String after = Text.strip(rest.substring(1));
        boolean figure = !after.isEmpty() && Digits.digit(after.charAt(0)) && after.length() == rest.length() - 1;
        return switch (c) {
            case '.', '．', '、' ->
                figure ? null : new Mark(Style.DECIMAL, List.copyOf(path), text.substring(0, end + 1), after);
            case ')', '）' -> new Mark(Style.HALF_PAREN, List.copyOf(path), text.substring(0, end + 1), after);
            default -> spaced(text, number, rest);
        };
    }

    /** {@code １　現状}: a full-width number or a full-width space shows that no figure is meant. */
    private static @Nullable Mark spaced(String text, Digits number, String rest) {
        String after = Text.strip(rest);
        boolean wide = text.charAt(0) >= '０' || rest.charAt(0) == '　';
        boolean figure = after.isEmpty() || figure(after) || COUNTERS.indexOf(after.charAt(0)) >= 0;
        return wide && Text.space(rest.charAt(0)) && !figure
                ? new Mark(Style.SPACED, List.of(number.value()), text.substring(0, number.end()), after)
                : null;
    }

    private static @Nullable Mark kana(String text) {
        int kana = KANA.indexOf(text.charAt(0));
        if (kana < 0 || text.length() < 3) {
            return null;
        }
        char c = text.charAt(1);
        boolean mark = c == ')' || c == '）' || c == '．' || c == '.' || Text.space(c);
        return mark
                ? new Mark(Style.KANA, List.of(kana + 1), text.substring(0, 2), Text.strip(text.substring(2)))
                : null;
    }

    private static boolean joint(char c) {
        return Text.dash(c) || c == '.' || c == '．' || c == 'ー';
    }

    /** Whether what follows a number makes it a figure: a counter, a unit, another number. */
    private static boolean figure(String rest) {
        if (rest.isEmpty()) {
            return false;
        }
        String after = Text.strip(rest);
        char c = after.isEmpty() ? ' ' : after.charAt(0);
        return (COUNTERS.indexOf(c) >= 0 && c == rest.charAt(0))
                || Digits.digit(c)
                || c == '→'
                || c == '※'
                || c == '％'
                || Text.dash(c)
                || c == '～'
                || c == '〜'
                || c == '/';
    }

    private static boolean delimited(String rest) {
        return !rest.isEmpty()
                && (Text.space(rest.charAt(0)) || ".．、:：".indexOf(rest.charAt(0)) >= 0 || rest.charAt(0) == '\t');
    }

    /** What follows a mark, without the separator between them. */
    static String separated(String rest) {
        String text = Text.strip(rest);
        while (!text.isEmpty() && ".．、:：｜|".indexOf(text.charAt(0)) >= 0) {
            text = Text.strip(text.substring(1));
        }
        return text;
    }

    private static boolean hiragana(char c) {
        return c >= 'ぁ' && c <= 'ゖ';
    }
}
