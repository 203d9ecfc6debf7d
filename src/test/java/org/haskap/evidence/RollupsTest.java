package org.haskap.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.AsOperator;
import org.haskap.database.BackupFile;
import org.haskap.database.Backups;
import org.haskap.database.DatabaseLogins;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.haskap.database.TestRegion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Cells beside whoever records: they never hold a fact twice, and answers are right whatever they hold. */
@ExtendWith(AsOperator.class)
class RollupsTest {
    private static final AtomicInteger YEARS = new AtomicInteger(1960);

    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private TestEvidence here;
    private int year;

    @BeforeEach
    void evidence() {
        here = new TestEvidence(region.regions());
        year = YEARS.incrementAndGet(); // each test has days of its own
    }

    private Fact visit(int month, int day, String who) {
        return here.consultation(LocalDate.of(year, month, day).toString(), null, who);
    }

    private long ask(TestEvidence where, Measure measure) {
        return where.answer(where.consultations(measure, null, year + "-01-01", year + "-12-31"))
                .facts();
    }

    private long people(TestEvidence where) {
        Answer answer = where.answer(where.consultations(Measure.DISTINCT, null, year + "-01-01", year + "-12-31"));
        assertThat(answer.value()).isNotNull();
        return answer.value() == null ? -1 : answer.value().longValueExact();
    }

    private Rollups rollups(long chunk) {
        return new Rollups(new JdbcTemplate(region.dataSource()), here.transactions, chunk);
    }

    private void whole() {
        RollVerification found = here.rollups.verify();
        assertThat(found.first()).isEmpty();
        assertThat(found.whole()).isTrue();
    }

    @Test
    void a_fact_behind_an_open_transaction_counts_at_once_and_is_rolled_up_later() {
        here.rollups.roll();
        long open = here.transactions.execute(_ -> {
            long fact = here.evidence.record(visit(5, 1, "late"));
            var elsewhere = new TestEvidence(region.regions());
            inAnotherThread(() -> {
                elsewhere.record(visit(5, 2, "early"), visit(6, 1, "early"));
                assertThat(elsewhere.rollups.roll()).isZero(); // the open transaction stands before them
                assertThat(ask(elsewhere, Measure.COUNT)).isEqualTo(2);
                assertThat(people(elsewhere)).isEqualTo(1);
                return true;
            });
            assertThat(ask(here, Measure.COUNT)).isEqualTo(3); // its own is seen by itself alone
            return fact;
        });
        assertThat(here.evidence.fact(open)).isPresent();
        assertThat(people(here)).isEqualTo(2);
        assertThat(here.rollups.roll()).isEqualTo(3);
        assertThat(ask(here, Measure.COUNT)).isEqualTo(3);
        assertThat(people(here)).isEqualTo(2);
        assertThat(here.rollups.roll()).isZero();
        whole();
    }

    @Test
    void a_reversal_whose_transaction_began_before_the_facts_own_leaves_nobody_standing() {
        var other = new TestEvidence(region.regions());
        here.record(visit(3, 1, "somebody-else"));
        Mark before =
                new RollStore(new JdbcTemplate(region.dataSource())).live().orElse(null);
        here.transactions.executeWithoutResult(_ -> {
            region.jdbc(); // the transaction gets its id here, before the fact's
            here.evidence.record(visit(3, 2, "first"));
            long fact = inAnotherThread(
                    () -> other.record(visit(4, 2, "taken-back")).getFirst());
            here.evidence.reverse(fact);
        });
        assertThat(before).isNotEqualTo(new Mark(0, new Mark.Place(0, 0), 0, 0));
        var some = new Roller(new JdbcTemplate(region.dataSource()), here.transactions, 1);
        for (boolean done = false; !done; ) {
            assertThat(people(here)).isEqualTo(2);
            assertThat(people(other)).isEqualTo(2);
            done = some.rollLive().done();
        }
        assertThat(people(here)).isEqualTo(2);
        assertThat(people(new TestEvidence(region.regions()))).isEqualTo(2);
        whole();
    }

    @Test
    void one_large_transaction_is_rolled_up_in_parts_and_answers_are_right_between_them() {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < 100; i++) {
            facts.add(visit(1 + i % 12, 1 + i % 28, "p" + i % 37));
        }
        here.rollups.roll();
        here.record(facts.toArray(Fact[]::new));
        var parts = new Roller(new JdbcTemplate(region.dataSource()), here.transactions, 7);
        int rolls = 0;
        for (boolean done = false; !done; rolls++) {
            done = parts.rollLive().done();
            assertThat(ask(here, Measure.COUNT)).isEqualTo(100);
            assertThat(people(here)).isEqualTo(37);
            whole();
        }
        assertThat(rolls).isGreaterThanOrEqualTo(100 / 7);
    }

    @Test
    void many_rollers_and_writers_at_once_count_every_fact_once() throws Exception {
        int writers = 4;
        int each = 60;
        var writing = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(writers + 3)) {
            var rolling = new ArrayList<Future<?>>();
            for (int i = 0; i < 3; i++) {
                rolling.add(threads.submit(() -> {
                    while (writing.get()) {
                        rollups(10).roll();
                    }
                }));
            }
            var writes = new ArrayList<Future<?>>();
            for (int i = 0; i < writers; i++) {
                int writer = i;
                writes.add(threads.submit(() -> Actors.as(Actor.operator("test"), () -> {
                    for (int n = 0; n < each; n++) {
                        long id = here.record(visit(7, 1 + n % 28, "w" + writer + "-" + n % 10))
                                .getFirst();
                        if (n % 5 == 4) {
                            here.reverse(id);
                        }
                    }
                    return true;
                })));
            }
            for (Future<?> write : writes) {
                while (!write.isDone()) {
                    assertThat(ask(here, Measure.COUNT)).isBetween(0L, (long) writers * each);
                    Thread.sleep(5);
                }
                write.get();
            }
            writing.set(false);
            for (Future<?> roll : rolling) {
                roll.get(30, TimeUnit.SECONDS);
            }
        }
        long standing = 4L * writers * each / 5;
        assertThat(ask(here, Measure.COUNT)).isEqualTo(standing);
        assertThat(people(here)).isEqualTo(writers * 8L); // n % 10 of 4 and 9 were always taken back
        here.rollups.roll();
        assertThat(ask(here, Measure.COUNT)).isEqualTo(standing);
        assertThat(people(here)).isEqualTo(writers * 8L);
        whole();
    }

    @Test
    void a_rebuild_beside_writers_changes_no_answer() throws Exception {
        for (int i = 0; i < 50; i++) {
            here.record(visit(1 + i % 12, 3, "r" + i));
        }
        here.rollups.roll();
        var recorded = new AtomicInteger(50);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<?> writer = threads.submit(() -> Actors.as(Actor.operator("test"), () -> {
                for (int i = 50; i < 150; i++) {
                    here.record(visit(1 + i % 12, 4, "r" + i));
                    recorded.incrementAndGet();
                }
                return true;
            }));
            Future<?> rebuilds = threads.submit(() -> {
                for (int i = 0; i < 5; i++) {
                    rollups(40).rebuild(_ -> here.rollups.roll());
                }
            });
            while (!writer.isDone() || !rebuilds.isDone()) {
                int least = recorded.get();
                long found = people(here);
                assertThat(found).isBetween((long) least, recorded.get() + 1L);
            }
            writer.get();
            rebuilds.get();
        }
        assertThat(people(here)).isEqualTo(150);
        whole();
        assertThat(region.jdbc()
                        .sql("select count(*) from fact_day where generation not in (select generation from fact_mark)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_rebuild_that_another_one_replaced_says_so_and_changes_nothing() {
        here.record(visit(5, 1, "a"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> here.rollups.rebuild(_ -> {
                    here.record(visit(5, 2, "b"));
                    rollups(10).rebuild(_ -> {});
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Another rebuild");
        assertThat(people(here)).isEqualTo(2);
        whole();
    }

    @Test
    void of_rebuilds_that_begin_at_once_each_ends_or_says_that_another_goes_on() throws Exception {
        here.record(visit(5, 1, "a"), visit(5, 2, "b"));
        Callable<Boolean> rebuild = () -> {
            try {
                new TestEvidence(region.regions()).rollups.rebuild(_ -> {});
                return true;
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("Another rebuild");
                return false;
            }
        };
        for (int i = 0; i < 5; i++) {
            var ended = new ArrayList<Boolean>();
            try (var threads = Executors.newFixedThreadPool(4)) {
                for (var one : threads.invokeAll(Collections.nCopies(4, rebuild))) {
                    ended.add(one.get());
                }
            }
            assertThat(ended).contains(true);
        }
        assertThat(people(here)).isEqualTo(2);
        whole();
    }

    @Test
    void cells_that_a_rebuild_made_are_newer_than_any_that_were_remembered() {
        here.record(visit(5, 1, "a"), visit(5, 2, "b"));
        region.jdbc().sql("delete from fact_mark").update();
        var store = new RollStore(new JdbcTemplate(region.dataSource()));
        var meanwhile = new AtomicInteger();
        here.rollups.rebuild(_ -> {
            here.rollups.roll();
            assertThat(people(here)).isEqualTo(2);
            meanwhile.set(store.live().orElseThrow().generation());
        });
        assertThat(store.live().orElseThrow().generation()).isGreaterThan(meanwhile.get());
        assertThat(people(here)).isEqualTo(2);
        whole();
    }

    @Test
    void a_cell_that_was_tampered_with_is_found_and_made_anew() {
        here.record(visit(5, 1, "a"), visit(5, 2, "b"), visit(6, 2, "b"));
        here.rollups.roll();
        assertThat(ask(here, Measure.COUNT)).isEqualTo(3); // remembered from here on
        String day = "date '" + year + "-05-01'";
        region.jdbc().sql("update fact_day set count = 7 where day = " + day).update();
        region.jdbc().sql("delete from fact_people where month = " + day).update();
        region.jdbc()
                .sql("update fact_month set total = 99, batch = batch + 1000000 where month = " + day)
                .update();
        RollVerification found = here.rollups.verify();
        assertThat(found.whole()).isFalse();
        assertThat(found.first())
                .anyMatch(line -> line.contains("Day " + year + "-05-01") && line.contains("count 7"))
                .anyMatch(line -> line.contains("Month " + year + "-05-01") && line.contains("sum 99"))
                .anyMatch(line -> line.contains("stand for 2 people, the cell for 0"));
        here.rollups.rebuild(_ -> {});
        whole();
        assertThat(ask(here, Measure.COUNT)).isEqualTo(3);
        assertThat(people(here)).isEqualTo(2);
    }

    @Test
    void a_person_counts_once_whatever_keys_their_facts_were_recorded_with() {
        var elsewhere = new TestEvidence(region.regions());
        elsewhere.record(visit(1, 1, "anna"), visit(1, 2, "bert"));
        here.rollups.roll();
        int first = here.pseudonyms.rotate();
        elsewhere.record(visit(2, 1, "anna")); // this process learns of the key as it records
        assertThat(here.pseudonyms.rotate()).isEqualTo(first + 1);
        here.record(visit(2, 2, "anna"), visit(3, 1, "carl"));
        assertThat(people(here)).isEqualTo(3);
        here.rollups.roll();
        assertThat(people(elsewhere)).isEqualTo(3);
        assertThat(region.jdbc()
                        .sql(
                                "select count(distinct subject) from fact where fiscal_year in (:one, :two) and source_id like '%anna'")
                        .param("one", year - 1)
                        .param("two", year)
                        .query(Long.class)
                        .single())
                .isEqualTo(3); // three keys, three pseudonyms
        whole();
    }

    @Test
    void a_restored_backup_answers_the_same_before_and_after_its_first_roll(@TempDir Path folder) throws Exception {
        here.record(visit(1, 1, "anna"), visit(1, 2, "bert"), visit(2, 1, "anna"));
        here.pseudonyms.rotate();
        here.reverse(here.record(visit(3, 1, "carl")).getFirst());
        here.rollups.roll();
        here.record(visit(4, 1, "anna"), visit(4, 1, "dora"));
        Path file = folder.resolve("backup.zip");
        Backups.write(region.logins(), file, "test", Instant.EPOCH, false);
        DatabaseLogins empty = region.emptyDatabase();
        try (BackupFile backup = BackupFile.open(file)) {
            Backups.restore(empty, backup, Instant.EPOCH, false);
        }
        try (Regions restored = Regions.open(empty, new Region("test"))) {
            var there = new TestEvidence(restored);
            assertThat(ask(there, Measure.COUNT)).isEqualTo(5);
            assertThat(people(there)).isEqualTo(3);
            assertThat(there.evidence.stamp()).isEqualTo(here.evidence.stamp());
            assertThat(there.rollups.roll()).isEqualTo(Long.parseLong(here.evidence.stamp()));
            there.record(visit(5, 1, "anna"), visit(5, 1, "emil"));
            assertThat(ask(there, Measure.COUNT)).isEqualTo(7);
            assertThat(people(there)).isEqualTo(4);
            assertThat(there.rollups.verify().first()).isEmpty();
        }
    }

    @Test
    void cells_made_on_another_server_are_refused_rather_than_believed() {
        here.record(visit(5, 1, "a"));
        here.rollups.roll();
        Map<String, @Nullable Object> mark = region.jdbc()
                .sql("select cast(xact as text) as xact, id from fact_mark where live")
                .query()
                .singleRow();
        try {
            region.jdbc().sql("update fact_mark set xact = '9000000000000'").update();
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> ask(here, Measure.COUNT))
                    .hasMessageContaining("rebuild-evidence");
            org.assertj.core.api.Assertions.assertThatThrownBy(here.evidence::stamp)
                    .hasMessageContaining("rebuild-evidence");
            org.assertj.core.api.Assertions.assertThatThrownBy(here.rollups::roll)
                    .hasMessageContaining("rebuild-evidence");
        } finally {
            region.jdbc()
                    .sql("update fact_mark set xact = cast(:xact as xid8)")
                    .param("xact", mark.get("xact"))
                    .update();
        }
        assertThat(ask(here, Measure.COUNT)).isEqualTo(1);
    }

    @Test
    void rows_and_parts_of_months_are_counted_from_cells_too() {
        List<Long> ids = here.record(visit(5, 1, "a"), visit(5, 10, "b"), visit(5, 20, "a"), visit(6, 2, "b"));
        here.reverse(ids.get(1));
        for (int i = 0; i < 2; i++) {
            var query = here.consultations(Measure.COUNT, null, year + "-05-02", year + "-06-01")
                    .facts();
            assertThat(here.evidence.count(query)).isEqualTo(3);
            Question people = new Question(query, Measure.DISTINCT);
            assertThat(here.answer(people)).isEqualTo(new Answer(java.math.BigDecimal.ONE, 1));
            here.rollups.roll();
        }
    }

    private static <T> T inAnotherThread(Callable<T> work) {
        try (var thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(() -> Actors.as(Actor.operator("test"), work::call))
                    .get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
