package org.haskap.database;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a table's comment says about its rows; migrations write it and everybody else obeys it.
 *
 * <ul>
 *   <li>{@code append-only: REASON}: rows are read and added, never changed or removed.
 *   <li>{@code append-only except COLUMN, COLUMN: REASON}: these columns may change. The word {@code delete} in that list
 *       means that rows may be removed, where something else says which.
 *   <li>{@code transient: REASON}: nothing is lost when the rows are; backups leave them out.
 *   <li>any other comment, or none: rows are read, added, changed and removed.
 * </ul>
 *
 * <p>A partition's rows are the table's: its mark counts for them. A column's comment {@code local: REASON} says that its
 * values mean something on this server only; backups leave them out, and a restored row gets the column's default.
 *
 * @param appendOnly whether rows are only added
 * @param changeable the columns that may change all the same
 * @param removable whether rows may be removed
 * @param passing whether backups leave the rows out
 */
record TableMark(boolean appendOnly, List<String> changeable, boolean removable, boolean passing) {
    private static final String DELETE = "delete";
    private static final Pattern APPEND_ONLY =
            Pattern.compile("append-only(?: except ([a-z0-9_]+(?:, [a-z0-9_]+)*))?: \\S.*", Pattern.DOTALL);
    private static final Pattern TRANSIENT = Pattern.compile("transient: \\S.*", Pattern.DOTALL);

    TableMark {
        changeable = List.copyOf(changeable);
    }

    /**
     * Reads a comment; empty where a table has none.
     *
     * @throws IllegalArgumentException when it begins like a mark and is none: taken for a mere remark it would leave the
     *     table unprotected
     */
    static TableMark of(String comment) {
        Matcher appendOnly = APPEND_ONLY.matcher(comment);
        if (appendOnly.matches()) {
            String except = appendOnly.group(1);
            List<String> exceptions =
                    except == null ? List.of() : Stream.of(except.split(", ")).toList();
            return new TableMark(
                    true,
                    exceptions.stream().filter(name -> !name.equals(DELETE)).toList(),
                    exceptions.contains(DELETE),
                    false);
        }
        boolean passing = TRANSIENT.matcher(comment).matches();
        if (!passing && (comment.startsWith("append-only") || comment.startsWith("transient"))) {
            throw new IllegalArgumentException("“" + comment + "” is no mark of a table; write 'append-only: REASON',"
                    + " 'append-only except COLUMN, COLUMN: REASON' or 'transient: REASON'.");
        }
        return new TableMark(false, List.of(), true, passing);
    }
}
