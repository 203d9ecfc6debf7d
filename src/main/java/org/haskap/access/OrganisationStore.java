package org.haskap.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.haskap.database.Columns;
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
