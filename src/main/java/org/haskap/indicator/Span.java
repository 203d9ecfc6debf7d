package org.haskap.indicator;

import java.time.LocalDate;
import java.time.MonthDay;

/** Over which days a formula counts for the figure of one year. */
public sealed interface Span {
    /** From 1 April to 31 March. */
    record EachFiscalYear() implements Span {}

    /** From 1 January to 31 December. */
    record EachCalendarYear() implements Span {}

    /** All facts up to a day of each year, such as 31 March. */
    record AsOfDay(MonthDay day) implements Span {}

    /** From a day on to the end of each fiscal year (累計). */
    record CumulativeSince(LocalDate since) implements Span {}
}
