package org.haskap.strategy;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.haskap.register.Programme;
import org.haskap.register.ProgrammeFilter;
import org.haskap.register.Register;
import org.haskap.register.Totals;
import org.haskap.web.Query;
import org.haskap.web.chart.Numbers;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * The register of one fiscal year.
 *
 * @param year fiscal year
 * @param owner whose register it is
 * @param filter the form above it
 * @param participants sum of the known numbers of what is shown
 * @param unknown how many of what is shown have no known number
 * @param sorted key of the column the rows are ordered by, or empty for the register's own order
 * @param rows what the filter lets through
 * @param years the other fiscal years
 * @param calendar address of the same year by month
 * @param source the document
 * @param downloads files beside the list
 */
public record ProgrammeListPage(
        String year,
        String owner,
        Filter filter,
        String participants,
        int unknown,
        String sorted,
        List<Row> rows,
        List<Link> years,
        String calendar,
        Link source,
        List<Download> downloads) {

    static final String PATH = "/programmes";

    /** Copies the lists. */
    public ProgrammeListPage {
        rows = List.copyOf(rows);
        years = List.copyOf(years);
        downloads = List.copyOf(downloads);
    }

    /**
     * What was asked for, as addresses of the page and of its files say it; what is null or empty does not restrict.
     *
     * @param fy fiscal year, Western; the newest register when null
     * @param department id of the department in charge
     * @param partner id of a partner
     * @param form form of collaboration
     * @param month a month it touches
     * @param sort {@code start} or {@code participants}; anything else is the register's own order
     */
    public record Asked(
            @Nullable Integer fy,
            @Nullable Long department,
            @Nullable Long partner,
            String form,
            @Nullable YearMonth month,
            String sort) {
        /** Takes what an address does not name, which arrives as null, for empty. */
        public Asked {
            form = Objects.requireNonNullElse(form, "");
            sort = Objects.requireNonNullElse(sort, "");
        }

        Query query() {
            return Query.of(PATH)
                    .with("fy", text(fy))
                    .with("department", text(department))
                    .with("partner", text(partner))
                    .with("form", form)
                    .with("month", text(month))
                    .with("sort", sort);
        }

        /** The conditions on programmes. */
        public ProgrammeFilter filter() {
            return new ProgrammeFilter(department, partner, form.isEmpty() ? null : form, month);
        }

        private static String text(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }
    }

    /**
     * A programme in a row.
     *
     * @param no its number
     * @param page its name and page
     * @param department in charge, or null
     * @param partners partners
     * @param form form of collaboration and how often
     * @param days the first day and the last, each to stand on one line
     * @param participants number with unit, or the reason why there is none
     */
    public record Row(
            String no,
            Link page,
            @Nullable Link department,
            List<Link> partners,
            String form,
            List<String> days,
            String participants) {
        /** Copies the lists. */
        public Row {
            days = List.copyOf(days);
            partners = List.copyOf(partners);
        }
    }

    static ProgrammeListPage of(Register register, List<Register> all, Asked asked, List<Download> downloads) {
        var shown = register.filter(asked.filter()).stream()
                .sorted(order(asked.sort()))
                .toList();
        var totals = Totals.of(shown);
        var fields = List.of(
                Field.choice(
                        "department",
                        "所管部",
                        Asked.text(asked.department()),
                        register.departments().stream()
                                .map(d -> new Field.Option(Long.toString(d.id()), d.name()))
                                .toList()),
                Field.choice(
                        "partner",
                        "団体",
                        Asked.text(asked.partner()),
                        register.partners().stream()
                                .map(o -> new Field.Option(Long.toString(o.id()), o.name()))
                                .toList()),
                Field.choice(
                        "form",
                        "協働の形態",
                        asked.form(),
                        register.forms().stream()
                                .map(f -> new Field.Option(f, f))
                                .toList()),
                Field.choice(
                        "month",
                        "月",
                        Asked.text(asked.month()),
                        register.months().stream()
                                .map(m -> new Field.Option(m.toString(), Dates.month(m)))
                                .toList()));
        return new ProgrammeListPage(
                register.fiscalYear().label(),
                register.owner().name(),
                new Filter(
                        PATH,
                        asked.fy() == null ? List.of() : List.of(new Filter.Kept("fy", Asked.text(asked.fy()))),
                        fields,
                        Conditions.of(fields, asked.query()),
                        register.programmes().size() + "の事業のうち" + shown.size() + "件を表示しています"),
                Numbers.plain(totals.participants()),
                totals.unknown(),
                asked.sort(),
                shown.stream().map(ProgrammeListPage::row).toList(),
                all.stream()
                        .filter(r -> r.id() != register.id())
                        .map(r -> new Link(
                                r.fiscalYear().label(),
                                Query.of(PATH)
                                        .with(
                                                "fy",
                                                Integer.toString(r.fiscalYear().year()))
                                        .href()))
                        .toList(),
                Query.of("/programmes/calendar")
                        .with("fy", Asked.text(asked.fy()))
                        .href(),
                new Link("元の資料を一行ずつ見る", "/documents/" + register.documentId()),
                downloads);
    }

    /** Unknown dates and numbers come last. */
    private static Comparator<Programme> order(String sort) {
        return switch (sort) {
            case "start" -> Comparator.comparing(p -> p.start(), Comparator.nullsLast(Comparator.naturalOrder()));
            case "participants" ->
                Comparator.comparing(
                        p -> p.participants().value(), Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()));
            default -> (_, _) -> 0;
        };
    }

    static Row row(Programme programme) {
        var department = programme.department();
        return new Row(
                programme.no(),
                new Link(programme.name(), ProgrammeLinks.href(programme)),
                department == null ? null : Cards.of(department),
                programme.partners().stream()
                        .map(o -> new Link(o.name(), "/organisations/" + o.id()))
                        .toList(),
                Stream.of(programme.form(), programme.recurrence())
                        .filter(s -> !s.isEmpty())
                        .reduce((a, b) -> a + "・" + b)
                        .orElse(""),
                Dates.span(programme),
                participants(programme));
    }

    static String participants(Programme programme) {
        var value = programme.participants().value();
        var missing = programme.participants().missing();
        return value != null ? Numbers.plain(value) + "人" : "－（" + (missing == null ? "値なし" : missing.label()) + "）";
    }
}
