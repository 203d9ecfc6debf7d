package org.haskap.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.database.Columns;
import org.haskap.kernel.CorporateNumber;
import org.haskap.kernel.LocalGovernmentCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of organisations and departments. */
final class OrganisationStore {
    private final JdbcClient jdbc;

    OrganisationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<String> names) {
        jdbc.sql("""
                        insert into organisation (name)
                        select name from unnest(cast(:names as text[])) with ordinality as n (name, position)
                        order by position
                        on conflict (md5(name)) do nothing
                        """).param("names", Columns.of(names, name -> name)).update();
    }

    List<Organisation> named(List<String> names) {
        return jdbc.sql("""
                        select id, name from organisation
                        where md5(name) in (select md5(n) from unnest(cast(:names as text[])) as n)
                        """)
                .param("names", Columns.of(names, name -> name))
                .query(OrganisationStore::organisation)
                .list();
    }

    List<Organisation> all() {
        return jdbc.sql("select id, name from organisation order by name, id")
                .query(OrganisationStore::organisation)
                .list();
    }

    Optional<Organisation> find(long id) {
        return jdbc.sql("select id, name from organisation where id = :id")
                .param("id", id)
                .query(OrganisationStore::organisation)
                .optional();
    }

    void insertDepartments(long organisation, List<String> names) {
        jdbc.sql("""
                        insert into department (organisation_id, name)
                        select :organisation, name
                        from unnest(cast(:names as text[])) with ordinality as n (name, position)
                        order by position
                        on conflict (organisation_id, md5(name)) do nothing
                        """)
                .param("organisation", organisation)
                .param("names", Columns.of(names, name -> name))
                .update();
    }

    List<Department> departmentsOf(long organisation) {
        return jdbc.sql("""
                        select id, organisation_id, parent_id, name from department
                        where organisation_id = :organisation order by id
                        """)
                .param("organisation", organisation)
                .query(OrganisationStore::department)
                .list();
    }

    List<Department> departments() {
        return jdbc.sql("select id, organisation_id, parent_id, name from department order by id")
                .query(OrganisationStore::department)
                .list();
    }

    Optional<Department> department(long id) {
        return jdbc.sql("select id, organisation_id, parent_id, name from department where id = :id")
                .param("id", id)
                .query(OrganisationStore::department)
                .optional();
    }

    Optional<Department> departmentNamed(long organisation, String name) {
        return jdbc.sql("""
                        select id, organisation_id, parent_id, name from department
                        where organisation_id = :organisation and md5(name) = md5(:name)
                        """)
                .param("organisation", organisation)
                .param("name", name)
                .query(OrganisationStore::department)
                .optional();
    }

    Department addDepartment(long organisation, String name, @Nullable Long parent) {
        return jdbc.sql("""
                        insert into department (organisation_id, parent_id, name) values (:organisation, :parent, :name)
                        returning id, organisation_id, parent_id, name
                        """)
                .param("organisation", organisation)
                .param("parent", parent)
                .param("name", name)
                .query(OrganisationStore::department)
                .single();
    }

    List<DepartmentChange> departmentChanges() {
        return jdbc.sql("""
                        select id, department_id, kind, day, successor_id, parent_id, note from department_change order by id
                        """)
                .query((row, _) -> new DepartmentChange(
                        row.getLong("id"),
                        row.getLong("department_id"),
                        DepartmentChange.Kind.valueOf(row.getString("kind")),
                        row.getObject("day", LocalDate.class),
                        row.getObject("successor_id", Long.class),
                        row.getObject("parent_id", Long.class),
                        row.getString("note")))
                .list();
    }

    void insertChange(DepartmentChange change, Instant at) {
        jdbc.sql("""
                        insert into department_change (department_id, kind, day, successor_id, parent_id, note, made_at)
                        values (:department, :kind, :day, :successor, :parent, :note, :at)
                        """)
                .param("department", change.department())
                .param("kind", change.kind().name())
                .param("day", change.day())
                .param("successor", change.successor())
                .param("parent", change.parent())
                .param("note", change.note())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Holds organisations fast, in the order of their keys; false when one is not there. */
    boolean lock(List<Long> organisations) {
        return jdbc.sql("""
                                select id from organisation where id = any (cast(:ids as bigint[]))
                                order by id for no key update
                                """)
                        .param("ids", organisations.toArray(Long[]::new))
                        .query(Long.class)
                        .list()
                        .size()
                == organisations.stream().distinct().count();
    }

    List<OrganisationDetails> details(String condition, Map<String, ?> parameters) {
        return jdbc.sql("""
                        select o.id, o.name, o.corporate_number, o.government_code, o.version, c.day,
                            s.id as successor_id, s.name as successor_name,
                            array(select f.name from organisation_change m join organisation f on f.id = m.organisation_id
                                where m.successor_id = o.id order by f.name) as spellings
                        from organisation o
                        left join organisation_change c on c.organisation_id = o.id
                        left join organisation s on s.id = c.successor_id
                        where %s order by o.name, o.id
                        """.formatted(condition))
                .params(parameters)
                .query(OrganisationStore::details)
                .list();
    }

    void change(long id, @Nullable CorporateNumber number, @Nullable LocalGovernmentCode code) {
        jdbc.sql("""
                        update organisation
                        set corporate_number = :number, government_code = :code, version = version + 1 where id = :id
                        """)
                .param("id", id)
                .param("number", number == null ? null : number.number())
                .param("code", code == null ? null : code.code())
                .update();
    }

    void merge(long id, long into, LocalDate day, String note, Instant at) {
        jdbc.sql("""
                        insert into organisation_change (organisation_id, successor_id, day, note, made_at)
                        values (:id, :into, :day, :note, :at)
                        """)
                .param("id", id)
                .param("into", into)
                .param("day", day)
                .param("note", note)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static OrganisationDetails details(ResultSet row, int number) throws SQLException {
        String corporate = row.getString("corporate_number");
        String code = row.getString("government_code");
        Long successor = row.getObject("successor_id", Long.class);
        return new OrganisationDetails(
                organisation(row, number),
                corporate == null ? null : new CorporateNumber(corporate),
                code == null ? null : new LocalGovernmentCode(code),
                successor == null
                        ? null
                        : new Organisation(
                                successor,
                                row.getString("successor_name"),
                                Organisation.Kind.of(row.getString("successor_name"))),
                row.getObject("day", LocalDate.class),
                List.of((String[]) row.getArray("spellings").getArray()),
                row.getLong("version"));
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        String name = row.getString("name");
        return new Organisation(row.getLong("id"), name, Organisation.Kind.of(name));
    }

    private static Department department(ResultSet row, int number) throws SQLException {
        return new Department(
                row.getLong("id"),
                row.getLong("organisation_id"),
                row.getObject("parent_id", Long.class),
                row.getString("name"));
    }
}
