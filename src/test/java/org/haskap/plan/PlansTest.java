package org.haskap.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.haskap.plan.Storage.adopted;
import static org.haskap.plan.Storage.edition;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.haskap.access.AsOperator;
import org.haskap.access.Department;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.haskap.document.Adoption;
import org.haskap.document.Edition;
import org.haskap.document.Proposal;
import org.haskap.document.SourceLine;
import org.haskap.kernel.Change;
import org.haskap.kernel.Place;
import org.haskap.reading.UnreadableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(AsOperator.class)
class PlansTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private StatementCount counted = new StatementCount(new DriverManagerDataSource());
    private Storage storage = new Storage(counted);
    private String slug = "";

    @BeforeEach
    void a_plan_of_its_own(TestInfo test) {
        counted = new StatementCount(region.dataSource());
        storage = new Storage(counted);
        slug = test.getTestMethod().orElseThrow().getName().replace('_', '-');
    }

    private static PlanBuilder full() {
        return PlanBuilder.strategy()
                .section("概要", "移住を進めます。\n二行目。")
                .section("対象", "市外の人")
                .organisation("g2", "１）", "苫小牧商工会議所");
    }

    @Test
    void an_adopted_plan_reads_back_as_it_was_drafted() {
        PlanTree tree = storage.adopt(slug, full());
        assertThat(tree.plan().title()).isEqualTo("総合戦略");
        assertThat(tree.plan().owner().name()).isEqualTo("苫小牧市");
        assertThat(tree.plan().period()).isEqualTo(full().draft().period());
        assertThat(tree.plan().levels()).isEqualTo(full().draft().levels());
        assertThat(tree.nodes())
                .extracting(PlanNode::code)
                .containsExactly("g1", "d1-1", "m1", "m1-p1", "m1-p2", "m2", "m2-p1", "g2");
        PlanNode last = tree.node("g2").orElseThrow();
        assertThat(last.sections())
                .containsExactly(java.util.Map.entry("概要", "移住を進めます。\n二行目。"), java.util.Map.entry("対象", "市外の人"));
        assertThat(last.flags()).containsExactly("新");
        assertThat(tree.node("m1-p2").orElseThrow().departments())
                .extracting(Department::name)
                .containsExactly("工業・雇用振興課", "商業観光課");
        Indicator indicator = tree.indicator("m1-k1").orElseThrow();
        assertThat(indicator.baseline()).isEqualTo(PlanBuilder.figure("40", "％", 2014));
        assertThat(indicator.target()).isEqualTo(PlanBuilder.figure("50", "％", 2019));
        assertThat(indicator.notes()).containsExactly("※ 注");
        assertThat(tree.indicator("g1-k1").orElseThrow().baseline()).isEqualTo(PlanBuilder.figure(null, "人", 2014));
        assertThat(tree.listingsOf("g2"))
                .singleElement()
                .satisfies(listing -> assertThat(listing.organisation().name()).isEqualTo("苫小牧商工会議所"));
        assertThat(tree.zones()).isEqualTo(full().draft().zones());
        assertThat(tree.edition().state()).isEqualTo(Edition.State.ADOPTED);
    }

    @Test
    void passages_of_the_plan_itself_are_kept_in_order_and_are_part_of_the_difference() {
        storage.adopt(slug, full().passage("前文", "策定しました。").passage("国の基本目標", "雇用\n移住"));
        assertThat(storage.plans.current(slug).orElseThrow().sections())
                .containsExactly(java.util.Map.entry("前文", "策定しました。"), java.util.Map.entry("国の基本目標", "雇用\n移住"));
        Proposal same = storage.propose(slug, full().passage("前文", "策定 しました。").passage("国の基本目標", "雇用\n移住"));
        assertThat(same.difference().isEmpty()).isTrue();
        Proposal changed = storage.propose(slug, full().passage("前文", "改訂しました。"));
        assertThat(changed.difference().changes())
                .extracting(change -> change.what() + " " + change.field() + " " + change.after())
                .containsExactly("計画 記述「前文」 改訂しました。", "計画 記述「国の基本目標」 ");
    }

    @Test
    void a_proposal_changes_nothing_public() {
        long version = storage.publications.version();
        Proposal proposal = storage.propose(slug, full());
        assertThat(proposal.difference().count(Change.Kind.ADDED)).isEqualTo(14);
        assertThat(storage.plans.current(slug)).isEmpty();
        assertThat(storage.plans.plans()).extracting(Plan::slug).doesNotContain(slug);
        assertThat(storage.publications.version()).isEqualTo(version);
    }

    @Test
    void the_same_document_proposed_twice_is_one_draft() {
        Proposal first = storage.propose(slug, full());
        Proposal second = storage.propose(slug, full());
        assertThat(second).isEqualTo(first);
        assertThat(storage.plans.editions(slug)).hasSize(1);
    }

    @Test
    void a_document_that_says_nothing_new_is_no_edition() {
        storage.adopt(slug, full());
        Proposal again = storage.propose(slug, full());
        assertThat(again.edition()).isNull();
        assertThat(again.difference().isEmpty()).isTrue();
        assertThat(storage.plans.editions(slug)).hasSize(1);
    }

    @Test
    void a_changed_copy_yields_exactly_its_changes_and_targets_keep_their_history() {
        storage.adopt(slug, full());
        Proposal proposal = storage.propose(
                slug,
                full().titled("m1", "若者の市内就職・定着の促進")
                        .without("m1-p2")
                        .indicator("m2-k2", "m2", "相談窓口の利用者数", "人", "0", "120")
                        .target("m2-k1", "15"));
        assertThat(proposal.difference().changes())
                .extracting(Change::toSentence)
                .containsExactly(
                        "施策 m1「若者の市内就職・定着の促進」の名称が「若者の市内就職の促進」から「若者の市内就職・定着の促進」に変わります。",
                        "指標 m2-k1「新規創業件数」の目標値が「10件（2019年度（令和元年度））」から「15件（2019年度（令和元年度））」に変わります。",
                        "指標 m2-k2「相談窓口の利用者数」が加わります。",
                        "事業 m1-p2「新卒高校生等雇用奨励金事業」がなくなります。");

        assertThat(storage.plans.adopt(edition(proposal).id(), " "))
                .isInstanceOfSatisfying(
                        Adoption.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("目標値を改める指標が1件あります"));
        adopted(storage.plans.adopt(edition(proposal).id(), "会議で見直したため"));
        PlanTree now = storage.plans.current(slug).orElseThrow();
        Indicator raised = now.indicator("m2-k1").orElseThrow();
        assertThat(raised.targets())
                .extracting(target -> target.figure().text())
                .containsExactly("15件", "10件");
        assertThat(raised.targets()).extracting(Indicator.Target::edition).containsExactly(2, 1);
        assertThat(raised.targets()).extracting(Indicator.Target::reason).containsExactly("会議で見直したため", "");
        assertThat(raised.revised()).isTrue();
        assertThat(now.indicator("m1-k1").orElseThrow().targets()).hasSize(1);
        assertThat(now.indicator("m2-k2").orElseThrow().targets()).hasSize(1);

        List<Edition> editions = storage.plans.editions(slug);
        assertThat(editions)
                .extracting(Edition::state)
                .containsExactly(Edition.State.ADOPTED, Edition.State.SUPERSEDED);
        PlanTree before = storage.plans.tree(editions.getLast().id()).orElseThrow();
        assertThat(before.indicator("m2-k1").orElseThrow().targets())
                .extracting(target -> target.figure().text())
                .containsExactly("10件");
        assertThat(storage.plans.difference(editions.getFirst().id())).isEqualTo(proposal.difference());
    }

    @Test
    void a_code_that_is_gone_is_never_given_to_something_else() {
        storage.adopt(slug, full());
        storage.adopt(slug, full().without("m1-p2"));
        PlanTree third = storage.adopt(slug, full().titled("m1-p2", "インターンシップ受入支援"));
        assertThat(third.children("m1")).extracting(PlanNode::code).containsExactly("m1-p1", "m1-p3");
    }

    @Test
    void what_was_gone_for_an_edition_returns_with_its_code_and_history() {
        storage.adopt(slug, full());
        storage.adopt(
                slug,
                PlanBuilder.plan("総合戦略")
                        .node("g1", null, "goal", "1", "地元雇用拡大を実現")
                        .node("d1-1", "g1", "direction", "1-1", "若者の雇用機会の拡大")
                        .node("m1", "d1-1", "measure", "①", "若者の市内就職の促進"));
        PlanTree third = storage.adopt(slug, full().target("m1-k1", "60"));
        assertThat(third.nodes())
                .extracting(PlanNode::code)
                .containsExactlyElementsOf(full().draft().nodes().stream()
                        .map(org.haskap.reading.PlanDraft.Node::code)
                        .toList());
        assertThat(third.indicator("m1-k1").orElseThrow().targets())
                .extracting(target -> target.figure().text())
                .containsExactly("60％", "50％");
        assertThat(third.indicator("m2-k1").orElseThrow().targets()).hasSize(2);
    }

    @Test
    void a_document_proposed_for_a_second_plan_keeps_pointing_at_the_first() {
        storage.adopt(slug, full());
        PlanBuilder renumbered = PlanBuilder.plan("総合戦略 改訂").node("g1", null, "goal", "1", "移住を促進");
        long document = storage.store(renumbered.reading());
        adopted(storage.plans.adopt(edition(storage.plans.propose(slug, "苫小牧市", renumbered.reading(), document))
                .id()));
        storage.plans.propose(slug + "-2", "苫小牧市", renumbered.reading(), document);
        assertThat(storage.documents.lines(document))
                .extracting(SourceLine::what)
                .containsExactly("g2");
    }

    @Test
    void lines_point_at_the_codes_the_plan_knows() {
        storage.adopt(slug, full());
        PlanBuilder renumbered = PlanBuilder.plan("総合戦略 改訂")
                .node("g1", null, "goal", "1", "移住を促進")
                .node("g2", null, "goal", "2", "地元雇用拡大を実現")
                .indicator("g2-k1", "g2", "新規雇用創出数", "人", null, "300")
                .passageLine("g1", "概要", "移住を進めます。");
        long document = storage.store(renumbered.reading());
        storage.plans.propose(slug, "苫小牧市", renumbered.reading(), document);
        assertThat(storage.documents.lines(document))
                .extracting(SourceLine::what)
                .containsExactly("g2", "g1", "g1-k1", "g2:概要");
        assertThat(storage.documents
                        .line(document, Place.line(1, 3).at(2))
                        .orElseThrow()
                        .what())
                .isEqualTo("g1-k1");
    }

    @Test
    void a_rehearsal_tells_what_adopting_would_and_leaves_nothing() {
        storage.adopt(slug, full());
        long version = storage.publications.version();
        Edition draft = edition(storage.propose(slug, full().target("m2-k1", "15")));
        var rehearsed = adopted(storage.plans.rehearse(draft.id()));
        assertThat(rehearsed.edition().state()).isEqualTo(Edition.State.ADOPTED);
        assertThat(rehearsed.version()).isEqualTo(version + 1);
        assertThat(storage.publications.version()).isEqualTo(version);
        assertThat(storage.plans.current(slug).orElseThrow().edition().number()).isEqualTo(1);
        assertThat(storage.plans
                        .current(slug)
                        .orElseThrow()
                        .indicator("m2-k1")
                        .orElseThrow()
                        .targets())
                .hasSize(1);
        var meant = adopted(storage.plans.adopt(draft.id(), "見直しのため"));
        assertThat(meant.difference()).isEqualTo(rehearsed.difference());
        assertThat(storage.publications.version()).isEqualTo(version + 1);
    }

    @Test
    void a_draft_compared_with_an_older_edition_is_refused() {
        storage.adopt(slug, full());
        Edition stale = edition(storage.propose(slug, full().target("m2-k1", "15")));
        storage.adopt(slug, full().target("m2-k1", "20"));
        assertThat(storage.plans.adopt(stale.id(), "見直しのため"))
                .isInstanceOfSatisfying(
                        Adoption.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("別の版が採用されました"));
        assertThat(storage.plans
                        .current(slug)
                        .orElseThrow()
                        .indicator("m2-k1")
                        .orElseThrow()
                        .target()
                        .text())
                .isEqualTo("20件");
    }

    @Test
    void an_adopted_or_unknown_edition_cannot_be_adopted() {
        PlanTree tree = storage.adopt(slug, full());
        assertThat(storage.plans.adopt(tree.edition().id())).isInstanceOf(Adoption.Refused.class);
        assertThat(storage.plans.adopt(-1)).isInstanceOf(Adoption.Refused.class);
    }

    @Test
    void of_two_adoptions_at_once_one_wins_and_the_other_is_refused() throws Exception {
        storage.adopt(slug, full());
        long a = edition(storage.propose(slug, full().target("m2-k1", "15"))).id();
        long b = edition(storage.propose(slug, full().target("m2-k1", "20"))).id();
        var start = new CountDownLatch(1);
        List<Callable<Adoption>> both = List.of(a, b).stream()
                .map(id -> (Callable<Adoption>) () -> {
                    start.await();
                    return AsOperator.call(() -> storage.plans.adopt(id, "見直しのため"));
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(both.get(0));
            var second = threads.submit(both.get(1));
            start.countDown();
            assertThat(List.of(first.get(), second.get()))
                    .hasAtLeastOneElementOfType(Adoption.Adopted.class)
                    .hasAtLeastOneElementOfType(Adoption.Refused.class);
        }
        assertThat(storage.plans.editions(slug))
                .extracting(Edition::state)
                .containsExactlyInAnyOrder(Edition.State.ADOPTED, Edition.State.SUPERSEDED, Edition.State.DRAFT);
    }

    @Test
    void reading_plans_takes_a_constant_number_of_statements() throws Exception {
        storage.adopt(slug, full());
        storage.adopt(slug + "-2", full());
        var cold = new Storage(counted);
        assertThat(counted.during(cold.plans::current)).hasSize(10);
        assertThat(counted.during(() -> cold.plans.current(slug))).hasSize(1);
        assertThat(counted.during(cold.plans::current)).hasSize(1);
        long edition = cold.plans.current(slug).orElseThrow().edition().id();
        assertThat(counted.during(() -> cold.plans.tree(edition))).hasSize(10);
    }

    @Test
    void a_reading_without_a_plan_is_refused_with_a_sentence() {
        var empty = new org.haskap.reading.Reading(
                full().reading().document(),
                null,
                null,
                List.of(),
                full().reading().fates());
        long document = storage.store(empty);
        assertThatThrownBy(() -> storage.plans.propose(slug, "苫小牧市", empty, document))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("計画が見つかりません");
    }

    @Test
    void text_a_database_refuses_is_kept_without_its_nul() {
        PlanTree tree = storage.adopt(slug, full().titled("g2", "移住\0を促進"));
        assertThat(tree.node("g2").orElseThrow().title()).isEqualTo("移住\uFFFDを促進");
    }
}
