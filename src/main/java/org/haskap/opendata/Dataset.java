package org.haskap.opendata;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One table of open data.
 *
 * @param name its name in addresses and files
 * @param title its name in Japanese
 * @param description what a row is and what to know about it
 * @param columns the columns in order
 * @param spreadsheet whether its CSV file is made for spreadsheets: with a byte order mark, and texts that would be calculated
 *     guarded. A layout made for programs has neither
 * @param rows makes the rows, in an order that does not change while the version does not
 */
public record Dataset(
        String name,
        String title,
        String description,
        List<Column> columns,
        boolean spreadsheet,
        Supplier<Stream<Row>> rows) {
    /** A data set for spreadsheets and programs alike. */
    public Dataset(String name, String title, String description, List<Column> columns, Supplier<Stream<Row>> rows) {
        this(name, title, description, columns, true, rows);
    }

    /** Copies the list. */
    public Dataset {
        columns = List.copyOf(columns);
    }

    /**
     * A row: for each column a text, a number, a day, a moment, or null where there is nothing.
     *
     * @param cells as many as there are columns
     */
    public record Row(List<@Nullable Object> cells) {
        /** Keeps the list as it is: unlike others it may hold null. */
        public Row {
            cells = Collections.unmodifiableList(cells);
        }

        static Row of(@Nullable Object... cells) {
            return new Row(Arrays.asList(cells));
        }
    }
}
