package org.haskap.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.haskap.plan.Storage.adopted;
import static org.haskap.plan.Storage.edition;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.AsOperator;
import org.haskap.access.NotPermittedException;
import org.haskap.database.TestRegion;
import org.haskap.document.Documents;
import org.haskap.document.Proposal;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.FactQuery;
import org.haskap.evidence.Measure;
import org.haskap.evidence.NodeRef;
import org.haskap.evidence.Question;
import org.haskap.plan.PlanBuilder;
import org.haskap.plan.Plans;
import org.haskap.reading.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ApplicationContext;

@ExtendWith(AsOperator.class)
class ProgrammeFactsTest {
    private static final String CITY = "苫小牧市";
    private static final String STARTUP = "令和7年度 苫小牧市中小企業創業サポート事業";

    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @BeforeAll
    static void start() {
        region.start();
    }

    @BeforeEach
    void an_empty_region() {
        region.owner()
                .sql("truncate programme_fact, programme_assignment, fact, edition_series, source_document cascade")
                .update();
    }

    private static <T> T bean(Class<T> type) {
        ApplicationContext application = region.application();
        return application.getBean(type);
    }

    private static Proposal propose(String owner, RegisterBuilder register) {
        Reading reading = register.reading();
        long document = bean(Documents.class)
                .store(reading, (owner + reading).getBytes(StandardCharsets.UTF_8))
                .id();
        return bean(Programmes.class).propose(owner, reading, document);
    }

    private static long adopt(String owner, RegisterBuilder register) {
        Proposal proposal = propose(owner, register);
        adopted(bean(Programmes.class).adopt(edition(proposal).id()));
        return proposal.series();
    }

    private static BigDecimal sum(String kind, @Nullable NodeRef node) {
        var query = new FactQuery(kind, node, Map.of(), LocalDate.of(2025, 4, 1), LocalDate.of(2026, 3, 31));
        return Objects.requireNonNull(bean(Evidence.class)
                .answers(List.of(new Question(query, Measure.SUM)))
                .getFirst()
                .value());
    }

    private static long rows() {
        return region.jdbc().sql("select count(*) from fact").query(Long.class).single();
    }

    private static NodeRef startupProject() {
        var plans = bean(Plans.class);
        Reading reading = PlanBuilder.strategy().reading();
        long document = bean(Documents.class)
                .store(reading, reading.toString().getBytes(StandardCharsets.UTF_8))
                .id();
        adopted(plans.adopt(
                edition(plans.propose("strategy", CITY, reading, document)).id()));
        return new NodeRef(plans.owned("strategy").orElseThrow().id(), "m2-p1");
    }

    @Test
    void an_adopted_register_counts_each_programme_and_only_the_participants_it_really_states() {
        adopt(CITY, RegisterBuilder.sample());
        assertThat(sum("programme.held", null)).isEqualByComparingTo("26");
        BigDecimal stated = Totals.of(
                        bean(Programmes.class).registers().getFirst().programmes())
                .participants();
        assertThat(sum("programme.participants", null)).isEqualByComparingTo(stated);
        assertThat(rows()).isEqualTo(26 + 22);
    }

    @Test
    void a_rehearsal_leaves_nothing_and_the_same_register_again_nothing_more() {
        Proposal proposal = propose(CITY, RegisterBuilder.sample());
        bean(Programmes.class).rehearse(edition(proposal).id());
        assertThat(rows()).isZero();
        adopted(bean(Programmes.class).adopt(edition(proposal).id()));
        assertThat(bean(ProgrammeFacts.class).catchUp()).isFalse();
        assertThat(rows()).isEqualTo(48);
    }

    @Test
    void a_later_edition_takes_back_what_changed_or_is_gone_and_leaves_the_rest() {
        adopt(CITY, RegisterBuilder.sample());
        // Row 2 has other participants, the last row (whose number is unknown) is gone.
        adopt(CITY, RegisterBuilder.sample().cell(1, 10, "4,500").without(25));
        assertThat(sum("programme.held", null)).isEqualByComparingTo("25");
        BigDecimal stated = Totals.of(
                        bean(Programmes.class).registers().getFirst().programmes())
                .participants();
        assertThat(sum("programme.participants", null)).isEqualByComparingTo(stated);
        assertThat(rows()).isEqualTo(48 + 2 + 1);
        adopt(CITY, RegisterBuilder.sample());
        assertThat(sum("programme.held", null)).isEqualByComparingTo("26");
    }

    @Test
    void two_registers_of_one_year_count_both() {
        adopt(CITY, RegisterBuilder.sample());
        adopt("苫小牧商工会議所", RegisterBuilder.sample());
        assertThat(sum("programme.held", null)).isEqualByComparingTo("52");
    }

    @Test
    void what_cannot_be_read_leaves_no_fact_and_says_why() {
        adopt(
                CITY,
                RegisterBuilder.sample()
                        .cell(0, 7, "未定")
                        .cell(1, 10, "大人120人、子ども80人")
                        .cell(2, 10, "0"));
        var standings = bean(ProgrammeFacts.class).standings();
        assertThat(standings.get(0).counted().facts()).isEmpty();
        assertThat(standings.get(0).counted().reasons()).containsExactly("開始日が「未定」で、日付として読めないため数えていません。");
        assertThat(standings.get(1).counted().facts()).hasSize(1);
        assertThat(standings.get(1).counted().reasons())
                .containsExactly("参加人数が「大人120人、子ども80人」で、一つの人数として読めないため数えていません。");
        assertThat(standings.get(2).counted().facts()).hasSize(2);
        assertThat(sum("programme.held", null)).isEqualByComparingTo("25");
    }

    @Test
    void registers_adopted_before_programmes_left_facts_get_theirs_once() {
        adopt(CITY, RegisterBuilder.sample());
        region.owner().sql("truncate programme_fact, fact").update();
        assertThat(bean(ProgrammeFacts.class).catchUp()).isTrue();
        assertThat(bean(ProgrammeFacts.class).catchUp()).isFalse();
        assertThat(sum("programme.held", null)).isEqualByComparingTo("26");
    }

    @Test
    void only_an_assertion_lets_a_programme_count_for_a_plan_and_withdrawing_it_ends_that() {
        NodeRef node = startupProject();
        long register = adopt(CITY, RegisterBuilder.sample());
        assertThat(bean(Programmes.class).links()).isNotEmpty();
        assertThat(sum("programme.participants", node)).isEqualByComparingTo("0");
        var facts = bean(ProgrammeFacts.class);
        assertThat(facts.assign(register, "3", STARTUP, "strategy", "m2-p1", "同じ事業です。"))
                .isTrue();
        assertThat(facts.assign(register, "3", STARTUP, "strategy", "m2-p1", "同じ事業です。"))
                .isFalse();
        assertThat(sum("programme.participants", node)).isEqualByComparingTo("71");
        assertThat(sum("programme.participants", new NodeRef(node.plan(), "g1")))
                .isEqualByComparingTo("71");
        assertThat(sum("programme.held", null)).isEqualByComparingTo("26");
        // The assertion holds in a later edition as long as the row is still called the same.
        adopt(CITY, RegisterBuilder.sample().cell(2, 10, "72"));
        assertThat(sum("programme.participants", node)).isEqualByComparingTo("72");
        assertThat(facts.withdraw(register, "3", "誤りでした。")).isTrue();
        assertThat(facts.withdraw(register, "3", "誤りでした。")).isFalse();
        assertThat(sum("programme.participants", node)).isEqualByComparingTo("0");
    }

    @Test
    void an_assertion_does_not_pass_to_another_programme_of_the_same_number() {
        NodeRef node = startupProject();
        long register = adopt(CITY, RegisterBuilder.sample());
        var facts = bean(ProgrammeFacts.class);
        facts.assign(register, "3", STARTUP, "strategy", "m2-p1", "同じ事業です。");
        adopt(CITY, RegisterBuilder.sample().cell(2, 2, "別の取組"));
        assertThat(sum("programme.participants", node)).isEqualByComparingTo("0");
        assertThat(facts.standings().get(2).outdated()).isTrue();
    }

    @Test
    void an_assertion_names_what_is_there_and_is_for_who_says_how_a_plan_counts() {
        startupProject();
        long register = adopt(CITY, RegisterBuilder.sample());
        var facts = bean(ProgrammeFacts.class);
        assertThatThrownBy(() -> facts.assign(register, "3", "ほかの名前", "strategy", "m2-p1", "理由"))
                .isInstanceOf(AssignmentRefusedException.class)
                .hasMessageContaining(STARTUP);
        assertThatThrownBy(() -> facts.assign(register, "3", STARTUP, "strategy", "m9", "理由"))
                .isInstanceOf(AssignmentRefusedException.class);
        assertThatThrownBy(() -> facts.assign(register, "99", STARTUP, "strategy", "m2-p1", "理由"))
                .isInstanceOf(AssignmentRefusedException.class);
        assertThatThrownBy(() -> Actors.as(
                        Actor.anonymous(""), () -> facts.assign(register, "3", STARTUP, "strategy", "m2-p1", "理由")))
                .isInstanceOf(NotPermittedException.class);
    }
}
