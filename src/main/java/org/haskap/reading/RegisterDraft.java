package org.haskap.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.jspecify.annotations.Nullable;

/**
 * A register of programmes held with partners (共催・協働), as a table states it.
 *
 * @param columns the headings as printed, in order, so that an export can print them again unchanged
 * @param programmes one for each row
 */
public record RegisterDraft(List<String> columns, List<Programme> programmes) {
    /** Copies the lists. */
    public RegisterDraft {
        columns = List.copyOf(columns);
        programmes = List.copyOf(programmes);
    }

    /**
     * One programme.
     *
     * @param no its number as printed
     * @param department 所管部名 as printed
     * @param name 名称
     * @param partnersText 関係団体名 as printed
     * @param partners the same, split into organisations
     * @param form 協働の形態 (共催, 後援 …)
     * @param recurrence 実施区分 (毎年実施, 単年度実施 …)
     * @param firstYear 初回実施年, Western, or null when unknown
     * @param firstYearText the same as printed
     * @param start first day, or null when unreadable
     * @param startText the same as printed
     * @param end last day, or null when unreadable
     * @param endText the same as printed
     * @param purpose 目的
     * @param participants 市民参加人数
     * @param effect 取組の効果, or empty
     * @param place the row
     */
    public record Programme(
            String no,
            String department,
            String name,
            String partnersText,
            List<String> partners,
            String form,
            String recurrence,
            @Nullable Integer firstYear,
            String firstYearText,
            @Nullable LocalDate start,
            String startText,
            @Nullable LocalDate end,
            String endText,
            String purpose,
            Participants participants,
            String effect,
            Place place) {
        /** Copies the list. */
        public Programme {
            partners = List.copyOf(partners);
        }
    }

    /**
     * How many took part.
     *
     * @param value a whole number of people, or null when unknown
     * @param missing why there is no number, or null
     * @param text as printed
     */
    public record Participants(
            @Nullable BigDecimal value, @Nullable Missing missing, String text) {}
}
