package org.haskap.attainment;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.haskap.kernel.AsOf;
import org.haskap.kernel.CalendarYear;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Period;
import org.haskap.kernel.YearSpan;
import org.haskap.reading.PlanDraft.Accumulation;
import org.jspecify.annotations.Nullable;

/**
 * Which times may be set against each other, and how far one lies behind another. Source: KPI conventions section 2: 年度 and
 * 暦年, or sums over different numbers of years, are never divided by one another.
 */
public final class Scopes {
    private Scopes() {}

    /** What sort of time a period is, in a word. */
    static String word(Period period) {
        return switch (period) {
            case FiscalYear _ -> "年度";
            case CalendarYear _ -> "暦年";
            case AsOf _ -> "時点";
            case YearSpan span -> span(span) + "年間の値";
        };
    }

    /**
     * Why figures of two times cannot be set against each other; empty when they can. A state at a time (時点の値) stands for the
     * end of its year, so years of both sorts and days can be compared; what happened within a year cannot.
     *
     * @param one a period, or null when the document does not say: what is not known cannot be held against it
     */
    public static Optional<String> mismatch(Accumulation accumulation, @Nullable Period one, @Nullable Period other) {
        if (one == null || other == null) {
            return Optional.empty();
        }
        boolean spans = one instanceof YearSpan || other instanceof YearSpan;
        boolean same;
        if (spans && accumulation == Accumulation.CUMULATIVE) {
            same = sort(last(one)).equals(sort(last(other)));
        } else if (spans) {
            same = one instanceof YearSpan a
                    && other instanceof YearSpan b
                    && span(a) == span(b)
                    && sort(a.last()).equals(sort(b.last()));
        } else {
            same = accumulation == Accumulation.LEVEL || sort(one).equals(sort(other));
        }
        return same
                ? Optional.empty()
                : Optional.of("期間のとり方が違うため比べられません（" + one.label() + "は" + word(one) + "、" + other.label() + "は"
                        + word(other) + "）。");
    }

    /** A state is compared across sorts of years: worth saying. */
    static boolean converted(Accumulation accumulation, @Nullable Period one, @Nullable Period other) {
        return accumulation == Accumulation.LEVEL
                && one != null
                && other != null
                && !(one instanceof YearSpan)
                && !(other instanceof YearSpan)
                && !sort(one).equals(sort(other));
    }

    /** How many whole years lie between two years of one sort; for anything else days. Negative when the second is earlier. */
    static long between(Period from, Period to) {
        Period first = last(from);
        Period second = last(to);
        if (sameYears(first, second)) {
            return (long) year(second) - year(first);
        }
        return ChronoUnit.DAYS.between(first.end(), second.end());
    }

    /** Whether distances between these are whole years. */
    static boolean inYears(Period... periods) {
        Period first = last(periods[0]);
        for (Period period : periods) {
            if (!sameYears(first, last(period))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameYears(Period one, Period other) {
        return sort(one).equals(sort(other)) && !(one instanceof AsOf);
    }

    /** The year a period is known by: the one it begins in, for several years the last. */
    public static int year(Period period) {
        return switch (period) {
            case FiscalYear fiscal -> fiscal.year();
            case CalendarYear calendar -> calendar.year();
            case AsOf day -> day.day().getYear();
            case YearSpan span -> year(span.last());
        };
    }

    /** The first single period of several years; the period itself when it is one. */
    public static Period first(Period period) {
        return period instanceof YearSpan span ? first(span.first()) : period;
    }

    /** The last single period of several years; the period itself when it is one. */
    static Period last(Period period) {
        return period instanceof YearSpan span ? last(span.last()) : period;
    }

    private static String sort(Period period) {
        return switch (period) {
            case FiscalYear _ -> "FY";
            case CalendarYear _ -> "CY";
            case AsOf _ -> "D";
            case YearSpan span -> "S" + sort(span.last());
        };
    }

    private static int span(YearSpan span) {
        return year(span.last()) - year(span.first()) + 1;
    }
}
