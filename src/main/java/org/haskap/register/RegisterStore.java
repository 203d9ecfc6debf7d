package org.haskap.register;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.database.Columns;
import org.haskap.document.Edition;
import org.haskap.document.EditionRow;
import org.haskap.document.Mends;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.haskap.reading.RegisterDraft;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of registers and programmes. */
final class RegisterStore {
    private static final String HEAD = """
            select %s, r.id as register_id, r.fiscal_year, o.id as owner_id, o.name as owner_name, re.columns
            from edition e
            join register_edition re on re.edition_id = e.id
            join register r on r.id = re.register_id
            join organisation o on o.id = r.owner_id
            """.formatted(EditionRow.COLUMNS);
    private final JdbcClient jdbc;
    private final Mends mends;

    RegisterStore(JdbcClient jdbc, Mends mends) {
        this.jdbc = jdbc;
        this.mends = mends;
    }

    /** An edition of a register without its programmes. */
    record Head(Edition edition, long register, Organisation owner, FiscalYear fiscalYear, List<String> columns) {}

    List<Head> adopted() {
        return jdbc.sql(HEAD + "where e.state = 'ADOPTED' order by r.fiscal_year desc, r.id")
                .query(RegisterStore::head)
                .list();
    }

    /** Whose a register is, and of which fiscal year. */
    record Owned(Organisation owner, FiscalYear fiscalYear) {}

    Optional<Owned> owned(long register) {
        return jdbc.sql("""
                        select o.id, o.name, r.fiscal_year from register r join organisation o on o.id = r.owner_id
                        where r.id = :register
                        """)
                .param("register", register)
                .query((row, number) -> new Owned(
                        new Organisation(
                                row.getLong("id"), row.getString("name"), Organisation.Kind.of(row.getString("name"))),
                        new FiscalYear(row.getInt("fiscal_year"))))
                .optional();
    }

    Optional<Head> edition(long id) {
        return jdbc.sql(HEAD + "where e.id = :id")
                .param("id", id)
                .query(RegisterStore::head)
                .optional();
    }

    /** The registers of these editions whole, with four statements however many there are. */
    List<Register> registers(List<Head> heads) {
        if (heads.isEmpty()) {
            return List.of();
        }
        var editions = Columns.of(heads, head -> head.edition().id());
        Map<Row, List<Organisation>> partners = partners(editions);
        Map<Row, List<String>> cells = cells(editions);
        Map<Long, FiscalYear> years = new HashMap<>();
        heads.forEach(head -> years.put(head.edition().id(), head.fiscalYear()));
        Map<Long, List<Programme>> programmes = new HashMap<>();
        jdbc.sql("""
                        select p.*, d.organisation_id, d.parent_id, d.name as department
                        from programme p left join department d on d.id = p.department_id
                        where p.edition_id = any (cast(:editions as bigint[]))
                        order by p.edition_id, p.position
                        """).param("editions", editions).query(row -> {
            var key = new Row(row.getLong("edition_id"), row.getString("no"));
            programmes
                    .computeIfAbsent(key.edition(), id -> new ArrayList<>())
                    .add(programme(
                            row,
                            years.getOrDefault(key.edition(), new FiscalYear(0)),
                            partners.getOrDefault(key, List.of()),
                            cells.getOrDefault(key, List.of())));
        });
        var mended = mends.notes(heads.stream().map(head -> head.edition().id()).toList());
        return heads.stream()
                .map(head -> new Register(
                        head.register(),
                        head.owner(),
                        head.fiscalYear(),
                        head.edition(),
                        head.columns(),
                        programmes.getOrDefault(head.edition().id(), List.of()),
                        mended.getOrDefault(head.edition().id(), List.of())))
                .toList();
    }

    /** A programme of an edition. */
    private record Row(long edition, String no) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getLong("edition_id"), row.getString("no"));
        }
    }

    private Map<Row, List<Organisation>> partners(Object editions) {
        var partners = new HashMap<Row, List<Organisation>>();
        jdbc.sql("""
                        select p.edition_id, p.no, o.id, o.name
                        from programme_partner p join organisation o on o.id = p.organisation_id
                        where p.edition_id = any (cast(:editions as bigint[]))
                        order by p.edition_id, p.no, p.position
                        """).param("editions", editions).query(row -> {
            String name = row.getString("name");
            partners.computeIfAbsent(Row.of(row), key -> new ArrayList<>())
                    .add(new Organisation(row.getLong("id"), name, Organisation.Kind.of(name)));
        });
        return partners;
    }

    private Map<Row, List<String>> cells(Object editions) {
        var cells = new HashMap<Row, List<String>>();
        jdbc.sql("""
                        select edition_id, no, text from programme_cell
                        where edition_id = any (cast(:editions as bigint[]))
                        order by edition_id, no, position
                        """).param("editions", editions).query(row -> {
            cells.computeIfAbsent(Row.of(row), key -> new ArrayList<>()).add(row.getString("text"));
        });
        return cells;
    }

    void insertRegister(long id, long owner, FiscalYear year) {
        jdbc.sql("""
                        insert into register (id, owner_id, fiscal_year) values (:id, :owner, :year)
                        on conflict (id) do nothing
                        """)
                .param("id", id)
                .param("owner", owner)
                .param("year", year.year())
                .update();
    }

    void insertEdition(long edition, Register register) {
        jdbc.sql("""
                        insert into register_edition (edition_id, register_id, columns)
                        values (:edition, :register, cast(:columns as text[]))
                        """)
                .param("edition", edition)
                .param("register", register.id())
                .param("columns", Columns.of(register.columns(), column -> column))
                .update();
    }

    void insertProgrammes(long edition, List<Programme> programmes) {
        jdbc.sql("""
                        insert into programme (
                            edition_id, no, position, department_id, name, partners_text, form, recurrence,
                            first_year, first_year_text, start_day, start_text, end_day, end_text, purpose,
                            participants, participants_missing, participants_text, effect, page, line, col)
                        select :edition, no, position, department, name, partners, form, recurrence,
                            first_year, first_year_text, start_day, start_text, end_day, end_text, purpose,
                            people, missing, people_text, effect, page, line, col
                        from unnest(
                            cast(:nos as text[]), cast(:departments as bigint[]), cast(:names as text[]),
                            cast(:partners as text[]), cast(:forms as text[]), cast(:recurrences as text[]),
                            cast(:years as int[]), cast(:yearTexts as text[]),
                            cast(:starts as date[]), cast(:startTexts as text[]),
                            cast(:ends as date[]), cast(:endTexts as text[]), cast(:purposes as text[]),
                            cast(:people as numeric[]), cast(:missing as text[]), cast(:peopleTexts as text[]),
                            cast(:effects as text[]), cast(:pages as int[]), cast(:lines as int[]), cast(:cols as int[]))
                            with ordinality as p (
                                no, department, name, partners, form, recurrence, first_year, first_year_text,
                                start_day, start_text, end_day, end_text, purpose, people, missing, people_text,
                                effect, page, line, col, position)
                        """)
                .param("edition", edition)
                .param("nos", Columns.of(programmes, Programme::no))
                .param(
                        "departments",
                        Columns.of(
                                programmes,
                                p -> p.department() == null
                                        ? null
                                        : p.department().id()))
                .param("names", Columns.of(programmes, Programme::name))
                .param("partners", Columns.of(programmes, Programme::partnersText))
                .param("forms", Columns.of(programmes, Programme::form))
                .param("recurrences", Columns.of(programmes, Programme::recurrence))
                .param("years", Columns.of(programmes, Programme::firstYear))
                .param("yearTexts", Columns.of(programmes, Programme::firstYearText))
                .param("starts", Columns.of(programmes, Programme::start))
                .param("startTexts", Columns.of(programmes, Programme::startText))
                .param("ends", Columns.of(programmes, Programme::end))
                .param("endTexts", Columns.of(programmes, Programme::endText))
                .param("purposes", Columns.of(programmes, Programme::purpose))
                .param("people", Columns.of(programmes, p -> p.participants().value()))
                .param(
                        "missing",
                        Columns.of(
                                programmes,
                                p -> p.participants().missing() == null
                                        ? null
                                        : p.participants().missing().name()))
                .param(
                        "peopleTexts",
                        Columns.of(programmes, p -> p.participants().text()))
                .param("effects", Columns.of(programmes, Programme::effect))
                .param("pages", Columns.of(programmes, p -> p.place().page()))
                .param("lines", Columns.of(programmes, p -> p.place().line()))
                .param("cols", Columns.of(programmes, p -> p.place().column()))
                .update();
    }

    void insertPartners(long edition, List<Programme> programmes) {
        record Partner(String no, int position, long organisation) {}
        var rows = new ArrayList<Partner>();
        for (Programme programme : programmes) {
            for (int i = 0; i < programme.partners().size(); i++) {
                rows.add(new Partner(
                        programme.no(), i, programme.partners().get(i).id()));
            }
        }
        jdbc.sql("""
                        insert into programme_partner (edition_id, no, position, organisation_id)
                        select :edition, no, position, organisation
                        from unnest(cast(:nos as text[]), cast(:positions as int[]), cast(:organisations as bigint[]))
                            as p (no, position, organisation)
                        """)
                .param("edition", edition)
                .param("nos", Columns.of(rows, Partner::no))
                .param("positions", Columns.of(rows, Partner::position))
                .param("organisations", Columns.of(rows, Partner::organisation))
                .update();
    }

    void insertCells(long edition, List<Programme> programmes) {
        record Cell(String no, int position, String text) {}
        var rows = new ArrayList<Cell>();
        for (Programme programme : programmes) {
            for (int i = 0; i < programme.cells().size(); i++) {
                rows.add(new Cell(programme.no(), i, programme.cells().get(i)));
            }
        }
        jdbc.sql("""
                        insert into programme_cell (edition_id, no, position, text)
                        select :edition, no, position, text
                        from unnest(cast(:nos as text[]), cast(:positions as int[]), cast(:texts as text[]))
                            as c (no, position, text)
                        """)
                .param("edition", edition)
                .param("nos", Columns.of(rows, Cell::no))
                .param("positions", Columns.of(rows, Cell::position))
                .param("texts", Columns.of(rows, Cell::text))
                .update();
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        String owner = row.getString("owner_name");
        return new Head(
                EditionRow.read(row, number),
                row.getLong("register_id"),
                new Organisation(row.getLong("owner_id"), owner, Organisation.Kind.of(owner)),
                new FiscalYear(row.getInt("fiscal_year")),
                Arrays.asList((String[]) row.getArray("columns").getArray()));
    }

    private static Programme programme(ResultSet row, FiscalYear year, List<Organisation> partners, List<String> cells)
            throws SQLException {
        Long department = row.getObject("department_id", Long.class);
        BigDecimal participants = row.getBigDecimal("participants");
        String missing = row.getString("participants_missing");
        return new Programme(
                row.getString("no"),
                year,
                department == null
                        ? null
                        : new Department(
                                department,
                                row.getLong("organisation_id"),
                                row.getObject("parent_id", Long.class),
                                row.getString("department")),
                row.getString("name"),
                partners,
                row.getString("partners_text"),
                row.getString("form"),
                row.getString("recurrence"),
                row.getObject("first_year", Integer.class),
                row.getString("first_year_text"),
                row.getObject("start_day", LocalDate.class),
                row.getString("start_text"),
                row.getObject("end_day", LocalDate.class),
                row.getString("end_text"),
                row.getString("purpose"),
                new RegisterDraft.Participants(
                        participants,
                        missing == null ? null : Missing.valueOf(missing),
                        row.getString("participants_text")),
                row.getString("effect"),
                cells,
                new Place(row.getInt("page"), row.getInt("line"), row.getObject("col", Integer.class)));
    }
}
