package org.haskap.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A day as people type it into three boxes: full width or half width, 西暦 or 和暦, with or without 年月日 behind the
 * numbers. A whole day pasted into the first box is taken too.
 */
public final class TypedDay {
    private static final Pattern WESTERN = Pattern.compile("\\d{4}");
    private static final Pattern BARE = Pattern.compile("\\d{1,3}");
    private static final Pattern NUMBER = Pattern.compile("0?\\d{1,2}");

    /** No year, month or day is written longer than this; what is longer is refused before it is looked at. */
    private static final int LONGEST = 30;

    private TypedDay() {}

    /**
     * The day meant.
     *
     * @param year four digits, or an era with its year such as 令和7, R7, 令和元
     * @param month 1 to 12
     * @param day of the month
     * @throws DateTimeException when there is no such day; the message is Japanese and says what to type
     */
    public static LocalDate parse(String year, String month, String day) {
        String y = bare(year, '年');
        String m = bare(month, '月');
        String d = bare(day, '日');
        if (y.length() > LONGEST || m.length() > LONGEST || d.length() > LONGEST) {
            throw new DateTimeException("日付は年・月・日を数字で入力してください。");
        }
        if (m.isEmpty() && d.isEmpty() && !y.isEmpty()) {
            return Wareki.date(TextWidth.narrow(year).toUpperCase(Locale.ROOT));
        }
        if (y.isEmpty() || m.isEmpty() || d.isEmpty()) {
            throw new DateTimeException("日付は" + missing(y, m, d) + "も入力してください。");
        }
        if (BARE.matcher(y).matches()) {
            throw new DateTimeException("年は、2026 のように西暦4桁か、令和8 のように元号をつけて入力してください。");
        }
        if (!NUMBER.matcher(m).matches() || !NUMBER.matcher(d).matches()) {
            throw new DateTimeException("月と日は数字で入力してください。");
        }
        if (WESTERN.matcher(y).matches()) {
            return western(Integer.parseInt(y), Integer.parseInt(m), Integer.parseInt(d));
        }
        return Wareki.date(y.toUpperCase(Locale.ROOT) + "年" + Integer.parseInt(m) + "月" + Integer.parseInt(d) + "日");
    }

    private static LocalDate western(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new DateTimeException(year + "年" + month + "月" + day + "日という日はありません。日付を確かめてください。", e);
        }
    }

    private static String bare(String text, char sign) {
        String compact = TextWidth.compact(text);
        return !compact.isEmpty() && compact.charAt(compact.length() - 1) == sign
                ? compact.substring(0, compact.length() - 1)
                : compact;
    }

    private static String missing(String year, String month, String day) {
        var words = new java.util.StringJoiner("と");
        if (year.isEmpty()) {
            words.add("年");
        }
        if (month.isEmpty()) {
            words.add("月");
        }
        if (day.isEmpty()) {
            words.add("日");
        }
        return words.toString();
    }
}
