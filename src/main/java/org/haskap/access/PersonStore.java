package org.haskap.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of people and the roles they hold. */
final class PersonStore {
    private final JdbcClient jdbc;

    PersonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(String name, @Nullable String email, Instant at) {
        return jdbc.sql("insert into person (name, email, created_at) values (:name, :email, :at) returning id")
                .param("name", name)
                .param("email", email)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    Optional<Person> find(long id) {
        return jdbc.sql("select id, name, email, version from person where id = :id")
                .param("id", id)
                .query(PersonStore::person)
                .optional();
    }

    Optional<Person> withEmail(String email) {
        return jdbc.sql("select id, name, email, version from person where lower(email) = lower(:email)")
                .param("email", email)
                .query(PersonStore::person)
                .optional();
    }

    long insertAssignment(long person, Role role, Scope scope, LocalDate from, @Nullable LocalDate until) {
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

    List<Assignment> assignmentsOf(long person) {
        return jdbc.sql("""
                        select id, person_id, role, organisation_id, department_id, plan_id, from_day, until_day
                        from role_assignment where person_id = :person order by from_day, id
                        """)
                .param("person", person)
                .query(PersonStore::assignment)
                .list();
    }

    /** The roles held on a day, each with the departments of its scope, those below included. */
    List<Actor.Grant> grantsOf(long person, LocalDate day) {
        return jdbc.sql("""
                        with recursive held as (
                            select * from role_assignment
                            where person_id = :person and from_day <= :day and coalesce(until_day, :day) >= :day
                        ), below (assignment_id, department_id) as (
                            select id, department_id from held where department_id is not null
                            union
                            select b.assignment_id, d.id from below b join department d on d.parent_id = b.department_id
                        )
                        select h.id, h.person_id, h.role, h.organisation_id, h.department_id, h.plan_id,
                            h.from_day, h.until_day,
                            array(select b.department_id from below b where b.assignment_id = h.id) as departments
                        from held h order by h.id
                        """)
                .param("person", person)
                .param("day", day)
                .query((row, number) -> {
                    Assignment held = assignment(row, number);
                    var departments =
                            List.of((Long[]) row.getArray("departments").getArray());
                    return new Actor.Grant(held.role(), held.scope(), departments, held.until());
                })
                .list();
    }

    boolean hasRegionRole(Role role, LocalDate day) {
        return jdbc.sql("""
                        select exists (select from role_assignment
                            where role = :role and num_nonnulls(organisation_id, department_id, plan_id) = 0
                                and from_day <= :day and coalesce(until_day, :day) >= :day)
                        """)
                .param("role", role.name())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    boolean rename(long person, String name, long version) {
        return jdbc.sql("""
                                update person set name = :name, version = version + 1
                                where id = :person and version = :version
                                """)
                        .param("person", person)
                        .param("name", name)
                        .param("version", version)
                        .update()
                == 1;
    }

    void changeEmail(long person, String email) {
        jdbc.sql("update person set email = :email, version = version + 1 where id = :person")
                .param("person", person)
                .param("email", email)
                .update();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(row.getLong("id"), row.getString("name"), row.getString("email"), row.getLong("version"));
    }

    private static Assignment assignment(ResultSet row, int number) throws SQLException {
        return new Assignment(
                row.getLong("id"),
                row.getLong("person_id"),
                Role.valueOf(row.getString("role")),
                scope(
                        row.getObject("organisation_id", Long.class),
                        row.getObject("department_id", Long.class),
                        row.getObject("plan_id", Long.class)),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class));
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
