package org.haskap.indicator;

import java.time.LocalDate;
import java.time.MonthDay;
import org.haskap.kernel.AsOf;
import org.haskap.kernel.CalendarYear;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Period;

/** Over which days a formula counts for the figure of one year. */
public sealed interface Span {
    /** Before anything that is ever counted. */
    LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

    /** The time that the figure of a year stands for. */
    Period period(int year);

    /** The first day that counts for the figure of a year; its last day is the period's. */
    LocalDate from(int year);

    /** The first day of the year itself, whatever was counted before: facts must come from it for the figure to be one. */
    LocalDate yearFrom(int year);

    /** The year a day belongs to. */
    int year(LocalDate day);

    /** As the beginning of a Japanese sentence. */
    String toSentence();

    /** A year's name in a sentence. */
    default String called(int year) {
        return year + "年度";
    }

    /** From 1 April to 31 March. */
    record EachFiscalYear() implements Span {
        @Override
        public Period period(int year) {
            return new FiscalYear(year);
        }

        @Override
        public LocalDate from(int year) {
            return LocalDate.of(year, 4, 1);
        }

        @Override
        public LocalDate yearFrom(int year) {
            return from(year);
        }

        @Override
        public int year(LocalDate day) {
            return FiscalYear.of(day).year();
        }

        @Override
        public String toSentence() {
            return "毎年度（4月から翌年3月まで）の、";
        }
    }

    /** From 1 January to 31 December. */
    record EachCalendarYear() implements Span {
        @Override
        public Period period(int year) {
            return new CalendarYear(year);
        }

        @Override
        public LocalDate from(int year) {
            return LocalDate.of(year, 1, 1);
        }

        @Override
        public LocalDate yearFrom(int year) {
            return from(year);
        }

        @Override
        public int year(LocalDate day) {
            return day.getYear();
        }

        @Override
        public String toSentence() {
            return "毎年（1月から12月まで）の、";
        }

        @Override
        public String called(int year) {
            return year + "年";
        }
    }

    /**
     * All facts up to a day of each fiscal year, such as 31 March.
     *
     * @param day the day; one from January to March lies in the year after the fiscal year's own
     */
    record AsOfDay(MonthDay day) implements Span {
        @Override
        public Period period(int year) {
            return new AsOf(day.atYear(day.getMonthValue() >= 4 ? year : year + 1));
        }

        @Override
        public LocalDate from(int year) {
            return BEGINNING;
        }

        @Override
        public LocalDate yearFrom(int year) {
            return period(year).end().minusYears(1).plusDays(1);
        }

        @Override
        public int year(LocalDate date) {
            return FiscalYear.of(date).year();
        }

        @Override
        public String toSentence() {
            return "毎年度の" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日までの、";
        }
    }

    /**
     * From a day on to the end of each fiscal year (累計).
     *
     * @param since the first day
     */
    record CumulativeSince(LocalDate since) implements Span {
        @Override
        public Period period(int year) {
            return new FiscalYear(year);
        }

        @Override
        public LocalDate from(int year) {
            return since;
        }

        @Override
        public LocalDate yearFrom(int year) {
            LocalDate april = LocalDate.of(year, 4, 1);
            return april.isBefore(since) ? since : april;
        }

        @Override
        public int year(LocalDate day) {
            return FiscalYear.of(day).year();
        }

        @Override
        public String toSentence() {
            return since.getYear() + "年" + since.getMonthValue() + "月" + since.getDayOfMonth() + "日から各年度の終わりまでの累計で、";
        }
    }
}
