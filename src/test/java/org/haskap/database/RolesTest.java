package org.haskap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application's role may do and may not, on a PostgreSQL of one's own too. */
class RolesTest {
    private static final String REFUSED = "42501";

    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @BeforeEach
    void a_document_and_an_adopted_edition() {
        region.owner().sql("""
                        insert into source_document (sha256, name, format, content, stored_at)
                        values (repeat('0', 64), 'a', 'TXT', '', now()) on conflict do nothing
                        """).update();
        region.owner()
                .sql("insert into edition_series (kind, name) values ('plan', 'p') on conflict do nothing")
                .update();
        region.owner().sql("""
                        insert into edition (series_id, number, state, document_id, proposed_at)
                        select s.id, 1, 'DRAFT', d.id, now() from edition_series s, source_document d
                        on conflict do nothing
                        """).update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update source_document set name = 'b'",
                "delete from source_document",
                "truncate source_document cascade",
                "update target set text = ''",
                "delete from target",
                "delete from node",
                "update edition set document_id = 0",
                "delete from adoption",
                "delete from flyway_schema_history",
                "create table mine (id int)",
                "create table public.mine (id int)",
                "alter table target add column mine int",
                "alter table target disable trigger all",
                "drop table target",
                "comment on table target is ''",
                "select setval('edition_id_seq', 1)",
                "create role mine",
                "alter role haskap_app superuser",
                "set role haskap",
                "set session authorization haskap",
                "select * from pg_authid",
                "copy target to program 'id'",
                "set session_replication_role = replica"
            })
    void what_is_only_added_to_is_closed_to_every_other_change(String sql) {
        assertThatThrownBy(() -> region.jdbc().sql(sql).update())
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(REFUSED));
    }

    @Test
    void a_draft_goes_with_its_rows_and_an_adopted_edition_stays_even_for_the_owner() {
        region.jdbc().sql("update edition set state = state").update();
        region.jdbc()
                .sql("insert into adoption (edition_id, adopted_at) select id, now() from edition")
                .update();
        assertThatThrownBy(() -> region.jdbc().sql("delete from edition").update())
                .hasMessageContaining("adoption_edition_id_fkey");
        assertThatThrownBy(() -> region.owner().sql("delete from edition").update())
                .hasMessageContaining("adoption_edition_id_fkey");
        region.owner().sql("delete from adoption").update();
        assertThat(region.jdbc().sql("delete from edition").update()).isEqualTo(1);
    }

    @Test
    void tables_of_later_migrations_are_open_as_their_marks_say() throws Exception {
        region.owner()
                .sql("create table plain (id bigint generated always as identity, at int)")
                .update();
        region.owner().sql("create table ledger (id bigserial, at int)").update();
        region.owner()
                .sql("comment on table ledger is 'append-only except at: for this test'")
                .update();
        try (var connection = region.logins().strongest().connect()) {
            Grants.renew(connection, "region_test", "haskap_app");
        }
        for (String sql : List.of(
                "insert into plain (at) values (1)",
                "update plain set at = 2",
                "delete from plain",
                "insert into ledger (at) values (1)",
                "update ledger set at = 2")) {
            assertThatCode(() -> region.jdbc().sql(sql).update()).doesNotThrowAnyException();
        }
        for (String sql : List.of("update ledger set id = 2", "delete from ledger", "truncate plain")) {
            assertThatThrownBy(() -> region.jdbc().sql(sql).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        // A privilege that somebody gave by hand, or that an older version gave, is taken back.
        region.owner().sql("grant all on ledger to haskap_app").update();
        region.owner().sql("drop table plain").update();
        try (Regions regions = Regions.open(region.logins(), new Region("test"))) {
            assertThat(regions.privilegesEnforced()).isTrue();
            assertThatThrownBy(() -> region.jdbc().sql("delete from ledger").update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        region.owner().sql("drop table ledger").update();
    }

    @Test
    void a_database_of_ones_own_needs_no_superuser() throws Exception {
        try (var connection = region.logins().strongest().connect();
                var statement = connection.createStatement()) {
            statement.execute("create role city_owner login password 'o'");
            statement.execute("create role city_web login password 'w'");
            statement.execute("grant create on database " + connection.getCatalog() + " to city_owner");
        }
        String url = region.logins().application().url();
        var owner = new DatabaseAddress(url, "city_owner", "o");
        var web = new DatabaseAddress(url, "city_web", "w");
        var city = new Region("city");
        try {
            assertThatThrownBy(
                            () -> Regions.open(DatabaseLogins.only(web), city).close())
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("may not create the schema region_city");
            try (Regions one = Regions.open(DatabaseLogins.only(owner), city)) {
                assertThat(one.privilegesEnforced()).isFalse();
            }
            try (Regions both = Regions.open(new DatabaseLogins(web, owner), city)) {
                assertThat(both.privilegesEnforced()).isTrue();
            }
            // From now on the owner is needed again only when there is something to migrate.
            try (Regions alone = Regions.open(DatabaseLogins.only(web), city)) {
                assertThat(alone.privilegesEnforced()).isTrue();
            }
            try (Regions same = Regions.open(new DatabaseLogins(owner, owner), city)) {
                assertThat(same.privilegesEnforced()).isFalse();
            }
            region.owner().sql("""
                            delete from region_city.flyway_schema_history where installed_rank =
                                (select max(installed_rank) from region_city.flyway_schema_history)
                            """).update();
            assertThatThrownBy(
                            () -> Regions.open(DatabaseLogins.only(web), city).close())
                    .hasMessageContaining("older than this program")
                    .hasMessageContaining("--database-owner-url");
            var elsewhere = new DatabaseAddress(url.replaceFirst("/[^/]*$", "/postgres"), "haskap_app", "");
            var there = new DatabaseAddress(
                    elsewhere.url(),
                    region.logins().application().user(),
                    region.logins().application().password());
            assertThatThrownBy(() -> Regions.open(
                                    new DatabaseLogins(there, region.logins().strongest()), new Region("far"))
                            .close())
                    .hasMessageContaining("must name the same database");
        } finally {
            try (var connection = region.logins().strongest().connect();
                    var statement = connection.createStatement()) {
                statement.execute("drop schema if exists region_city cascade");
                statement.execute("drop owned by city_owner, city_web");
                statement.execute("drop role city_owner, city_web");
            }
        }
    }

    @Test
    void a_job_works_in_one_region_whatever_is_current() throws Exception {
        var other = new Region("other");
        try (Regions both = Regions.open(region.logins(), new Region("test"), java.util.Map.of("o", other));
                var connection = both.dataSource(other).getConnection()) {
            assertThat(connection.getSchema()).isEqualTo("region_other");
            assertThatThrownBy(() -> both.dataSource(new Region("none"))).hasMessageContaining("not served");
        }
    }
}
