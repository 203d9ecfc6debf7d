package org.haskap.reading;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.haskap.kernel.Wareki;
import org.haskap.reading.RegisterColumns.Column;
import org.haskap.reading.RegisterDraft.Participants;
import org.haskap.reading.RegisterDraft.Programme;
import org.jspecify.annotations.Nullable;

/** From a row's cells to a programme; nothing is judged here. */
final class RegisterRow {
    private static final Pattern PEOPLE =
            Pattern.compile("(?:約|およそ|延べ|のべ|延|計)*\\s*(\\d{1,3}(?:,\\d{3})+|\\d{1,12})\\s*(?:人|名)?(?:程度|以上)?");
    private static final Pattern YEAR_ALONE = Pattern.compile("(?:西暦)?\\s*(\\d{4})\\s*年?度?");
    private static final Pattern ERA_LETTER = Pattern.compile("^([RHS])\\s*(?=[元\\d])");

    private static final Pattern WEEKDAY = Pattern.compile("[（(][月火水木金土日祝・]{1,3}[)）]$");

    private RegisterRow() {}

    /** The programme that the row states; {@code ordinal} numbers it where the table has no numbers. */
    static Programme read(List<String> row, RegisterColumns columns, Place place, int ordinal) {
        String no = columns.text(row, Column.NO);
        String firstYear = columns.text(row, Column.FIRST_YEAR);
        String start = columns.text(row, Column.START);
        String end = columns.text(row, Column.END);
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
                date(start),
                start,
                date(end),
                end,
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

    /** The Western year as printed in either calendar, or null when it is none. */
    static @Nullable Integer year(String text) {
        String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        Matcher western = YEAR_ALONE.matcher(narrow);
        if (western.matches()) {
            return Integer.valueOf(western.group(1));
        }
        Matcher letter = ERA_LETTER.matcher(narrow);
        String era = letter.find()
                ? letter.replaceFirst(
                        switch (letter.group(1)) {
                            case "R" -> "令和";
                            case "H" -> "平成";
                            default -> "昭和";
                        })
                : narrow;
        List<YearMention> years = YearMention.in(era);
        return years.size() == 1 ? years.getFirst().year() : null;
    }

    /** A number of people, or the reason why there is none: 「4,449」「約300人」「不明」. */
    static Participants participants(String text) {
        String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        Matcher people = PEOPLE.matcher(narrow);
        if (people.matches()) {
            return new Participants(new BigDecimal(people.group(1).replace(",", "")), null, text);
        }
        // なし in a register's cell leaves nothing open: nobody was counted.
        Missing missing = Missing.told(text)
                .map(told -> told == Missing.UNCLEAR ? Missing.NOT_AVAILABLE : told)
                .orElse(Missing.UNCLEAR);
        return new Participants(null, missing, text);
    }
}
