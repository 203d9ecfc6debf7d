package org.haskap.kernel;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * The time a figure stands for. Fiscal year (年度, April to March), calendar year (暦年) and a single day (時点) are
 * three different scopes; figures of different scopes are never compared without saying so. Dates are days of the
 * region's calendar, without a zone.
 */
public sealed interface Period permits FiscalYear, CalendarYear, AsOf, YearSpan {
    /** By the last day, then by the first, then by the code, so that no two periods count as one. */
    Comparator<Period> IN_TIME =
            Comparator.comparing(Period::end).thenComparing(Period::start).thenComparing(Period::code);

    /** Machine form: {@code FY2019}, {@code CY2015}, {@code 2010-06-30}, {@code FY2015/FY2019}. */
    String code();

    /** Japanese form for pages: 「2019年度（令和元年度）」. */
    String label();

    /** First day. */
    LocalDate start();

    /** Last day, inclusive. */
    LocalDate end();

    /**
     * Reads the machine form.
     *
     * @throws IllegalArgumentException when the text is no such form
     */
    static Period parse(String code) {
        int slash = code.indexOf('/');
        if (slash > 0) {
            return new YearSpan(parse(code.substring(0, slash)), parse(code.substring(slash + 1)));
        }
        if (code.startsWith("FY")) {
            return new FiscalYear(Integer.parseInt(code.substring(2)));
        }
        if (code.startsWith("CY")) {
            return new CalendarYear(Integer.parseInt(code.substring(2)));
        }
        return new AsOf(LocalDate.parse(code));
    }
}
