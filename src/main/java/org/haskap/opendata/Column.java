package org.haskap.opendata;

import org.jspecify.annotations.Nullable;

/**
 * A column of a data set.
 *
 * @param name heading and JSON key: ASCII and snake case, except where a register's own headings are kept
 * @param title what it holds, in Japanese
 * @param type what its cells are
 * @param codes name of the code list its cells are taken from, or null
 * @param unit the unit of its numbers, the name of the column that holds it in braces, or null
 */
public record Column(
        String name,
        String title,
        Type type,
        @Nullable String codes,
        @Nullable String unit) {

    /** What a cell is. */
    public enum Type {
        /** A short text or identifier. */
        TEXT("string"),
        /** Sentences. */
        PROSE("string"),
        /** A plain decimal number. */
        NUMBER("number"),
        /** A whole number. */
        INTEGER("integer"),
        /** A day, ISO 8601. */
        DATE("date"),
        /** A moment in UTC, ISO 8601. */
        TIME("datetime"),
        /** A text exactly as a source printed it, whatever it means. */
        PRINTED("string");

        private final String frictionless;

        Type(String frictionless) {
            this.frictionless = frictionless;
        }

        /** The name of the type in a data package. */
        public String frictionless() {
            return frictionless;
        }
    }

    static Column text(String name, String title) {
        return new Column(name, title, Type.TEXT, null, null);
    }

    static Column prose(String name, String title) {
        return new Column(name, title, Type.PROSE, null, null);
    }

    static Column code(String name, String title, String codes) {
        return new Column(name, title, Type.TEXT, codes, null);
    }

    static Column integer(String name, String title, String unit) {
        return new Column(name, title, Type.INTEGER, null, unit);
    }

    static Column number(String name, String title, String unit) {
        return new Column(name, title, Type.NUMBER, null, unit);
    }

    static Column date(String name, String title) {
        return new Column(name, title, Type.DATE, null, null);
    }

    static Column time(String name, String title) {
        return new Column(name, title, Type.TIME, null, null);
    }

    static Column printed(String heading) {
        return new Column(heading, "元の表の見出し「" + heading + "」のとおり", Type.PRINTED, null, null);
    }
}
