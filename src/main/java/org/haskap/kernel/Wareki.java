package org.haskap.kernel;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Japanese era years (和暦) by plain arithmetic: plans printed before 2019 speak of 平成32年 and later, which calendar
 * classes refuse. Source: open-data standards section 4.
 */
public final class Wareki {
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

    private static final Pattern DAY = Pattern.compile(
            "(?:(令和|平成|昭和|大正|[RHST])\\s*)?(元|\\d{1,4})\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})日?(?:\\([月火水木金土日・祝]+\\))?");

    /**
     * A day as printed: 「R7.5.17」「令和7年5月17日」「2025/5/17」「2025-05-17」.
     *
     * @throws DateTimeException when the text is no day or there is no such day
     */
    public static LocalDate date(String text) {
        Matcher day =
                DAY.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        if (!day.matches()) {
            throw new DateTimeException("「" + text + "」は日付として読めません。");
        }
        int year = day.group(2).equals("元") ? 1 : Integer.parseInt(day.group(2));
        String era = day.group(1);
        if (era == null && year < 1000) {
            throw new DateTimeException("「" + text + "」の年が分かりません。");
        }
        int western = era == null
                ? year
                : year
                        + switch (era) {
                            case "令和", "R" -> 2018;
                            case "平成", "H" -> 1988;
                            case "昭和", "S" -> 1925;
                            default -> 1911;
                        };
        return LocalDate.of(western, Integer.parseInt(day.group(3)), Integer.parseInt(day.group(4)));
    }

    private static String number(int year) {
        return year == 1 ? "元" : Integer.toString(year);
    }
}
