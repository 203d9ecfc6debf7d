package org.haskap.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Japanese era years (和暦) by plain arithmetic: plans printed before 2019 speak of 平成32年 and later, which calendar
 * classes refuse. Source: open-data standards section 4.
 */
public final class Wareki {
    /**
     * An era.
     *
     * @param name 平成
     * @param letter H
     * @param sign ㍻
     * @param offset what is added to the era's year
     * @param begin its first day
     */
    record Era(String name, String letter, String sign, int offset, LocalDate begin) {}

    static final List<Era> ERAS = List.of(
            new Era("令和", "R", "㋿", 2018, LocalDate.of(2019, 5, 1)),
            new Era("平成", "H", "㍻", 1988, LocalDate.of(1989, 1, 8)),
            new Era("昭和", "S", "㍼", 1925, LocalDate.of(1926, 12, 25)),
            new Era("大正", "T", "㍽", 1911, LocalDate.of(1912, 7, 30)),
            new Era("明治", "M", "㍾", 1867, LocalDate.of(1868, 10, 23)));

    /** With which an era's name, letter or sign can begin. */
    private static final String FIRST_SIGNS = "令平昭大明RHSTM㋿㍻㍼㍽㍾";

    private Wareki() {}

    /** The era year of a Western year as usually printed: 2019 is 令和元年 although it began as 平成31年. */
    public static String year(int western) {
        if (western >= 2019) {
            return "令和" + number(western - 2018) + "年";
        }
        if (western >= 1989) {
            return "平成" + number(western - 1988) + "年";
        }
        if (western >= 1926) {
            return "昭和" + number(western - 1925) + "年";
        }
        return "西暦" + western + "年";
    }

    private static String number(int year) {
        return year == 1 ? "元" : Integer.toString(year);
    }

    /** The era whose name, letter or sign begins at a position of a narrow text. */
    static Optional<Era> at(String text, int position) {
        boolean begins = position < text.length() && FIRST_SIGNS.indexOf(text.charAt(position)) >= 0;
        return begins
                ? ERAS.stream().filter(era -> length(era, text, position) > 0).findFirst()
                : Optional.empty();
    }

    /** How many characters the era takes there; 0 when another or none is printed. */
    static int length(Era era, String text, int position) {
        for (String form : List.of(era.name(), era.letter(), era.sign())) {
            if (text.startsWith(form, position)) {
                return form.length();
            }
        }
        return 0;
    }

    /**
     * A day as printed, strictly: 「R7.5.17」「令和7年5月17日」「2025/5/17」「2025-05-17」. An era's day before the era's
     * first day is refused; a day after its last is taken, since plans print 平成32年4月1日.
     *
     * @throws DateTimeException when the text is no day or there is no such day; the message is Japanese and says why
     */
    public static LocalDate date(String text) {
        PrintedPeriod found = PrintedPeriod.read(text).orElse(null);
        if (found == null) {
            throw new DateTimeException("「" + TextWidth.trim(text) + "」は日付として読めません。R7.5.17 や 2025-05-17 のように書いてください。");
        }
        if (found.problem() != null) {
            throw new DateTimeException(found.problem());
        }
        if (found.period() instanceof AsOf(LocalDate day)) {
            return day;
        }
        throw new DateTimeException("「" + found.text() + "」には日がありません。R7.5.17 のように年月日で書いてください。");
    }
}
