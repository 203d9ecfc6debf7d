package bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TreeMap;

/** The same facts in DuckDB, in memory, with its own numbers for kinds and people, which spare it every join. */
final class DuckFacts implements AutoCloseable {
    private static final String FIGURES = """
            select kind, fiscal_year, count(*) as facts, sum(quantity) as total,
                case when kind % 6 = 0 then count(distinct person) filter (where kind % 6 = 0) end as people
            from fact group by kind, fiscal_year
            """;

    private final Connection connection;

    DuckFacts(long rows) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        var facts = new MadeUpFacts(rows, "//");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table fact as select kind, district, quantity, person, day, "
                    + "year(day) - case when month(day) < 4 then 1 else 0 end as fiscal_year from (select cast("
                    + facts.kindNumber() + " as smallint) as kind, cast(" + facts.district()
                    + " as smallint) as district, cast(" + facts.quantity() + " as integer) as quantity, cast("
                    + facts.person() + " as integer) as person, " + facts.day()
                    + " as day from range(" + rows + ") as numbers(n))");
        }
    }

    /** All figures by kind and year; {@link Figures#of} says which of the three counts. */
    Figures figures() throws SQLException {
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery(FIGURES)) {
            var found = new TreeMap<Figures.Cell, java.math.BigDecimal>();
            while (row.next()) {
                var cell = new Figures.Cell(row.getInt("kind"), row.getInt("fiscal_year"));
                found.put(cell, Figures.of(cell.kind(), row.getLong("facts"), row.getLong("total"), row.getLong("people")));
            }
            return new Figures(found);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
