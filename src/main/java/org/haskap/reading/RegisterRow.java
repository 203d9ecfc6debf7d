package org.haskap.reading;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.kernel.Place;
import org.haskap.kernel.PrintedPeriod;
import org.haskap.kernel.Quantity;
import org.haskap.kernel.Wareki;
import org.haskap.reading.RegisterColumns.Column;
import org.haskap.reading.RegisterDraft.Participants;
import org.haskap.reading.RegisterDraft.Programme;
import org.jspecify.annotations.Nullable;

/** From a row's cells to a programme; nothing is judged here. */
final class RegisterRow {
    /** Units that count people. */
    private static final Set<String> PEOPLE = Set.of("人", "名");

    private static final Pattern YEAR_ALONE = Pattern.compile("(?:西暦)?\\s*(\\d{4})\\s*年?度?");
    private static final Pattern WEEKDAYS = Pattern.compile("[（(][月火水木金土日祝・]{1,3}[)）]");

    /** A last day without its year (and month) behind the first. */
    private static final Pattern SHORTENED =
            Pattern.compile("(.+?)\\s*[~〜～]\\s*(?:(?:(\\d{1,2})月\\s*)|(?:(\\d{1,2})[./]))?(\\d{1,2})\\s*日?");

    /** A longer cell is no period. */
    private static final int LONGEST_DAYS = 80;

    private static final Pattern WEEKDAY = Pattern.compile("[（(][月火水木金土日祝・]{1,3}[)）]$");

    private RegisterRow() {}

    /** The programme that the row states; {@code ordinal} numbers it where the table has no numbers. */
    static Programme read(List<String> row, RegisterColumns columns, Place place, int ordinal) {
        String no = columns.text(row, Column.NO);
        String firstYear = columns.text(row, Column.FIRST_YEAR);
        String start = columns.text(row, Column.START);
        String end = columns.text(row, Column.END);
        Days days = columns.spans() ? days(start) : new Days(date(start), start, date(end), end);
        String partners = columns.text(row, Column.PARTNERS);
        return new Programme(
                no.isEmpty() ? Integer.toString(ordinal) : no,
                columns.text(row, Column.DEPARTMENT),
                columns.text(row, Column.NAME),
                partners,
                partners(partners),
                columns.text(row, Column.FORM),
                columns.text(row, Column.RECURRENCE),
                year(firstYear),
                firstYear,
                days.first(),
                days.firstText(),
                days.last(),
                days.lastText(),
                columns.text(row, Column.PURPOSE),
                participants(columns.text(row, Column.PARTICIPANTS)),
                columns.text(row, Column.EFFECT),
                place);
    }

    /** Organisations parted by 、 , / or a line break, but not within brackets. */
    static List<String> partners(String text) {
        var partners = new ArrayList<String>();
        var name = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += "(（「『【〔".indexOf(c) >= 0 ? 1 : ")）」』】〕".indexOf(c) >= 0 && depth > 0 ? -1 : 0;
            boolean separator = "、，/／；;\n".indexOf(c) >= 0 && depth == 0;
            if (separator) {
                addUnlessBlank(partners, name);
            } else {
                name.append(c);
            }
        }
        addUnlessBlank(partners, name);
        return partners;
    }

    private static void addUnlessBlank(List<String> partners, StringBuilder name) {
        String text = name.toString().strip();
        if (!text.isEmpty() && Missing.told(text).isEmpty()) {
            partners.add(text);
        }
        name.setLength(0);
    }

    /** The day as printed, or null when it is none. */
    static @Nullable LocalDate date(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Wareki.date(WEEKDAY.matcher(text).replaceFirst(""));
        } catch (DateTimeException e) {
            return null; // the checks say so with the place
        }
    }

    /** First and last day, each as understood (or null) and as printed. */
    record Days(
            @Nullable LocalDate first,
            String firstText,
            @Nullable LocalDate last,
            String lastText) {}

    /** A period as printed in one cell: 「R7.5.17～R7.6.1」「令和7年5月17日（土）～18日（日）」「令和7年度」; one day is both. */
    static Days days(String text) {
        String plain = WEEKDAYS.matcher(text).replaceAll("");
        Period period = PrintedPeriod.read(plain).map(PrintedPeriod::period).orElse(null);
        if (period != null) {
            return new Days(period.start(), text, period.end(), text);
        }
        String narrow = Normalizer.normalize(plain, Normalizer.Form.NFKC);
        Matcher shortened = SHORTENED.matcher(narrow.length() > LONGEST_DAYS ? "" : narrow);
        LocalDate first = shortened.matches() ? date(shortened.group(1).strip()) : null;
        if (first == null) {
            return new Days(null, text, null, text);
        }
        String month = shortened.group(2) == null ? shortened.group(3) : shortened.group(2);
        LocalDate last = later(first, month, shortened.group(4));
        return new Days(last == null ? null : first, text, last, text);
    }

    /** The day of a month on or after another, or null when there is none. */
    private static @Nullable LocalDate later(LocalDate first, @Nullable String month, String day) {
        try {
            LocalDate last = LocalDate.of(
                    first.getYear(),
                    month == null ? first.getMonthValue() : Integer.parseInt(month),
                    Integer.parseInt(day));
            LocalDate next = last.isBefore(first) && month != null ? last.plusYears(1) : last;
            return next.isBefore(first) ? null : next;
        } catch (DateTimeException e) {
            return null; // the checks say so with the place
        }
    }

    /** The Western year as printed in either calendar, or null when it is none. */
    static @Nullable Integer year(String text) {
        String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        Matcher western = YEAR_ALONE.matcher(narrow);
        if (western.matches()) {
            return Integer.valueOf(western.group(1));
        }
        List<YearMention> years = YearMention.in(narrow);
        return years.size() == 1 ? years.getFirst().year() : null;
    }

    /** A number of people, or the reason why there is none: 「4,449」「約300人」「不明」. */
    static Participants participants(String text) {
        Quantity people = Quantity.parse(text);
        BigDecimal value = people.value();
        boolean counted = value != null
                && value.signum() >= 0
                && value.stripTrailingZeros().scale() <= 0;
        if (counted && (people.unit() == null || PEOPLE.contains(people.unit()))) {
            return new Participants(value, null, text);
        }
        // なし in a register's cell leaves nothing open: nobody was counted.
        Missing missing = Missing.told(text)
                .map(told -> told == Missing.UNCLEAR ? Missing.NOT_AVAILABLE : told)
                .orElse(Missing.UNCLEAR);
        return new Participants(null, missing, text);
    }
}
