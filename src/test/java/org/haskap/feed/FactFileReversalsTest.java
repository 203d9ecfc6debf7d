package org.haskap.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.haskap.database.TestRegion;
import org.haskap.evidence.Measure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files of facts taken back, as a whole and fact by fact, by hand and by other files. */
class FactFileReversalsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @SuppressWarnings("NullAway.Init") // before all
    private static Feeder office;

    @BeforeAll
    static void start() {
        region.start();
        office = Feeder.planning(region);
    }

    @BeforeEach
    void no_facts() {
        Feeder.nothingIsThere(region);
    }

    @Test
    void a_file_undone_counts_no_more_and_can_be_sent_mended_with_the_same_ids() throws Exception {
        String path = office.checked("番号,日付,人数\nu1,2025-06-01,10\nu2,2025-06-02,20\n");
        office.confirmed(path, "ALL");
        long second = region.owner()
                .sql("select fact_id from fed_fact where feeder_id = 'u2'")
                .query(Long.class)
                .single();
        String fact = "/staff/evidence/" + second;
        assertThat(office.post(fact + "/reversal", fact + "/reversal", "reason", "")
                        .statusCode())
                .isEqualTo(422);
        assertThat(office.post(fact + "/reversal", fact + "/reversal", "reason", "二重に数えたため")
                        .statusCode())
                .isEqualTo(303);
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("10");
        assertThat(office.body(fact)).contains("取り消し済み");
        assertThat(office.post(path + "/reversal", path + "/reversal", "reason", "列を間違えたため")
                        .statusCode())
                .isEqualTo(303);
        assertThat(office.settled(path)).contains("すべて取り消しました", "列を間違えたため");
        assertThat(office.facts()).isZero();
        office.confirmed(office.checked("番号,日付,人数\nu1,2025-06-01,11\nu2,2025-06-02,21\n"), "ALL");
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("32");
        // The fact taken back by hand before can be taken back by hand anew.
        long again = region.owner()
                .sql("select fact_id from fed_fact where feeder_id = 'u2' and undone_at is null")
                .query(Long.class)
                .single();
        String page = "/staff/evidence/" + again + "/reversal";
        assertThat(office.post(page, page, "reason", "まだ違うため").statusCode()).isEqualTo(303);
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("11");
    }

    @Test
    void a_file_undone_takes_back_what_counts_again_since_another_file_was_undone() throws Exception {
        String first = office.checked("番号,日付,人数\na1,2025-06-01,10\na2,2025-06-01,1\n");
        office.confirmed(first, "ALL");
        String second = office.checked("番号,日付,人数,取り消す番号\nb1,,,a1\n");
        office.confirmed(second, "ALL");
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("1");
        long a1 = office.fact("a1");
        assertThat(office.body("/staff/evidence/" + a1)).doesNotContain("この事実を取り消す");
        office.takenBack(second);
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("11");
        assertThat(office.body("/staff/evidence/" + a1)).contains("この事実を取り消す", "もう一度数えています");
        office.takenBack(first);
        assertThat(office.facts()).isZero();
        office.confirmed(office.checked("番号,日付,人数\na1,2025-06-01,10\n"), "ALL");
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("10");
        assertThat(office.facts()).isEqualTo(1);
    }

    @Test
    void what_counts_again_since_a_file_was_undone_is_taken_back_by_another_file_or_by_hand() throws Exception {
        office.confirmed(office.checked("番号,日付,人数\na1,2025-06-01,10\na2,2025-06-01,1\n"), "ALL");
        String second = office.checked("番号,日付,人数,取り消す番号\nb1,,,a1\nb2,,,a2\n");
        office.confirmed(second, "ALL");
        office.takenBack(second);
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("11");
        String third = office.checked("番号,日付,人数,取り消す番号\nc1,,,a1\n");
        office.confirmed(third, "ALL");
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("1");
        office.takenBack("/staff/evidence/" + office.fact("a2"));
        assertThat(office.facts()).isZero();
        office.takenBack(third);
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("10");
    }

    @Test
    void a_file_undone_takes_back_what_somebody_took_back_and_let_count_again() throws Exception {
        String path = office.checked("番号,日付,人数,取り消す番号\na1,2025-06-01,10,\na2,2025-06-01,1,\na3,,,a2\n");
        office.confirmed(path, "ALL");
        office.takenBack("/staff/evidence/" + office.fact("a1"));
        assertThat(office.facts()).isZero();
        long reversal = region.owner()
                .sql("select id from fact where reverses = :fact")
                .param("fact", office.fact("a1"))
                .query(Long.class)
                .single();
        office.takenBack("/staff/evidence/" + reversal);
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("10");
        office.takenBack(path);
        assertThat(office.facts()).isZero();
        assertThat(region.owner()
                        .sql("select count(*) from fed_fact where undone_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
        office.confirmed(office.checked("番号,日付,人数\na1,2025-06-01,7\na2,2025-06-01,1\n"), "ALL");
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("8");
    }
}
