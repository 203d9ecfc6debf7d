package org.haskap.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.haskap.access.AuditVerification.Broken;
import org.haskap.access.AuditVerification.Difference;
import org.haskap.access.AuditVerification.Head;
import org.haskap.access.AuditVerification.Whole;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The trail: what it tells, and that nobody rewrites it unnoticed. */
class AuditTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");
    private static final Actor CHIEF = Actor.member(7, null, "192.0.2.7", List.of());

    private final Sandbox sandbox = new Sandbox(region);
    private final Audit audit = new Audit(region.jdbc(), region.transactions(), InstantSource.fixed(NOON));

    @BeforeEach
    void empty() {
        sandbox.admin("truncate audit_value, audit_entry");
        sandbox.admin("update audit_head set number = 0, hash = genesis");
    }

    private void write(int entries) {
        for (int i = 1; i <= entries; i++) {
            int n = i;
            region.transactions()
                    .executeWithoutResult(_ -> audit.record(
                            "person.changed",
                            Subject.of("person", n),
                            Map.of("name", "前 " + n),
                            Map.of("name", "後 " + n, "email", n + "@example.jp")));
        }
    }

    @Test
    void an_entry_tells_who_when_from_where_what_before_and_after() throws Exception {
        Actors.as(CHIEF, () -> {
            write(1);
            return true;
        });
        var entry = Actors.as(Actor.operator("test"), () -> audit.search(AuditQuery.ALL))
                .entries()
                .getLast();
        assertThat(entry.at()).isEqualTo(NOON);
        assertThat(entry.person()).isEqualTo(7);
        assertThat(entry.from()).isEqualTo("192.0.2.7");
        assertThat(entry.subject()).isEqualTo(Subject.of("person", 1));
        assertThat(entry.sentence()).isEqualTo("人の情報を変えました。");
        assertThat(entry.values())
                .containsExactlyInAnyOrder(
                        new AuditEntry.Value("name", "前 1", "後 1", false),
                        new AuditEntry.Value("email", null, "1@example.jp", false));
    }

    @Test
    void a_change_outside_a_transaction_is_refused_and_a_look_opens_its_own() {
        assertThatThrownBy(() -> audit.record("person.changed", Subject.of("person", 1), Map.of(), Map.of()))
                .isInstanceOf(IllegalStateException.class);
        audit.looked("person.looked", Subject.of("person", 1));
        assertThat(whole().count()).isEqualTo(1);
    }

    @Test
    void a_transaction_that_rolls_back_leaves_nothing_and_a_savepoint_takes_back_its_own() {
        region.transactions().executeWithoutResult(status -> {
            audit.record("person.changed", Subject.of("person", 1), Map.of(), Map.of());
            status.setRollbackOnly();
        });
        assertThat(whole().count()).isZero();
        region.transactions().executeWithoutResult(status -> {
            audit.record("person.changed", Subject.of("person", 1), Map.of(), Map.of());
            var nested = new TransactionTemplate(
                    java.util.Objects.requireNonNull(sandbox.transactions.getTransactionManager()));
            nested.setPropagationBehavior(TransactionTemplate.PROPAGATION_NESTED);
            nested.executeWithoutResult(inner -> {
                audit.record("person.changed", Subject.of("person", 2), Map.of(), Map.of());
                inner.setRollbackOnly();
            });
        });
        assertThat(whole().count()).isEqualTo(1);
    }

    @Test
    void sixteen_writers_at_once_give_one_unbroken_chain() throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var done = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 16; i++) {
                done.add(threads.submit((Callable<Boolean>) () -> {
                    write(20);
                    return true;
                }));
            }
            for (var each : done) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(whole().count()).isEqualTo(320);
    }

    @Test
    void a_row_changed_by_a_superuser_is_found_and_named() {
        write(5);
        assertThat(whole().count()).isEqualTo(5);
        sandbox.admin("update audit_entry set action = 'person.looked' where number = 3");
        assertThat(audit.verify()).isEqualTo(new Broken(3, NOON, Difference.CHANGED));
    }

    @Test
    void every_column_of_an_entry_is_covered() {
        for (String change : List.of(
                "at = at + interval '1 microsecond'",
                "actor = 'MEMBER'",
                "person_id = 9",
                "label = 'x'",
                "organisation_id = 1",
                "subject_kind = 'plan'",
                "subject_id = '9'",
                "commitments = trim_array(commitments, 1)",
                "hash = sha256('x')")) {
            empty();
            write(3);
            sandbox.admin("update audit_entry set " + change + " where number = 2");
            assertThat(audit.verify())
                    .as(change)
                    .isInstanceOf(Broken.class)
                    .satisfies(found -> assertThat(((Broken) found).number()).isEqualTo(2));
        }
    }

    @Test
    void a_changed_value_a_removed_value_and_a_value_blanked_by_hand_are_found() {
        write(5);
        sandbox.admin("update audit_value set value = '別人' where entry = 2 and position = 1");
        assertThat(audit.verify()).isEqualTo(new Broken(2, NOON, Difference.VALUE_CHANGED));
        empty();
        write(5);
        sandbox.admin("delete from audit_value where entry = 2 and position = 3");
        assertThat(audit.verify()).isEqualTo(new Broken(2, NOON, Difference.VALUE_GONE));
        empty();
        write(5);
        sandbox.admin("update audit_value set value = null, salt = null, erasure = gen_random_uuid() where entry = 4");
        assertThat(audit.verify()).isEqualTo(new Broken(4, NOON, Difference.VALUE_GONE));
    }

    @Test
    void a_removed_row_is_found_and_named() {
        write(5);
        sandbox.admin("delete from audit_value where entry = 3");
        sandbox.admin("delete from audit_entry where number = 3");
        assertThat(audit.verify()).isEqualTo(new Broken(3, null, Difference.REMOVED));
    }

    @Test
    void a_swapped_pair_is_found_and_named() {
        write(5);
        sandbox.admin("alter table audit_value drop constraint audit_value_entry_fkey");
        sandbox.admin("update audit_value set entry = case entry when 2 then 1003 else 1002 end where entry in (2, 3)");
        sandbox.admin("update audit_entry set number = number + 1000 where number in (2, 3)");
        sandbox.admin("update audit_entry set number = 1005 - number where number > 1000");
        sandbox.admin("update audit_value set entry = entry - 1000 where entry > 1000");
        sandbox.admin("alter table audit_value add foreign key (entry) references audit_entry");
        assertThat(audit.verify()).isEqualTo(new Broken(2, NOON, Difference.ORDER));
    }

    @Test
    void a_cut_tail_is_found_and_named() {
        write(5);
        sandbox.admin("delete from audit_value where entry > 3");
        sandbox.admin("delete from audit_entry where number > 3");
        assertThat(audit.verify()).isEqualTo(new Broken(4, null, Difference.CUT));
    }

    @Test
    void a_row_put_behind_the_end_is_found() {
        write(3);
        sandbox.admin("""
                insert into audit_entry
                select 4, at, actor, person_id, label, organisation_id, action, subject_kind, subject_id, '{}', hash, hash
                from audit_entry where number = 3
                """);
        assertThat(audit.verify()).isEqualTo(new Broken(4, NOON, Difference.ADDED));
    }

    @Test
    void a_tail_cut_together_with_the_head_is_found_by_a_head_noted_earlier() {
        write(5);
        Head noted = whole().head();
        sandbox.admin("delete from audit_value where entry > 3");
        sandbox.admin("delete from audit_entry where number > 3");
        sandbox.admin("update audit_head set number = 3, hash = (select hash from audit_entry where number = 3)");
        assertThat(audit.verify()).isInstanceOf(Whole.class);
        assertThat(audit.verify(noted)).isEqualTo(new Broken(4, null, Difference.CUT));
        write(4);
        assertThat(audit.verify(noted)).isEqualTo(new Broken(5, NOON, Difference.NOT_AS_NOTED));
        assertThat(Head.parse(noted.toString())).isEqualTo(noted);
    }

    @Test
    void forgetting_a_person_blanks_the_values_and_leaves_the_chain_whole() throws Exception {
        Actors.as(CHIEF, () -> {
            write(3);
            return true;
        });
        region.transactions()
                .executeWithoutResult(_ -> assertThat(audit.forget(7, List.of(Subject.of("person", 2))))
                        .isEqualTo(6)); // the four values of entry 2, and the addresses of the other two
        // A second time blanks nothing and says nothing.
        region.transactions()
                .executeWithoutResult(_ -> assertThat(audit.forget(7, List.of(Subject.of("person", 2))))
                        .isZero());
        assertThat(whole().blanked()).isEqualTo(6);
        assertThat(region.jdbc()
                        .sql("select count(*) from audit_value where value like '%後 2%' or value like '192.%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        var history = Actors.as(Actor.operator("test"), () -> audit.history(Subject.of("person", 2)));
        assertThat(history.getLast().values()).contains(new AuditEntry.Value("name", null, null, true));
        assertThat(whole()).isNotNull();
    }

    @Test
    void a_history_is_for_who_sees_histories_there() {
        var chamber = Actor.member(
                1,
                null,
                "",
                List.of(new Actor.Grant(Role.CHAMBER_STAFF, new Scope.OfOrganisation(5), List.of(), null)));
        Actors.as(chamber, () -> {
            assertThat(audit.history(Subject.of("organisation", 5))).isNotNull();
            assertThat(audit.history(new Subject("plan", "anybodys-strategy"))).isNotNull(); // the public sees it too
            for (Subject other : List.of(
                    Subject.of("organisation", 6),
                    Subject.of("person", 2),
                    Subject.of("invitation", 1),
                    new Subject("setting", "mail.from"))) {
                assertThatThrownBy(() -> audit.history(other))
                        .as(other.kind())
                        .isInstanceOf(NotPermittedException.class);
            }
            return true;
        });
    }

    @Test
    void hostile_values_are_kept_as_given_and_verify() throws Exception {
        String hostile = "\u001F\t'; drop table audit_entry; -- <script>\n{\"a\":[]},\\ \uD83C\uDF6B";
        Actors.as(Actor.operator("a\u0000b"), () -> {
            region.transactions()
                    .executeWithoutResult(_ -> audit.record(
                            "person.changed",
                            new Subject("person", hostile + "\0"),
                            Map.of("a\u001Fb:c", hostile),
                            Map.of("a\u001Fb:c", "\0")));
            return true;
        });
        assertThat(whole().count()).isEqualTo(1);
        var entry = Actors.as(
                        Actor.operator("test"),
                        () -> audit.search(new AuditQuery(null, null, null, "", "", "", "<SCRIPT>", null)))
                .entries();
        assertThat(entry).hasSize(1);
        assertThat(entry.getFirst().values()).containsExactly(new AuditEntry.Value("a b:c", hostile, "\uFFFD", false));
    }

    @Test
    void searching_needs_the_permission_narrows_pages_and_is_noted() throws Exception {
        write(120);
        assertThatThrownBy(() -> audit.search(AuditQuery.ALL)).isInstanceOf(NotPermittedException.class);
        Actors.as(Actor.operator("test"), () -> {
            var seen = new ArrayList<Long>();
            AuditQuery query = new AuditQuery(null, null, null, "person.", "", "", "", null);
            for (AuditPage page = audit.search(query); ; page = audit.search(query.before(seen.getLast()))) {
                page.entries().forEach(entry -> seen.add(entry.number()));
                if (page.next() == null) {
                    break;
                }
            }
            assertThat(seen).hasSize(120).doesNotHaveDuplicates();
            assertThat(search("", "person", "17", "").entries()).hasSize(1);
            assertThat(search("", "", "", "後 17").entries()).hasSize(1);
            assertThat(search("audit.s%", "", "", "").entries()).isEmpty();
            assertThat(search("audit.searched", "", "", "").entries()).isNotEmpty();
            var day = java.time.LocalDate.of(2026, 4, 1);
            assertThat(audit.search(new AuditQuery(day, day, null, "person", "", "", "", null))
                            .entries())
                    .hasSize(50);
            assertThat(audit.search(new AuditQuery(day.plusDays(1), null, null, "", "", "", "", null))
                            .entries())
                    .isEmpty();
            return true;
        });
    }

    private AuditPage search(String action, String kind, String id, String text) {
        return audit.search(new AuditQuery(null, null, null, action, kind, id, text, null));
    }

    @Test
    void a_search_and_an_audited_change_take_a_constant_number_of_statements() throws Exception {
        write(60);
        var counted = new StatementCount(region.dataSource());
        var transactions = new TransactionTemplate(new JdbcTransactionManager(counted));
        var watched = new Audit(JdbcClient.create(counted), transactions, InstantSource.fixed(NOON));
        Actors.as(Actor.operator("test"), () -> {
            assertThat(counted.during(() -> watched.search(AuditQuery.ALL))).hasSize(3);
            return true;
        });
        assertThat(counted.during(() -> transactions.execute(_ -> {
                    for (int i = 0; i < 30; i++) {
                        watched.record("person.changed", Subject.of("person", i), Map.of(), Map.of("name", "x"));
                    }
                    return true;
                })))
                .hasSize(2);
    }

    private Whole whole() {
        if (audit.verify() instanceof Whole whole) {
            return whole;
        }
        throw new AssertionError(audit.verify());
    }
}
