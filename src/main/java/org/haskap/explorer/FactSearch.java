package org.haskap.explorer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Wareki;
import org.haskap.web.Query;
import org.jspecify.annotations.Nullable;

/**
 * Which facts somebody looks for, as the address says it. What cannot be read does not narrow the search, and the page says so.
 *
 * @param kind code of the kind; empty before one is chosen
 * @param node plan and node, {@code strategy/m3}
 * @param fy a fiscal year
 * @param from first day
 * @param until last day
 * @param values dimension to value
 * @param by the dimension that the table of months is divided by
 * @param per whether that table has months or years
 * @param measure what it shows
 * @param after place in the list: day and key of the last fact of the page before
 */
record FactSearch(
        String kind,
        String node,
        String fy,
        String from,
        String until,
        Map<String, String> values,
        String by,
        String per,
        String measure,
        String after) {
    static final String PATH = "/staff/evidence";
    static final String PIVOT = PATH + "/months";

    /** What stands before a dimension in the name of a parameter. */
    static final String DIMENSION = "d.";

    /** So many fiscal years are meant where nothing is said. */
    static final int YEARS = 5;

    private static final int LONGEST = 200;
    private static final int FIRST_YEAR = 1945;
    private static final int LAST_YEAR = 2200;

    FactSearch {
        values = Map.copyOf(values);
    }

    static FactSearch of(Map<String, String> given) {
        var values = new TreeMap<String, String>();
        given.forEach((name, value) -> {
            String text = text(value);
            if (name.startsWith(DIMENSION) && !text.isEmpty()) {
                values.put(text(name.substring(DIMENSION.length())), text);
            }
        });
        return new FactSearch(
                text(given.get("kind")),
                text(given.get("node")),
                text(given.get("fy")),
                text(given.get("from")),
                text(given.get("until")),
                values,
                text(given.get("by")),
                text(given.get("per")),
                text(given.get("measure")),
                text(given.get("after")));
    }

    private static String text(@Nullable String given) {
        String text = given == null ? "" : given.strip().replace('\0', '\uFFFD'); // which no database holds
        return text.length() > LONGEST ? "" : text;
    }

    /** The same as an address of that page, without the place in the list. */
    Query address(String path) {
        Query query = Query.of(path)
                .with("kind", kind)
                .with("node", node)
                .with("fy", fy)
                .with("from", from)
                .with("until", until);
        for (var value : new TreeMap<>(values).entrySet()) {
            query = query.with(DIMENSION + value.getKey(), value.getValue());
        }
        return path.equals(PATH) ? query : query.with("by", by).with("per", per).with("measure", measure);
    }

    /**
     * The days meant.
     *
     * @param first first day
     * @param last last day
     */
    record Days(LocalDate first, LocalDate last) {}

    /** The days asked for, else the fiscal year, else the last five fiscal years. */
    Days days(LocalDate today) {
        FiscalYear year = year();
        int now = FiscalYear.of(today).year();
        LocalDate first = year == null ? new FiscalYear(now - YEARS + 1).start() : year.start();
        LocalDate last = year == null ? new FiscalYear(now).end() : year.end();
        LocalDate asked = day(from);
        LocalDate until = day(this.until);
        if (asked != null) {
            first = asked;
            last = until == null && last.isBefore(asked) ? new FiscalYear(LAST_YEAR).start() : last;
        }
        if (until != null) {
            last = until;
            first = asked == null && first.isAfter(until) ? FiscalYear.of(until).start() : first;
        }
        return last.isBefore(first) ? new Days(last, first) : new Days(first, last);
    }

    /** The fiscal year asked for, or null. */
    @Nullable
    FiscalYear year() {
        if (!fy.matches("\\d{4}")) {
            return null;
        }
        int year = Integer.parseInt(fy);
        return year < FIRST_YEAR || year >= LAST_YEAR ? null : new FiscalYear(year);
    }

    /** A day as people write it, or null. */
    static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = text.isEmpty() || text.length() > 30 ? null : Wareki.date(text);
            return day == null || beyond(day) ? null : day;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static boolean beyond(LocalDate day) {
        return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR;
    }

    /**
     * Where a list goes on.
     *
     * @param day day of the last fact of the page before
     * @param fact its key
     */
    record Place(LocalDate day, long fact) {
        @Override
        public String toString() {
            return day + "_" + fact;
        }
    }

    /** The place asked for, or null at the top. */
    @Nullable
    Place place() {
        int sign = after.indexOf('_');
        try {
            LocalDate day = sign < 0 ? null : LocalDate.parse(after.substring(0, sign));
            return day == null || beyond(day) ? null : new Place(day, Long.parseLong(after.substring(sign + 1)));
        } catch (DateTimeException | NumberFormatException _) {
            return null;
        }
    }
}
