package org.haskap.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of people. */
final class PersonStore {
    private static final String PERSON =
            "select p.id, p.name, p.email, p.version, p.created_at, p.erased_at from person p ";
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
        return jdbc.sql(PERSON + "where p.id = :id")
                .param("id", id)
                .query(PersonStore::person)
                .optional();
    }

    Map<Long, String> names(Collection<Long> ids) {
        var names = new HashMap<Long, String>();
        jdbc.sql("select id, name from person where id = any (cast(:ids as bigint[]))")
                .param("ids", Columns.of(List.copyOf(ids), id -> id))
                .query(row -> {
                    names.put(row.getLong("id"), row.getString("name"));
                });
        return names;
    }

    Optional<Person> withEmail(String email) {
        return jdbc.sql(PERSON + "where lower(p.email) = lower(:email)")
                .param("email", email)
                .query(PersonStore::person)
                .optional();
    }

    /** Holds a person fast; false when there is none or it was erased. */
    boolean lock(long id) {
        return jdbc.sql("select id from person where id = :id and erased_at is null for no key update")
                .param("id", id)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    void change(long id, String name, @Nullable String email) {
        jdbc.sql("update person set name = :name, email = :email, version = version + 1 where id = :id")
                .param("id", id)
                .param("name", name)
                .param("email", email)
                .update();
    }

    void blank(long id, Instant at) {
        jdbc.sql("update person set name = '', email = null, erased_at = :at, version = version + 1 where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<PeoplePage.Details> details(long id, RoleStore roles) {
        return jdbc.sql(PERSON + "where p.id = :id")
                .param("id", id)
                .query(PersonStore::details)
                .optional()
                .map(found -> withRoles(List.of(found), roles).getFirst());
    }

    PeoplePage search(String text, int page, Reach reach, RoleStore roles) {
        var total = new long[1];
        var found = new ArrayList<PeoplePage.Details>();
        var parameters = new HashMap<String, Object>(RoleStore.lists(reach));
        parameters.put("text", text);
        parameters.put("limit", PeoplePage.SIZE);
        parameters.put("offset", (long) (page - 1) * PeoplePage.SIZE);
        jdbc.sql("""
                        with found as (
                            select p.id, p.name, p.email, p.version, p.created_at, p.erased_at from person p
                            where p.erased_at is null and %s and (:text = ''
                                or position(lower(:text) in lower(p.name)) > 0
                                or position(lower(:text) in lower(coalesce(p.email, ''))) > 0))
                        select counted.total, f.* from (select count(*) as total from found) counted
                        left join lateral (
                            select * from found order by lower(name), id limit :limit offset :offset) f on true
                        order by lower(f.name), f.id
                        """.formatted(RoleStore.someoneWithin(reach)))
                .params(parameters)
                .query(row -> {
                    total[0] = row.getLong("total");
                    if (row.getObject("id") != null) {
                        found.add(details(row, 0));
                    }
                });
        return new PeoplePage(withRoles(found, roles), page, total[0]);
    }

    private static List<PeoplePage.Details> withRoles(List<PeoplePage.Details> people, RoleStore roles) {
        var held = roles.held(people.stream().map(each -> each.person().id()).toList());
        return people.stream()
                .map(each -> new PeoplePage.Details(
                        each.person(),
                        each.addedAt(),
                        each.erasedAt(),
                        held.getOrDefault(each.person().id(), List.of())))
                .toList();
    }

    private static PeoplePage.Details details(ResultSet row, int number) throws SQLException {
        OffsetDateTime erased = row.getObject("erased_at", OffsetDateTime.class);
        return new PeoplePage.Details(
                person(row, number),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                erased == null ? null : erased.toInstant(),
                List.of());
    }

    boolean hasRegionRole(Role role, LocalDate day) {
        return jdbc.sql("""
                        select exists (select from role_assignment
                            where role = :role and num_nonnulls(organisation_id, department_id, plan_id) = 0
                                and from_day <= :day and coalesce(until_day, :day) >= :day and ended_at is null)
                        """)
                .param("role", role.name())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(row.getLong("id"), row.getString("name"), row.getString("email"), row.getLong("version"));
    }
}
