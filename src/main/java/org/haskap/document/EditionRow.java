package org.haskap.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** How a row of the table {@code edition} becomes an {@link Edition}, also where another module joins it. */
public final class EditionRow {
    /** The columns {@link #read} wants, of a table named {@code e} in the statement. */
    public static final String COLUMNS =
            "e.id, e.uid, e.series_id, e.number, e.state, e.document_id, e.base_id, e.adopted_at";

    private EditionRow() {}

    /** Reads the current row. */
    public static Edition read(ResultSet row, int number) throws SQLException {
        OffsetDateTime adopted = row.getObject("adopted_at", OffsetDateTime.class);
        return new Edition(
                row.getLong("id"),
                row.getObject("uid", UUID.class),
                row.getLong("series_id"),
                row.getInt("number"),
                Edition.State.valueOf(row.getString("state")),
                row.getLong("document_id"),
                row.getObject("base_id", Long.class),
                adopted == null ? null : adopted.toInstant());
    }
}
