package org.haskap.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of roles held, and what a role held covers. */
final class RoleStore {
    private static final String COLUMNS =
            "a.id, a.person_id, a.role, a.organisation_id, a.department_id, a.plan_id, a.from_day, a.until_day, a.ended_at";

    private static final String WITHIN = """
            (a.organisation_id = any (cast(:organisations as bigint[]))
                or a.department_id = any (cast(:departments as bigint[]))
                or a.department_id in (
                    select id from department where organisation_id = any (cast(:organisations as bigint[])))
                or a.plan_id = any (cast(:plans as bigint[]))
                or a.plan_id in (select id from plan where owner_id = any (cast(:organisations as bigint[]))))
            """;

    /** What follows the condition that says whose roles are meant: those held on a day, each with all it covers. */
    private static final String GRANTS = """
                and from_day <= :day and coalesce(until_day, :day) >= :day
                    and ended_at is null
                    and exists (select from person p where p.id = person_id and p.erased_at is null)
            ), succession as (
                select department_id, successor_id from department_change
                where successor_id is not null and day <= :day
            ), placed as (
                select d.id, coalesce(m.parent_id, case when m.id is null then d.parent_id end) as parent_id
                from department d left join lateral (
                    select c.id, c.parent_id from department_change c
                    where c.department_id = d.id and c.kind = 'MOVED' and c.day <= :day
                    order by c.day desc, c.id desc limit 1) m on true
                where d.id not in (select department_id from succession)
            ), became (assignment_id, department_id) as (
                select id, department_id from held where department_id is not null
                union
                select b.assignment_id, s.successor_id
                from became b join succession s on s.department_id = b.department_id
            ), covered (assignment_id, department_id) as (
                select assignment_id, department_id from became
                union
                select c.assignment_id, n.id
                from covered c cross join lateral (
                    select id from placed where parent_id = c.department_id
                    union all
                    select department_id from succession where successor_id = c.department_id) n
            ), one (assignment_id, organisation_id) as (
                select id, organisation_id from held where organisation_id is not null
                union
                select o.assignment_id, n.id
                from one o cross join lateral (
                    select successor_id as id from organisation_change
                    where organisation_id = o.organisation_id and day <= :day
                    union all
                    select organisation_id from organisation_change
                    where successor_id = o.organisation_id and day <= :day) n
            )
            select h.*, p.name as person_name, p.email as person_email, p.version as person_version,
                array(select c.department_id from covered c where c.assignment_id = h.id order by 1)
                    as departments,
                case when h.department_id is null
                    then array(select o.organisation_id from one o where o.assignment_id = h.id order by 1)
                    else array(select d.organisation_id from department d where d.id = h.department_id)
                end as organisations
            from held h join person p on p.id = h.person_id order by h.id
            """;

    private final JdbcClient jdbc;

    RoleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(long person, Role role, Scope scope, LocalDate from, @Nullable LocalDate until) {
        return jdbc.sql("""
                        insert into role_assignment
                            (person_id, role, organisation_id, department_id, plan_id, from_day, until_day)
                        values (:person, :role, :organisation, :department, :plan, :from, :until)
                        returning id
                        """)
                .param("person", person)
                .param("role", role.name())
                .param("organisation", scope instanceof Scope.OfOrganisation(var id) ? id : null)
                .param("department", scope instanceof Scope.OfDepartment(var id) ? id : null)
                .param("plan", scope instanceof Scope.OfPlan(var id) ? id : null)
                .param("from", from)
                .param("until", until)
                .query(Long.class)
                .single();
    }

    void end(long id, LocalDate lastDay, @Nullable Instant at) {
        jdbc.sql("update role_assignment set until_day = :day, ended_at = cast(:at as timestamptz) where id = :id")
                .param("id", id)
                .param("day", lastDay)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC).toString())
                .update();
    }

    /** Takes away at once whatever a person holds or will hold. */
    int endAll(long person, LocalDate today, Instant at) {
        return jdbc.sql("""
                        update role_assignment set until_day = greatest(from_day, :today), ended_at = :at
                        where person_id = :person and ended_at is null and coalesce(until_day, :today) >= :today
                        """)
                .param("person", person)
                .param("today", today)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Assignment> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from role_assignment a where a.id = :id")
                .param("id", id)
                .query(RoleStore::assignment)
                .optional();
    }

    List<Assignment> of(long person) {
        return jdbc.sql("select " + COLUMNS
                        + " from role_assignment a where a.person_id = :person order by a.from_day, a.id")
                .param("person", person)
                .query(RoleStore::assignment)
                .list();
    }

    /** The roles of some people, with the names of what they are held for. */
    Map<Long, List<PeoplePage.HeldRole>> held(Collection<Long> people) {
        return jdbc
                .sql("select " + COLUMNS + """
                        , coalesce(o.name, d.name, p.slug, '') as held_for
                        from role_assignment a
                        left join organisation o on o.id = a.organisation_id
                        left join department d on d.id = a.department_id
                        left join plan p on p.id = a.plan_id
                        where a.person_id = any (cast(:people as bigint[])) order by a.from_day, a.id
                        """)
                .param("people", people.toArray(Long[]::new))
                .query((row, number) -> new PeoplePage.HeldRole(assignment(row, number), row.getString("held_for")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(held -> held.assignment().person()));
    }

    /** Holds all open administrators fast and says how many of them are other people, for as long as nobody ends them. */
    long lockOtherAdministrators(long person, LocalDate today) {
        return jdbc.sql("""
                        select person_id from role_assignment
                        where role = 'ADMINISTRATOR' and ended_at is null and until_day is null and from_day <= :today
                        order by id for no key update
                        """).param("today", today).query(Long.class).list().stream()
                .filter(holder -> holder != person)
                .count();
    }

    /** Whether a person holds a role within a reach. */
    boolean isWithin(long person, Reach reach) {
        return reach.everywhere()
                || jdbc.sql("select exists (select from role_assignment a where a.person_id = :person and " + WITHIN
                                + ")")
                        .param("person", person)
                        .params(lists(reach))
                        .query(Boolean.class)
                        .single();
    }

    /** The condition that a person (table {@code p}) holds a role within a reach. */
    static String someoneWithin(Reach reach) {
        return reach.everywhere()
                ? "true"
                : "exists (select from role_assignment a where a.person_id = p.id and " + WITHIN + ")";
    }

    static Map<String, Object> lists(Reach reach) {
        return reach.everywhere()
                ? Map.of()
                : Map.of(
                        "organisations",
                        reach.organisations().toArray(Long[]::new),
                        "departments",
                        reach.departments().toArray(Long[]::new),
                        "plans",
                        reach.plans().toArray(Long[]::new));
    }

    /** A scope as a place; empty when there is no such organisation, department or plan. */
    Optional<Target> target(Scope scope) {
        return switch (scope) {
            case Scope.Region _ -> Optional.of(Target.REGION);
            case Scope.OfOrganisation(var id) ->
                owner("select id from organisation where id = :id", id).map(_ -> Target.organisation(id));
            case Scope.OfDepartment(var id) ->
                owner("select organisation_id from department where id = :id", id)
                        .map(organisation -> new Target(organisation, id, null));
            case Scope.OfPlan(var id) ->
                owner("select owner_id from plan where id = :id", id)
                        .map(organisation -> Target.plan(id, organisation));
        };
    }

    private Optional<Long> owner(String sql, long id) {
        return jdbc.sql(sql).param("id", id).query(Long.class).optional();
    }

    /**
     * The roles held on a day, each with all it covers: a department's role follows what the department became (by being
     * renamed or merged), reaches down to the departments below, and back to those that became any of these, whose names
     * stand in older documents.
     */
    List<Actor.Grant> grantsOf(long person, LocalDate day) {
        return grants("person_id = :person ", day)
                .param("person", person)
                .query(RoleStore::grant)
                .list();
    }

    /** The same for everybody who holds one of some roles, by person; whoever was erased is left out. One statement. */
    Map<Person, List<Actor.Grant>> holders(Collection<Role> roles, LocalDate day) {
        var holders = new LinkedHashMap<Person, List<Actor.Grant>>();
        grants("role = any (cast(:roles as text[])) ", day)
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        new Person(
                                row.getLong("person_id"),
                                row.getString("person_name"),
                                row.getString("person_email"),
                                row.getLong("person_version")),
                        grant(row, number)))
                .list()
                .forEach(held -> holders.computeIfAbsent(held.getKey(), _ -> new ArrayList<>())
                        .add(held.getValue()));
        return holders;
    }

    private JdbcClient.StatementSpec grants(String whose, LocalDate day) {
        return jdbc.sql("with recursive held as (select * from role_assignment where " + whose + GRANTS)
                .param("day", day);
    }

    private static Actor.Grant grant(ResultSet row, int number) throws SQLException {
        Assignment held = assignment(row, number);
        return new Actor.Grant(
                held.role(), held.scope(), ids(row, "departments"), ids(row, "organisations"), held.until());
    }

    private static List<Long> ids(ResultSet row, String column) throws SQLException {
        return List.of((Long[]) Objects.requireNonNull(row.getArray(column)).getArray());
    }

    private static Assignment assignment(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Assignment(
                row.getLong("id"),
                row.getLong("person_id"),
                Role.valueOf(row.getString("role")),
                scope(
                        row.getObject("organisation_id", Long.class),
                        row.getObject("department_id", Long.class),
                        row.getObject("plan_id", Long.class)),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                ended == null ? null : ended.toInstant());
    }

    private static Scope scope(@Nullable Long organisation, @Nullable Long department, @Nullable Long plan) {
        if (organisation != null) {
            return new Scope.OfOrganisation(organisation);
        }
        if (department != null) {
            return new Scope.OfDepartment(department);
        }
        return plan != null ? new Scope.OfPlan(plan) : new Scope.Region();
    }
}
