package org.haskap.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.haskap.access.AsOperator;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much is read for an answer; counted in rows, which no other program on the machine changes. */
@ExtendWith(AsOperator.class)
class RowsReadTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @Test
    void a_dashboard_reads_no_more_of_twenty_times_the_facts() {
        var here = new TestEvidence(region.regions());
        record(here, 1, 200);
        here.rollups.roll();
        long cold = read(here);
        long warm = read(here);
        record(here, 2, 4_000);
        here.rollups.roll();
        here.evidence.answers(questions(here)); // the new state of the same cells
        assertThat(read(here)).as("remembered").isEqualTo(warm);
        assertThat(read(new TestEvidence(region.regions()))).as("not yet known").isLessThanOrEqualTo(cold + 20);
        here.record(here.consultation("2026-05-06", "m1-p1", "p1"), here.consultation("2026-05-07", "m1-p1", null));
        assertThat(read(here)).as("with two facts behind the mark").isLessThanOrEqualTo(warm + 20);
    }

    /** People's cells are by far the largest: read for nothing, they drive out of memory what the next question needs. */
    @Test
    void people_are_read_only_where_people_are_counted() {
        var here = new TestEvidence(region.regions());
        record(here, 1, 200);
        here.rollups.roll();
        Question people = here.consultations(Measure.DISTINCT, "m1-p1", "2025-04-01", "2028-03-31");
        Question others = here.consultations(Measure.COUNT, "m2-p1", "2025-04-01", "2028-03-31");
        long alone = read(new TestEvidence(region.regions()), List.of(people), "fact_people");
        assertThat(alone).isPositive();
        assertThat(read(new TestEvidence(region.regions()), List.of(people, others), "fact_people"))
                .isEqualTo(alone);
        assertThat(read(new TestEvidence(region.regions()), List.of(others), "fact_people"))
                .isZero();
        assertThat(here.evidence.answers(List.of(others, people, others)))
                .isEqualTo(List.of(
                        here.evidence.answers(List.of(others)).getFirst(),
                        here.evidence.answers(List.of(people)).getFirst(),
                        here.evidence.answers(List.of(others)).getFirst()));
    }

    /** Facts of the same days, people and series again and again. */
    private static void record(TestEvidence here, int first, int facts) {
        here.record(IntStream.range(first, first + facts)
                .mapToObj(i -> here.consultation(
                        "2026-%02d-%02d".formatted(4 + i % 6, 1 + i % 28),
                        i % 2 == 0 ? "m1-p1" : "m2-p1",
                        "p" + i % 50))
                .toArray(Fact[]::new));
    }

    private static List<Question> questions(TestEvidence here) {
        var questions = new ArrayList<Question>();
        for (Measure measure : List.of(Measure.COUNT, Measure.SUM, Measure.DISTINCT, Measure.MEAN)) {
            questions.add(here.consultations(measure, "g1", "2026-04-01", "2027-03-31"));
            questions.add(here.consultations(measure, null, "2026-01-01", "2026-12-31"));
        }
        return questions;
    }

    /** Rows of facts and cells that the answers read, where the planner has no small table's excuse to read all of it. */
    private static long read(TestEvidence here) {
        return read(here, questions(here), "fact%");
    }

    private static long read(TestEvidence here, List<Question> questions, String tables) {
        Long rows = here.transactions.execute(_ -> {
            here.storage.jdbc.sql("set local enable_seqscan = off").update();
            long before = counted(here, tables); // what this connection did before is not all put away yet
            here.evidence.answers(questions);
            return counted(here, tables) - before;
        });
        return Objects.requireNonNull(rows);
    }

    private static long counted(TestEvidence here, String tables) {
        return here.storage
                .jdbc
                .sql("select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)"
                        + " from pg_stat_xact_user_tables where relname like :tables")
                .param("tables", tables)
                .query(Long.class)
                .single();
    }
}
