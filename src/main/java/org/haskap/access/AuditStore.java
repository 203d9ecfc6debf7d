package org.haskap.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.haskap.database.Columns;
import org.haskap.kernel.JapanTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the trail. */
final class AuditStore {
    private static final int ROWS_AT_A_TIME = 1000;

    /** Values of entries about a person or some records, and the addresses of the person's own acts; not the accounts kept. */
    private static final String OF_PERSON = """
            v.erasure is null and v.entry = e.number and e.action <> 'audit.blanked'
            and ((e.subject_kind, e.subject_id) in (
                    select kind, id from unnest(cast(:kinds as text[]), cast(:ids as text[])) as s (kind, id))
                or e.person_id = :person and starts_with(e.commitments[v.position], 'from:'))
            """;

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    AuditVerification.Head lockHead() {
        return jdbc.sql("select number, encode(hash, 'hex') as hash from audit_head where id = 1 for no key update")
                .query((row, _) -> new AuditVerification.Head(row.getLong("number"), row.getString("hash")))
                .single();
    }

    /** Adds entries with their values and moves the head, in one statement. */
    void insert(List<Row> rows) {
        record Opened(Row row, int position, Audit.Value value) {}
        var values = new ArrayList<Opened>();
        for (Row row : rows) {
            for (int i = 0; i < row.values().size(); i++) {
                values.add(new Opened(row, i + 1, row.values().get(i)));
            }
        }
        jdbc.sql("""
                        with entry as (
                            insert into audit_entry (number, at, actor, person_id, label, organisation_id, action,
                                subject_kind, subject_id, commitments, previous_hash, hash)
                            select cast(number as bigint), cast(at as timestamptz), actor, cast(person as bigint), label,
                                cast(organisation as bigint), action, kind, id, string_to_array(commitments, chr(31)),
                                decode(previous, 'hex'), decode(hash, 'hex')
                            from unnest(cast(:numbers as text[]), cast(:ats as text[]), cast(:actors as text[]),
                                cast(:people as text[]), cast(:labels as text[]), cast(:organisations as text[]),
                                cast(:actions as text[]), cast(:kinds as text[]), cast(:ids as text[]),
                                cast(:commitments as text[]), cast(:previous as text[]), cast(:hashes as text[]))
                                as r (number, at, actor, person, label, organisation, action, kind, id, commitments,
                                    previous, hash)
                        ), opened as (
                            insert into audit_value (entry, position, salt, value)
                            select cast(entry as bigint), cast(position as int), decode(salt, 'hex'), value
                            from unnest(cast(:entries as text[]), cast(:positions as text[]), cast(:salts as text[]),
                                cast(:values as text[])) as v (entry, position, salt, value)
                        )
                        update audit_head set number = :last, hash = decode(:head, 'hex') where id = 1
                        """)
                .param("numbers", Columns.of(rows, row -> row.link().number()))
                .param("ats", Columns.of(rows, row -> row.link().at()))
                .param("actors", Columns.of(rows, row -> row.link().actor()))
                .param("people", Columns.of(rows, row -> row.link().person()))
                .param("labels", Columns.of(rows, row -> row.link().label()))
                .param("organisations", Columns.of(rows, row -> row.link().organisation()))
                .param("actions", Columns.of(rows, row -> row.link().action()))
                .param("kinds", Columns.of(rows, row -> row.link().subject().kind()))
                .param("ids", Columns.of(rows, row -> row.link().subject().id()))
                .param(
                        "commitments",
                        Columns.of(rows, row -> Columns.joined(row.link().commitments())))
                .param("previous", Columns.of(rows, AuditStore.Row::previous))
                .param("hashes", Columns.of(rows, AuditStore.Row::hash))
                .param("entries", Columns.of(values, each -> each.row().link().number()))
                .param("positions", Columns.of(values, Opened::position))
                .param("salts", Columns.of(values, each -> each.value().salt()))
                .param("values", Columns.of(values, each -> each.value().value()))
                .param("last", rows.getLast().link().number())
                .param("head", rows.getLast().hash())
                .update();
    }

    /** Where the chain begins and where it should end. */
    End end() {
        return jdbc.sql("select number, encode(hash, 'hex') as hash, encode(genesis, 'hex') as genesis from audit_head")
                .query((row, _) -> new End(
                        new AuditVerification.Head(row.getLong("number"), row.getString("hash")),
                        row.getString("genesis")))
                .single();
    }

    /** The chain in its order, fetched piece by piece; must be closed, and read inside a transaction. */
    Stream<Stored> chain() {
        return jdbc.sql("""
                        select e.*, encode(e.previous_hash, 'hex') as previous, encode(e.hash, 'hex') as own, v.salts, v.values,
                            v.erasures
                        from audit_entry e left join lateral (
                            select array_agg(encode(salt, 'hex') order by position) as salts,
                                array_agg(value order by position) as values,
                                array_agg(erasure::text order by position) as erasures
                            from audit_value where entry = e.number) v on true
                        order by e.number
                        """).withFetchSize(ROWS_AT_A_TIME).query(AuditStore::stored).stream();
    }

    List<AuditEntry> search(AuditQuery query, int limit) {
        var conditions = new ArrayList<String>(List.of("true"));
        var parameters = new HashMap<String, Object>(Map.of("limit", limit));
        given(query.from()).ifPresent(day -> {
            conditions.add("e.at >= :from");
            parameters.put("from", start(day));
        });
        given(query.until()).ifPresent(day -> {
            conditions.add("e.at < :until");
            parameters.put("until", start(day.plusDays(1)));
        });
        given(query.person()).ifPresent(person -> {
            conditions.add("e.person_id = :person");
            parameters.put("person", person);
        });
        given(query.before()).ifPresent(number -> {
            conditions.add("e.number < :before");
            parameters.put("before", number);
        });
        text(query.action()).ifPresent(action -> {
            conditions.add("e.action like :action");
            parameters.put("action", action.replaceAll("([%_\\\\])", "\\\\$1") + "%");
        });
        text(query.subjectKind()).ifPresent(kind -> {
            conditions.add("e.subject_kind = :kind");
            parameters.put("kind", kind);
        });
        text(query.subjectId()).ifPresent(id -> {
            conditions.add("e.subject_id = :id");
            parameters.put("id", id);
        });
        text(query.text()).ifPresent(text -> {
            conditions.add("""
                    (position(lower(:text) in lower(e.label)) > 0 or exists (
                        select from audit_value t
                        where t.entry = e.number and position(lower(:text) in lower(t.value)) > 0))
                    """);
            parameters.put("text", text);
        });
        return entries(String.join(" and ", conditions), parameters);
    }

    List<AuditEntry> history(Subject subject, int limit) {
        return entries(
                "e.subject_kind = :kind and e.subject_id = :id and e.action <> all (cast(:looks as text[]))",
                Map.of(
                        "kind",
                        Columns.text(subject.kind()),
                        "id",
                        Columns.text(subject.id()),
                        "looks",
                        AuditActions.looks().toArray(String[]::new),
                        "limit",
                        limit));
    }

    List<Standing> standingOf(long person) {
        return jdbc.sql("""
                        select person_id, at, action <> 'role.given' as let_in from audit_entry
                        where subject_kind = 'person' and subject_id = :id
                            and action in ('person.added', 'email.given', 'role.given') and person_id <> :person
                        order by number
                        """)
                .param("id", Long.toString(person))
                .param("person", person)
                .query((row, _) -> new Standing(
                        row.getLong("person_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("let_in")))
                .list();
    }

    private List<AuditEntry> entries(String condition, Map<String, Object> parameters) {
        return jdbc.sql("""
                        select e.*, encode(e.hash, 'hex') as own, coalesce(p.name, '') as person_name, o.name as organisation_name,
                            array(select v.value from audit_value v where v.entry = e.number order by v.position) as values
                        from audit_entry e
                        left join person p on p.id = e.person_id
                        left join organisation o on o.id = e.organisation_id
                        where %s order by e.number desc limit :limit
                        """.formatted(condition))
                .params(parameters)
                .query(AuditStore::entry)
                .list();
    }

    int blankOf(long person, List<Subject> subjects, UUID erasure) {
        return jdbc.sql(
                        "update audit_value v set salt = null, value = null, erasure = :erasure from audit_entry e where "
                                + OF_PERSON)
                .param("erasure", erasure)
                .param("person", person)
                .param("kinds", Columns.of(subjects, Subject::kind))
                .param("ids", Columns.of(subjects, Subject::id))
                .update();
    }

    int valuesOf(long person, List<Subject> subjects) {
        return jdbc.sql("select count(*) from audit_value v, audit_entry e where " + OF_PERSON)
                .param("person", person)
                .param("kinds", Columns.of(subjects, Subject::kind))
                .param("ids", Columns.of(subjects, Subject::id))
                .query(Integer.class)
                .single();
    }

    int blankBefore(Instant before, int limit, UUID erasure) {
        return jdbc.sql("""
                        update audit_value v set salt = null, value = null, erasure = :erasure
                        where (v.entry, v.position) in (
                            select o.entry, o.position from audit_value o join audit_entry e on e.number = o.entry
                            where o.erasure is null and e.at < :before and e.action <> 'audit.blanked'
                            order by o.entry, o.position limit :limit)
                        """)
                .param("erasure", erasure)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        var openings = new ArrayList<Opening>();
        List<@Nullable String> salts = texts(row, "salts");
        List<@Nullable String> values = texts(row, "values");
        List<@Nullable String> erasures = texts(row, "erasures");
        for (int i = 0; i < salts.size(); i++) {
            openings.add(new Opening(salts.get(i), values.get(i), erasures.get(i)));
        }
        var link = new AuditChain.Link(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getObject("person_id", Long.class),
                row.getString("label"),
                row.getObject("organisation_id", Long.class),
                row.getString("action"),
                new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                names(row));
        return new Stored(link, row.getString("previous"), row.getString("own"), openings);
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        var values = new LinkedHashMap<String, AuditEntry.Value>();
        String from = "";
        List<String> names = names(row);
        List<@Nullable String> given = texts(row, "values");
        for (int i = 0; i < Math.min(names.size(), given.size()); i++) {
            String name = AuditChain.name(names.get(i));
            String value = given.get(i);
            if (name.equals(Audit.FROM)) {
                from = value == null ? "" : value;
            } else {
                String field = name.substring(name.indexOf('.') + 1);
                boolean before = name.startsWith("before.");
                values.merge(
                        field,
                        new AuditEntry.Value(field, before ? value : null, before ? null : value, value == null),
                        (one, other) -> new AuditEntry.Value(
                                field, one.before(), other.after(), one.blanked() || other.blanked()));
            }
        }
        String action = row.getString("action");
        return new AuditEntry(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Actor.Kind.valueOf(row.getString("actor")),
                row.getObject("person_id", Long.class),
                row.getString("person_name"),
                row.getString("label"),
                row.getString("organisation_name"),
                from,
                action,
                AuditActions.sentence(action),
                new Subject(row.getString("subject_kind"), row.getString("subject_id")),
                List.copyOf(values.values()),
                row.getString("own"));
    }

    private static List<String> names(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("commitments").getArray());
    }

    private static List<@Nullable String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((@Nullable String[]) array.getArray());
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(JapanTime.ZONE).toOffsetDateTime();
    }

    private static <T> Optional<T> given(@Nullable T value) {
        return Optional.ofNullable(value);
    }

    private static Optional<String> text(String text) {
        return Optional.of(Columns.text(text.strip())).filter(given -> !given.isEmpty());
    }

    /** An entry to be written. */
    record Row(AuditChain.Link link, String previous, String hash, List<Audit.Value> values) {}

    /** An entry as it stands. */
    record Stored(AuditChain.Link link, String previous, String hash, List<Opening> values) {
        /** A value after, where it is still there. */
        Optional<String> after(String field) {
            for (int i = 0; i < Math.min(values.size(), link.commitments().size()); i++) {
                if (AuditChain.name(link.commitments().get(i)).equals("after." + field)) {
                    return Optional.ofNullable(values.get(i).value());
                }
            }
            return Optional.empty();
        }
    }

    /** What opens a commitment, or the erasure that blanked it. */
    record Opening(
            @Nullable String salt,
            @Nullable String value,
            @Nullable String erasure) {}

    /** The head, and the hash that the first entry follows. */
    record End(AuditVerification.Head head, String genesis) {}
}
