package org.haskap.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.haskap.kernel.CalendarYear;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Period;
import org.haskap.plan.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is still to be entered.
 *
 * @param period for which year
 * @param day by when
 */
record Due(Period period, LocalDate day) {

    /** How many days it is overdue; negative before the day. */
    long daysOver(LocalDate today) {
        return day.until(today, java.time.temporal.ChronoUnit.DAYS);
    }

    /**
     * The years of an indicator that have ended and have no value yet.
     *
     * @param years its years, as {@link #years} gives them
     * @param own the rule set for it, or null for the usual one
     * @param known whether a period has a value, or a reason for having none
     * @param countedFrom the first year that a formula counts by itself, or null
     */
    static List<Due> of(
            List<Period> years,
            @Nullable DueRule own,
            Predicate<Period> known,
            @Nullable Integer countedFrom,
            LocalDate today) {
        return years.stream()
                .filter(year -> year.end().isBefore(today) && !known.test(year))
                .filter(year -> countedFrom == null || number(year) < countedFrom)
                .map(year -> new Due(year, (own == null ? DueRule.usual(year) : own).dueDay(year)))
                .toList();
    }

    /**
     * The years an indicator has figures for: from the plan's first to the target's, or else to the plan's last. Calendar
     * years where its target or baseline is one, fiscal years otherwise. None where the plan does not say when it begins.
     */
    static List<Period> years(Indicator indicator, @Nullable Period plan) {
        Period target = indicator.target().period();
        Period last = target == null ? plan : target;
        if (plan == null || last == null) {
            return List.of();
        }
        boolean calendar = Stream.of(target, indicator.baseline().period())
                .filter(Objects::nonNull)
                .findFirst()
                .filter(CalendarYear.class::isInstance)
                .isPresent();
        return calendar
                ? IntStream.rangeClosed(plan.start().getYear(), last.end().getYear())
                        .<Period>mapToObj(CalendarYear::new)
                        .toList()
                : IntStream.rangeClosed(
                                FiscalYear.of(plan.start()).year(),
                                FiscalYear.of(last.end()).year())
                        .<Period>mapToObj(FiscalYear::new)
                        .toList();
    }

    /** The periods for which the plan's document itself prints what was reached. */
    static List<Period> printed(Indicator indicator) {
        var printed = new ArrayList<Period>();
        if (indicator.baseline().value() != null && indicator.baseline().period() != null) {
            printed.add(indicator.baseline().period());
        }
        indicator.series().stream()
                .filter(point -> point.value() != null && !isTarget(indicator, point.period(), point.tag()))
                .forEach(point -> printed.add(point.period()));
        return printed;
    }

    static boolean isTarget(Indicator indicator, Period period, String tag) {
        return tag.contains("目標") || period.equals(indicator.target().period());
    }

    /** The year by which formulas count. */
    static int number(Period year) {
        return switch (year) {
            case FiscalYear(int number) -> number;
            case CalendarYear(int number) -> number;
            default -> year.end().getYear();
        };
    }
}
