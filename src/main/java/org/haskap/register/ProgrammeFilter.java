package org.haskap.register;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which programmes to show. What is null does not restrict.
 *
 * @param department id of the department in charge
 * @param partner id of an organisation it is held with
 * @param form form of collaboration as printed
 * @param month a month the programme touches: one from May to February counts in each of its months
 */
public record ProgrammeFilter(
        @Nullable Long department,
        @Nullable Long partner,
        @Nullable String form,
        @Nullable YearMonth month) {
    /** Everything. */
    public static final ProgrammeFilter ALL = new ProgrammeFilter(null, null, null, null);

    /** Whether a programme is to be shown. */
    public boolean matches(Programme programme) {
        return (department == null
                        || (programme.department() != null
                                && programme.department().id() == department))
                && (partner == null || programme.partners().stream().anyMatch(o -> o.id() == partner))
                && (form == null || form.equals(programme.form()))
                && (month == null || programme.months().contains(month));
    }
}
