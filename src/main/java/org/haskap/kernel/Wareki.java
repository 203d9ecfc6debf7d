package org.haskap.kernel;

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

    private static String number(int year) {
        return year == 1 ? "元" : Integer.toString(year);
    }
}
