package org.haskap.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.haskap.reading.RegisterColumns.Column;
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

    /** What a row states, as a person may type it anew. The reader's own rules say what a text means. */
    public enum Field {
        DEPARTMENT(Column.DEPARTMENT),
        NAME(Column.NAME),
        PARTNERS(Column.PARTNERS),
        FORM(Column.FORM),
        RECURRENCE(Column.RECURRENCE),
        FIRST_YEAR(Column.FIRST_YEAR),
        START(Column.START),
        END(Column.END),
        PURPOSE(Column.PURPOSE),
        PARTICIPANTS(Column.PARTICIPANTS),
        EFFECT(Column.EFFECT);

        private final Column column;

        Field(Column column) {
            this.column = column;
        }

        /** The usual heading. */
        public String label() {
            return column.label();
        }

        /** The text as printed. */
        public String of(Programme p) {
            return switch (this) {
                case DEPARTMENT -> p.department;
                case NAME -> p.name;
                case PARTNERS -> p.partnersText;
                case FORM -> p.form;
                case RECURRENCE -> p.recurrence;
                case FIRST_YEAR -> p.firstYearText;
                case START -> p.startText;
                case END -> p.endText;
                case PURPOSE -> p.purpose;
                case PARTICIPANTS -> p.participants.text();
                case EFFECT -> p.effect;
            };
        }

        /** Why a text cannot stand in this field, in Japanese, or empty when it can. A blank always can. */
        public String problem(String text) {
            boolean absent = text.isBlank() || Missing.told(text).isPresent();
            return switch (this) {
                case NAME -> text.isBlank() ? "名称を入力してください。" : "";
                case FIRST_YEAR ->
                    absent || RegisterRow.year(text) != null
                            ? ""
                            : "年として読めません。「2015年」「平成27年度」のように入力するか、分からないときは「不明」と入力してください。";
                case START, END ->
                    absent || RegisterRow.date(text) != null ? "" : "日付として読めません。「R7.5.17」「2025/5/17」のように入力してください。";
                case PARTICIPANTS ->
                    absent || RegisterRow.participants(text).value() != null
                            ? ""
                            : "人数として読めません。「4,449」「約300人」のように入力するか、分からないときは「不明」と入力してください。";
                default -> "";
            };
        }

        /** The programme with another text here, understood as the reader would. */
        public Programme in(Programme p, String text) {
            return new Programme(
                    p.no,
                    this == DEPARTMENT ? text : p.department,
                    this == NAME ? text : p.name,
                    this == PARTNERS ? text : p.partnersText,
                    this == PARTNERS ? RegisterRow.partners(text) : p.partners,
                    this == FORM ? text : p.form,
                    this == RECURRENCE ? text : p.recurrence,
                    this == FIRST_YEAR ? RegisterRow.year(text) : p.firstYear,
                    this == FIRST_YEAR ? text : p.firstYearText,
                    this == START ? RegisterRow.date(text) : p.start,
                    this == START ? text : p.startText,
                    this == END ? RegisterRow.date(text) : p.end,
                    this == END ? text : p.endText,
                    this == PURPOSE ? text : p.purpose,
                    this == PARTICIPANTS ? RegisterRow.participants(text) : p.participants,
                    this == EFFECT ? text : p.effect,
                    p.place);
        }
    }

    /** Position of a field's column in the headings, from 0; -1 when the table lacks it. */
    public int position(Field field) {
        return RegisterColumns.of(columns)
                .filter(known -> known.has(field.column))
                .map(known -> known.number(field.column) - 1)
                .orElse(-1);
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
