package org.haskap.strategy;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import org.haskap.register.Programme;
import org.haskap.register.Register;
import org.haskap.web.Query;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * The register's programmes by month. One that lasts several months is told in the month it begins and named again in the
 * months it goes on.
 *
 * @param year fiscal year
 * @param list address of the same year as a list
 * @param months the months in which anything was held
 * @param undated programmes whose days could not be read
 * @param downloads files beside the page
 */
public record CalendarPage(String year, String list, List<Month> months, List<Link> undated, List<Download> downloads) {

    /** Copies the lists. */
    public CalendarPage {
        months = List.copyOf(months);
        undated = List.copyOf(undated);
        downloads = List.copyOf(downloads);
    }

    /**
     * A month.
     *
     * @param code such as {@code 2025-05}, the anchor's ending
     * @param label in words
     * @param beginning what begins in it
     * @param continuing what began before and goes on
     */
    public record Month(String code, String label, List<Entry> beginning, List<Entry> continuing) {
        /** Copies the lists. */
        public Month {
            beginning = List.copyOf(beginning);
            continuing = List.copyOf(continuing);
        }
    }

    /**
     * A programme in a month.
     *
     * @param days its days; until when, for one that goes on
     * @param page its name and page
     * @param department in charge, or empty
     */
    public record Entry(String days, Link page, String department) {}

    static CalendarPage of(Register register, @Nullable Integer fy, List<Download> downloads) {
        return new CalendarPage(
                register.fiscalYear().label(),
                Query.of(ProgrammeListPage.PATH)
                        .with("fy", fy == null ? "" : fy.toString())
                        .href(),
                register.months().stream().map(m -> month(register, m)).toList(),
                register.programmes().stream()
                        .filter(p -> p.months().isEmpty())
                        .map(CalendarPage::link)
                        .toList(),
                downloads);
    }

    private static Month month(Register register, YearMonth month) {
        var held = register.programmes().stream()
                .filter(p -> p.months().contains(month))
                .sorted(Comparator.comparing(p -> p.start(), Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        return new Month(
                month.toString(),
                Dates.month(month),
                held.stream()
                        .filter(p -> begins(p, month))
                        .map(p -> entry(p, false))
                        .toList(),
                held.stream()
                        .filter(p -> !begins(p, month))
                        .map(p -> entry(p, true))
                        .toList());
    }

    private static boolean begins(Programme programme, YearMonth month) {
        return programme.months().getFirst().equals(month);
    }

    private static Entry entry(Programme programme, boolean continuing) {
        var start = programme.start();
        var end = programme.end();
        String days;
        if (continuing) {
            days = end == null ? "" : Dates.brief(end) + "まで";
        } else if (start == null || end == null || start.equals(end)) {
            days = start != null ? Dates.brief(start) : end != null ? Dates.brief(end) : "";
        } else {
            days = Dates.brief(start) + "～" + (start.getYear() == end.getYear() ? Dates.brief(end) : Dates.full(end));
        }
        var department = programme.department();
        return new Entry(days, link(programme), department == null ? "" : department.name());
    }

    private static Link link(Programme programme) {
        return new Link(programme.name(), ProgrammeLinks.href(programme));
    }
}
