package org.haskap.register;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Place;
import org.haskap.reading.RegisterDraft;
import org.jspecify.annotations.Nullable;

/**
 * A programme held with partners (共催・協働).
 *
 * @param no what it is known by in its register: its number as printed; a repeated or absent number is told apart
 * @param fiscalYear fiscal year of its register
 * @param department who is in charge, or null when the row does not say
 * @param name its name
 * @param partners organisations it is held with
 * @param partnersText the same as printed
 * @param form form of collaboration (共催, 後援 …)
 * @param recurrence how often it is held, as printed
 * @param firstYear first year it was held, Western, or null when unknown
 * @param firstYearText the same as printed
 * @param start first day, or null when unreadable
 * @param startText the same as printed
 * @param end last day, or null when unreadable
 * @param endText the same as printed
 * @param purpose what it is for
 * @param participants how many took part
 * @param effect what came of it, or empty
 * @param cells the row as printed, one text for each column of the register
 * @param place the row in the register's document
 */
public record Programme(
        String no,
        FiscalYear fiscalYear,
        @Nullable Department department,
        String name,
        List<Organisation> partners,
        String partnersText,
        String form,
        String recurrence,
        @Nullable Integer firstYear,
        String firstYearText,
        @Nullable LocalDate start,
        String startText,
        @Nullable LocalDate end,
        String endText,
        String purpose,
        RegisterDraft.Participants participants,
        String effect,
        List<String> cells,
        Place place) {
    /** Copies the lists. */
    public Programme {
        partners = List.copyOf(partners);
        cells = List.copyOf(cells);
    }

    /** Every month it touches, from its first day's to its last day's; one known day counts for itself. */
    public List<YearMonth> months() {
        LocalDate first = start != null ? start : end;
        LocalDate last = end != null ? end : start;
        if (first == null || last == null || last.isBefore(first)) {
            return first == null ? List.of() : List.of(YearMonth.from(first));
        }
        YearMonth until = YearMonth.from(last);
        return Stream.iterate(YearMonth.from(first), month -> !month.isAfter(until), month -> month.plusMonths(1))
                .toList();
    }
}
