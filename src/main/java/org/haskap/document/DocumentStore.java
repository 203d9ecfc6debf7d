package org.haskap.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.database.Columns;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.reading.Document;
import org.haskap.reading.LineFate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of documents, their readings, lines and findings. */
final class DocumentStore {
    private static final String NEWEST_READING = "(select max(id) from document_reading where document_id = :document)";
    private static final String DOCUMENT = """
            select d.id, coalesce(r.name, d.name) as name, r.title, d.format, d.sha256, length(d.content) as size, r.pages, r.lines, r.read_at
            from source_document d
            join document_reading r on r.id = (select max(id) from document_reading where document_id = d.id)
            """;

    /**
     * A content line's {@code what} is a code, or a code and a passage ({@code m3:概要}). Where several series are made of
     * one document, its lines point at an adopted one, the first known.
     */
    private static final String LINE = """
            select l.page, l.line, l.text, l.fate,
                coalesce(c.code || substr(l.what, length(c.draft_code) + 1), l.what) as what
            from source_line l
            left join renamed_code c
                on l.fate = 'CONTENT' and c.document_id = :document
                and c.draft_code = split_part(l.what, ':', 1)
                and c.series_id = coalesce(
                    (select e.series_id from edition e where e.document_id = :document
                        order by e.state = 'ADOPTED' desc, e.series_id limit 1),
                    (select min(r.series_id) from renamed_code r where r.document_id = :document))
            """;

    private final JdbcClient jdbc;

    DocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes whoever else stores the same bytes wait until this transaction ends. A lock on the name and not on a row, because
     * a row that never changes cannot be locked by who may not change it.
     */
    void lock(String sha256) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(current_schema() || ' document ' || :sha256, 0))")
                .param("sha256", sha256)
                .query((_, _) -> true)
                .single();
    }

    /** The document with these bytes; a new row where there is none yet. */
    long insert(String sha256, String name, String format, byte[] content, Instant at) {
        return jdbc.sql("""
                        with added as (
                            insert into source_document (sha256, name, format, content, stored_at)
                            select :sha256, :name, :format, :content, :at
                            where not exists (select from source_document where sha256 = :sha256)
                            returning id)
                        select id from added union all select id from source_document where sha256 = :sha256
                        """)
                .param("sha256", sha256)
                .param("name", Columns.text(name))
                .param("format", format)
                .param("content", content)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    Optional<String> digest(long document) {
        return jdbc.sql("select digest from document_reading where id = " + NEWEST_READING)
                .param("document", document)
                .query(String.class)
                .optional();
    }

    long insertReading(long document, String name, String title, int pages, int lines, String digest, Instant at) {
        return jdbc.sql("""
                        insert into document_reading (document_id, name, title, pages, lines, digest, read_at)
                        values (:document, :name, :title, :pages, :lines, :digest, :at) returning id
                        """)
                .param("document", document)
                .param("name", Columns.text(name))
                .param("title", Columns.text(title))
                .param("pages", pages)
                .param("lines", lines)
                .param("digest", digest)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    void insertLines(long reading, List<SourceLine> lines) {
        jdbc.sql("""
                        insert into source_line (reading_id, number, page, line, text, fate, what)
                        select :reading, number, page, line, text, fate, what
                        from unnest(
                            cast(:pages as int[]), cast(:lines as int[]), cast(:texts as text[]),
                            cast(:fates as text[]), cast(:whats as text[]))
                            with ordinality as l (page, line, text, fate, what, number)
                        """)
                .param("reading", reading)
                .param("pages", Columns.of(lines, l -> l.place().page()))
                .param("lines", Columns.of(lines, l -> l.place().line()))
                .param("texts", Columns.of(lines, SourceLine::text))
                .param("fates", Columns.of(lines, l -> l.fate().name()))
                .param("whats", Columns.of(lines, SourceLine::what))
                .update();
    }

    void insertFindings(long reading, List<Finding> findings) {
        jdbc.sql("""
                        insert into finding (reading_id, number, severity, code, message, page, line, col)
                        select :reading, number, severity, code, message, page, line, col
                        from unnest(
                            cast(:severities as text[]), cast(:codes as text[]), cast(:messages as text[]),
                            cast(:pages as int[]), cast(:lines as int[]), cast(:cols as int[]))
                            with ordinality as f (severity, code, message, page, line, col, number)
                        """)
                .param("reading", reading)
                .param("severities", Columns.of(findings, f -> f.severity().name()))
                .param("codes", Columns.of(findings, Finding::code))
                .param("messages", Columns.of(findings, Finding::message))
                .param(
                        "pages",
                        Columns.of(
                                findings,
                                f -> f.place() == null ? null : f.place().page()))
                .param(
                        "lines",
                        Columns.of(
                                findings,
                                f -> f.place() == null ? null : f.place().line()))
                .param(
                        "cols",
                        Columns.of(
                                findings,
                                f -> f.place() == null ? null : f.place().column()))
                .update();
    }

    /** Keeps what a reader made of the document, in place of what an earlier reader made of the same lines. */
    void putDraft(long document, String draft) {
        jdbc.sql("""
                        insert into reading_draft (reading_id, draft) values (%s, :draft)
                        on conflict (reading_id) do update set draft = excluded.draft
                        where reading_draft.draft <> excluded.draft
                        """.formatted(NEWEST_READING))
                .param("document", document)
                .param("draft", draft)
                .update();
    }

    Optional<String> draft(long document) {
        return jdbc.sql("select draft from reading_draft where reading_id = " + NEWEST_READING)
                .param("document", document)
                .query(String.class)
                .optional();
    }

    /** Every so-manieth line's place, beginning with the first. */
    List<Place> cuts(long document, int length) {
        return jdbc.sql("""
                        select page, line from source_line
                        where (number - 1) % :length = 0 and reading_id =\s""" + NEWEST_READING + " order by number")
                .param("document", document)
                .param("length", length)
                .query((row, number) -> Place.line(row.getInt("page"), row.getInt("line")))
                .list();
    }

    /** The lines between two places with the reader's own codes. */
    List<SourceLine> linesAsRead(long document, Place first, Place last) {
        return jdbc.sql("""
                        select page, line, text, fate, what from source_line
                        where (page, line) between (:page1, :line1) and (:page2, :line2)
                        and reading_id =\s""" + NEWEST_READING + " order by number")
                .param("document", document)
                .param("page1", first.page())
                .param("line1", first.line())
                .param("page2", last.page())
                .param("line2", last.line())
                .query(DocumentStore::line)
                .list();
    }

    Optional<SourceDocument> find(long document) {
        return jdbc.sql(DOCUMENT + "where d.id = :document")
                .param("document", document)
                .query(DocumentStore::document)
                .optional();
    }

    List<SourceDocument> all() {
        return jdbc.sql(DOCUMENT + "order by d.id desc")
                .query(DocumentStore::document)
                .list();
    }

    List<SourceDocument> adopted() {
        return jdbc.sql(DOCUMENT + """
                        where exists (select from edition e where e.document_id = d.id and e.state = 'ADOPTED')
                        order by d.id desc
                        """).query(DocumentStore::document).list();
    }

    Optional<SourceDocument> findPublic(long document) {
        return jdbc.sql(DOCUMENT + """
                        where d.id = :document
                        and exists (select from edition e where e.document_id = d.id and e.state in ('ADOPTED', 'SUPERSEDED'))
                        """)
                .param("document", document)
                .query(DocumentStore::document)
                .optional();
    }

    List<SourceLine> lines(long document) {
        return jdbc.sql(LINE + "where l.reading_id = " + NEWEST_READING + " order by l.number")
                .param("document", document)
                .query(DocumentStore::line)
                .list();
    }

    Optional<SourceLine> line(long document, Place place) {
        return jdbc.sql(LINE + "where l.reading_id = " + NEWEST_READING + """
                         and l.page = :page and l.line = :line order by l.number limit 1
                        """)
                .param("document", document)
                .param("page", place.page())
                .param("line", place.line())
                .query(DocumentStore::line)
                .optional();
    }

    List<Finding> findings(long document) {
        return jdbc.sql("""
                        select severity, code, message, page, line, col from finding
                        where reading_id =\s""" + NEWEST_READING + " order by number")
                .param("document", document)
                .query(DocumentStore::finding)
                .list();
    }

    List<Finding> findings(long document, Place first, Place last) {
        return jdbc.sql("""
                        select severity, code, message, page, line, col from finding
                        where (page is null or (page, line) between (:page1, :line1) and (:page2, :line2))
                        and reading_id =\s""" + NEWEST_READING + " order by number")
                .param("document", document)
                .param("page1", first.page())
                .param("line1", first.line())
                .param("page2", last.page())
                .param("line2", last.line())
                .query(DocumentStore::finding)
                .list();
    }

    int findingCount(long document) {
        return jdbc.sql("select count(*) from finding where reading_id = " + NEWEST_READING)
                .param("document", document)
                .query(Integer.class)
                .single();
    }

    List<SourceLine> lines(long document, Place first, Place last, LineFate.@Nullable Fate only) {
        return jdbc.sql(LINE + "where l.reading_id = " + NEWEST_READING + """
                         and (l.page, l.line) between (:page1, :line1) and (:page2, :line2)
                         and l.fate = coalesce(cast(:only as text), l.fate)
                         order by l.number
                        """)
                .param("document", document)
                .param("page1", first.page())
                .param("line1", first.line())
                .param("page2", last.page())
                .param("line2", last.line())
                .param("only", only == null ? null : only.name())
                .query(DocumentStore::line)
                .list();
    }

    List<Stretch> stretches(long document) {
        record Counted(int page, int number, LineFate.Fate fate, int lines) {}
        var counted = jdbc.sql("""
                        select page, (line - 1) / :longest + 1 as stretch, fate, count(*) as lines from source_line
                        where reading_id = %s group by 1, 2, 3 order by 1, 2
                        """.formatted(NEWEST_READING))
                .param("document", document)
                .param("longest", Stretch.LONGEST)
                .query((row, number) -> new Counted(
                        row.getInt("page"),
                        row.getInt("stretch"),
                        LineFate.Fate.valueOf(row.getString("fate")),
                        row.getInt("lines")))
                .list();
        var stretches = new ArrayList<Stretch>();
        for (int i = 0; i < counted.size(); ) {
            var first = counted.get(i);
            var fates = new EnumMap<LineFate.Fate, Integer>(LineFate.Fate.class);
            for (;
                    i < counted.size()
                            && counted.get(i).page() == first.page()
                            && counted.get(i).number() == first.number();
                    i++) {
                fates.put(counted.get(i).fate(), counted.get(i).lines());
            }
            stretches.add(new Stretch(first.page(), first.number(), fates));
        }
        return List.copyOf(stretches);
    }

    Optional<byte[]> bytes(long document) {
        return jdbc.sql("select content from source_document where id = :document")
                .param("document", document)
                .query((row, number) -> row.getBytes("content"))
                .optional();
    }

    void forgetRenamedCodes(long document, long series) {
        jdbc.sql("delete from renamed_code where document_id = :document and series_id = :series")
                .param("document", document)
                .param("series", series)
                .update();
    }

    void insertRenamedCodes(long document, long series, List<Map.Entry<String, String>> codes) {
        jdbc.sql("""
                        insert into renamed_code (document_id, series_id, draft_code, code)
                        select :document, :series, draft_code, code
                        from unnest(cast(:drafts as text[]), cast(:codes as text[])) as c (draft_code, code)
                        """)
                .param("document", document)
                .param("series", series)
                .param("drafts", Columns.of(codes, Map.Entry::getKey))
                .param("codes", Columns.of(codes, Map.Entry::getValue))
                .update();
    }

    private static SourceDocument document(ResultSet row, int number) throws SQLException {
        return new SourceDocument(
                row.getLong("id"),
                row.getString("name"),
                row.getString("title"),
                Document.Format.valueOf(row.getString("format")),
                row.getString("sha256"),
                row.getLong("size"),
                row.getInt("pages"),
                row.getInt("lines"),
                row.getObject("read_at", OffsetDateTime.class).toInstant());
    }

    private static SourceLine line(ResultSet row, int number) throws SQLException {
        return new SourceLine(
                Place.line(row.getInt("page"), row.getInt("line")),
                row.getString("text"),
                LineFate.Fate.valueOf(row.getString("fate")),
                row.getString("what"));
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        Integer page = row.getObject("page", Integer.class);
        return new Finding(
                Finding.Severity.valueOf(row.getString("severity")),
                row.getString("code"),
                row.getString("message"),
                page == null ? null : new Place(page, row.getInt("line"), row.getObject("col", Integer.class)));
    }
}
