package org.haskap.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.haskap.plan.Storage.adopted;
import static org.haskap.plan.Storage.edition;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.haskap.access.AsOperator;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.haskap.document.EditionAdopted;
import org.haskap.document.Proposal;
import org.haskap.kernel.Change;
import org.haskap.kernel.FiscalYear;
import org.haskap.plan.PlanBuilder;
import org.haskap.plan.Storage;
import org.haskap.reading.Reading;
import org.haskap.reading.UnreadableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(AsOperator.class)
class ProgrammesTest {
    private static final String CITY = "苫小牧市";

    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private Storage storage = new Storage(new DriverManagerDataSource());
    private Programmes programmes = programmes(storage);

    private static Programmes programmes(Storage storage) {
        var programmes = new Programmes(
                storage.jdbc,
                storage.organisations,
                storage.documents,
                storage.editions,
                storage.mends,
                storage.plans,
                storage.access);
        storage.listeners.add(event -> programmes.proposeLinks((EditionAdopted) event));
        return programmes;
    }

    @BeforeEach
    void an_empty_region() {
        storage = new Storage(region.dataSource());
        programmes = programmes(storage);
        region.owner()
                .sql("truncate edition_series, source_document, organisation cascade")
                .update();
    }

    private Proposal propose(RegisterBuilder register) {
        Reading reading = register.reading();
        return programmes.propose(CITY, reading, storage.store(reading));
    }

    private Register adopt(RegisterBuilder register) {
        adopted(programmes.adopt(edition(propose(register)).id()));
        return programmes.register(null).orElseThrow();
    }

    @Test
    void the_sample_reads_back_cell_by_cell_and_adds_up_without_the_unknown() {
        Reading reading = RegisterBuilder.sample().reading();
        Register register = adopt(RegisterBuilder.sample());
        assertThat(register.programmes()).hasSize(26);
        assertThat(register.fiscalYear()).isEqualTo(new FiscalYear(2025));
        assertThat(register.owner().name()).isEqualTo(CITY);
        assertThat(register.columns()).isEqualTo(RegisterBuilder.COLUMNS);
        assertThat(register.programmes())
                .extracting(p -> String.join("\t", p.cells()))
                .containsExactlyElementsOf(reading.document().lines().stream()
                        .map(line -> line.text())
                        .toList());
        Programme third = register.programme("3").orElseThrow();
        assertThat(third.partners()).extracting(Organisation::name).containsExactly("苫小牧商工会議所", "苫小牧市男女平等参画推進センター");
        assertThat(register.departments())
                .extracting(Department::name)
                .containsExactly("教育部", "総合政策部", "産業経済部", "こども未来部", "市民生活部", "健康福祉部");
        Totals totals = Totals.of(register.programmes());
        assertThat(totals.unknown()).isEqualTo(4);
        assertThat(totals.known()).isEqualTo(22);
        assertThat(totals.participants())
                .isEqualByComparingTo(register.programmes().stream()
                        .flatMap(p -> java.util.stream.Stream.ofNullable(
                                p.participants().value()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void importing_the_same_again_is_no_difference_and_a_changed_copy_exactly_its_changes() {
        adopt(RegisterBuilder.sample());
        Proposal again = propose(RegisterBuilder.sample());
        assertThat(again.edition()).isNull();
        assertThat(again.difference().isEmpty()).isTrue();

        Proposal changed = propose(RegisterBuilder.sample().cell(1, 10, "4,500").without(25));
        assertThat(changed.difference().changes())
                .extracting(Change::toSentence)
                .containsExactly(
                        "取組 2「ノーザンホースパークマラソン2026」の市民参加人数が「4,449」から「4,500」に変わります。",
                        "取組 26「Future Founders \"KOSEN Edition\" 2026 Spring」がなくなります。");
        assertThat(programmes.register(null).orElseThrow().programmes()).hasSize(26);
        assertThat(adopted(programmes.rehearse(edition(changed).id())).difference())
                .isEqualTo(changed.difference());
        assertThat(programmes.register(null).orElseThrow().programmes()).hasSize(26);
        adopted(programmes.adopt(edition(changed).id()));
        assertThat(programmes.register(null).orElseThrow().programmes()).hasSize(25);
        assertThat(programmes
                        .find("2", new FiscalYear(2025))
                        .orElseThrow()
                        .participants()
                        .value())
                .isEqualByComparingTo("4500");
        assertThat(programmes.find("26", null)).isEmpty();
    }

    @Test
    void a_row_put_in_above_leaves_the_others_as_they_were() {
        String[] first = {"", "部", "甲祭", "団体", "共催", "毎年", "2020", "R7.4.1", "R7.4.1", "", "1", ""};
        String[] second = {"", "部", "乙展", "団体", "共催", "毎年", "2020", "R7.5.1", "R7.5.1", "", "2", ""};
        String[] repeated = {"", "部", "乙展", "団体", "共催", "毎年", "2020", "R7.6.1", "R7.6.1", "", "3", ""};
        adopt(new RegisterBuilder().row(first).row(second).row(repeated));
        String[] fresh = {"", "部", "丙会", "団体", "共催", "毎年", "2020", "R7.4.1", "R7.4.1", "", "1", ""};
        Proposal proposal =
                propose(new RegisterBuilder().row(fresh).row(first).row(second).row(repeated));
        assertThat(proposal.difference().changes())
                .extracting(Change::toSentence)
                .containsExactly("取組 row-1「丙会」が加わります。");
        assertThat(programmes.difference(edition(proposal).id())).isEqualTo(proposal.difference());
        Proposal renamed = propose(new RegisterBuilder().row(first).row(second).row(fresh));
        assertThat(renamed.difference().count(Change.Kind.ADDED)).isZero();
    }

    @Test
    void a_filter_lets_through_what_matches_in_each_month_it_touches() {
        Register register = adopt(RegisterBuilder.sample());
        assertThat(register.filter(ProgrammeFilter.ALL)).hasSize(26);
        var november = new ProgrammeFilter(null, null, null, YearMonth.of(2025, 11));
        assertThat(register.filter(november))
                .extracting(Programme::no)
                .contains("1", "4", "16")
                .doesNotContain("2", "26");
        Programme first = register.programme("1").orElseThrow();
        assertThat(first.months()).hasSize(10).startsWith(YearMonth.of(2025, 5)).endsWith(YearMonth.of(2026, 2));
        long chamber = storage.organisations.ensure("苫小牧商工会議所").id();
        assertThat(register.filter(new ProgrammeFilter(null, chamber, "共催", null)))
                .extracting(Programme::no)
                .containsExactly("3", "13", "21");
        long education = register.departments().getFirst().id();
        assertThat(register.filter(new ProgrammeFilter(education, null, null, null)))
                .extracting(Programme::no)
                .containsExactly("1", "8", "10", "15");
        assertThat(register.filter(new ProgrammeFilter(null, null, "後援", null))).isEmpty();
    }

    @Test
    void a_programme_is_proposed_for_the_project_its_name_and_purpose_speak_of() {
        storage.adopt("strategy", PlanBuilder.strategy());
        adopt(RegisterBuilder.sample());
        assertThat(programmes.links()).first().satisfies(link -> {
            assertThat(link.no()).isEqualTo("3");
            assertThat(link.planSlug()).isEqualTo("strategy");
            assertThat(link.nodeCode()).isEqualTo("m2-p1");
            assertThat(link.likeness()).isGreaterThan(0.9);
            assertThat(link.why()).contains("創業サポート事業").contains("目的に");
        });
    }

    @Test
    void links_follow_when_a_plan_is_adopted_later() {
        adopt(RegisterBuilder.sample());
        assertThat(programmes.links()).isEmpty();
        storage.adopt("strategy", PlanBuilder.strategy());
        assertThat(programmes.links()).isNotEmpty();
        storage.adopt("strategy", PlanBuilder.strategy().without("m2-p1"));
        assertThat(programmes.links()).extracting(LinkProposal::nodeCode).doesNotContain("m2-p1");
    }

    @Test
    void a_plan_and_a_register_adopted_at_once_are_linked() throws Exception {
        long plan = edition(storage.propose("strategy", PlanBuilder.strategy())).id();
        long register = edition(propose(RegisterBuilder.sample())).id();
        var deriving = new CountDownLatch(2);
        var bothDeriving = new ConcurrentLinkedQueue<Boolean>();
        storage.listeners.addFirst(event -> {
            deriving.countDown();
            try {
                bothDeriving.add(deriving.await(300, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> AsOperator.call(() -> storage.plans.adopt(plan)));
            var second = threads.submit(() -> AsOperator.call(() -> programmes.adopt(register)));
            adopted(first.get());
            adopted(second.get());
        }
        assertThat(bothDeriving).containsExactly(false, true);
        assertThat(programmes.links()).extracting(LinkProposal::nodeCode).contains("m2-p1");
    }

    @Test
    void departments_and_organisations_know_what_they_do() throws Exception {
        storage.adopt("strategy", PlanBuilder.strategy().organisation("g2", "１）", "苫小牧商工会議所"));
        Register register = adopt(RegisterBuilder.sample());
        Duties duties = programmes.duties();
        var tourism = storage.organisations.departments().stream()
                .filter(d -> d.name().equals("商業観光課"))
                .findFirst()
                .orElseThrow();
        assertThat(duties.of(tourism).nodes())
                .extracting(duty -> duty.node().code())
                .containsExactly("m1-p2", "m2-p1");
        assertThat(duties.of(register.departments().getFirst()).programmes()).hasSize(4);
        var chamber = duties.of(storage.organisations.ensure("苫小牧商工会議所"));
        assertThat(chamber.programmes()).hasSize(3);
        assertThat(chamber.listings())
                .singleElement()
                .satisfies(l -> assertThat(l.title()).isEqualTo("移住を促進"));
        assertThat(duties.of(storage.organisations.ensure(CITY)).owned()).hasSize(1);

        var counted = new StatementCount(region.dataSource());
        var cold = programmes(new Storage(counted));
        assertThat(counted.during(cold::duties)).hasSize(15);
        assertThat(counted.during(cold::duties)).hasSize(2);
    }

    @Test
    void repeated_and_missing_numbers_are_told_apart() {
        Register register = adopt(new RegisterBuilder()
                .row("5", "部", "甲", "団体", "共催", "毎年", "2020", "R7.4.1", "R7.4.1", "", "1", "")
                .row("5", "部", "乙", "団体", "共催", "毎年", "2020", "R7.4.1", "R7.4.1", "", "1", "")
                .row("", "", "丙", "", "共催", "毎年", "2020", "R7.4.1", "R7.4.1", "", "不明", "")
                .row("５/ア", "部", "丁", "団体", "共催", "毎年", "2020", "R7.4.1", "R7.4.1", "", "1", ""));
        assertThat(register.programmes()).extracting(Programme::no).containsExactly("5", "5-2", "row-3", "5-ア");
        assertThat(register.programme("row-3").orElseThrow().department()).isNull();
        assertThat(propose(new RegisterBuilder()
                                .row(cells(register, 0))
                                .row(cells(register, 1))
                                .row(cells(register, 2))
                                .row(cells(register, 3)))
                        .difference()
                        .isEmpty())
                .isTrue();
    }

    private static String[] cells(Register register, int row) {
        return register.programmes().get(row).cells().toArray(String[]::new);
    }

    @Test
    void without_any_date_the_year_is_asked_for() {
        var undated = new RegisterBuilder().row("1", "部", "甲", "", "", "", "", "未定", "", "", "", "");
        assertThatThrownBy(() -> propose(undated))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("年度が分かりません");
        assertThatThrownBy(() -> propose(new RegisterBuilder())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void a_name_is_compared_without_years_ordinals_and_its_owner() {
        var owners = Links.spoken(CITY).toList();
        assertThat(List.of("令和7年度 苫小牧市中小企業創業サポート事業", "2025年度サテライトゼミ苫小牧", "第33回とましん教室", "苫小牧市民塾", "苫小牧市").stream()
                        .map(name -> Links.core(name, owners)))
                .containsExactly("中小企業創業サポート事業", "サテライトゼミ苫小牧", "とましん教室", "市民塾", "苫小牧市");
        assertThat(Arrays.asList(Links.spoken("苫小牧商工会議所").toArray())).containsExactly("苫小牧商工会議所");
    }
}
