package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.YearSpan;
import org.junit.jupiter.api.Test;

/** The sample strategy, whose pages all carry the first page's heading by mistake. */
class StrategySampleTest {
    private static final Reading READING = PlanDocuments.sample("strategy-2015.txt");
    private static final PlanDraft PLAN = PlanDocuments.draft(READING);

    @Test
    void the_whole_tree_is_as_a_person_read_it() {
        assertThat(PlanDocuments.tree(READING) + "\n")
                .isEqualTo(PlanDocuments.file(Path.of("src/test/resources/org/haskap/reading/strategy-2015.tree")));
    }

    @Test
    void it_has_4_goals_12_directions_14_measures_and_43_projects() {
        assertThat(PlanDocuments.level(READING, "goal")).hasSize(4);
        assertThat(PlanDocuments.level(READING, "direction")).hasSize(12);
        assertThat(PlanDocuments.level(READING, "measure")).hasSize(14);
        assertThat(PlanDocuments.level(READING, "project")).hasSize(43);
        assertThat(PLAN.nodes()).hasSize(73);
        assertThat(PLAN.levels()).extracting(PlanDraft.Level::name).containsExactly("基本目標", "施策の基本的方向", "施策", "事業");
    }

    @Test
    void it_has_46_indicators_10_at_goals_and_36_at_measures() {
        assertThat(PLAN.indicators()).hasSize(46);
        assertThat(PLAN.indicators())
                .filteredOn(i -> i.node() != null && i.node().startsWith("g"))
                .hasSize(10);
        assertThat(PLAN.indicators())
                .filteredOn(i -> i.node() != null && i.node().matches("m[0-9]+"))
                .hasSize(36);
    }

    @Test
    void title_owner_and_period_come_from_the_text() {
        assertThat(PLAN.title()).isEqualTo("苫小牧市総合戦略");
        assertThat(PLAN.owner()).isEqualTo("苫小牧市");
        assertThat(PLAN.period()).isEqualTo(new YearSpan(new FiscalYear(2015), new FiscalYear(2019)));
    }

    @Test
    void every_project_has_a_department_and_a_description() {
        assertThat(PlanDocuments.level(READING, "project"))
                .allSatisfy(p -> assertThat(p.departments()).isNotEmpty())
                .allSatisfy(p -> assertThat(p.sections().get("概要")).isNotBlank());
        assertThat(PlanDocuments.node(READING, "m6-p1").departments())
                .containsExactly("こども育成課", "生涯学習課", "青少年課", "環境生活課", "科学センター", "美術博物館");
    }

    @Test
    void every_measure_tells_what_it_is_whom_it_is_for_and_what_it_aims_at() {
        assertThat(PlanDocuments.level(READING, "measure"))
                .allSatisfy(m -> assertThat(m.sections()).containsKeys("概要", "対象", "目標・成果"));
        assertThat(PlanDocuments.node(READING, "m9").sections())
                .containsEntry("対象", "・市外の在住者（特に、近隣市や首都圏）")
                .containsEntry("目標・成果", "・交流人口及び定住人口の拡大\n・苫小牧市の新しい過ごし方、暮らし方の定着");
    }

    @Test
    void every_goal_tells_where_things_stand_and_where_they_should_go() {
        assertThat(PlanDocuments.level(READING, "goal"))
                .allSatisfy(g -> assertThat(g.sections()).containsOnlyKeys("現状と課題", "基本目標と施策の基本的方向"));
    }

    @Test
    void the_countrys_goals_are_a_passage_of_the_plan_and_paired_with_none() {
        assertThat(PLAN.sections().getOrDefault("国の基本目標", "").lines())
                .containsExactly(
                        "地方における安定した雇用を創出する",
                        "地方への新しい人の流れをつくる",
                        "若い世代の結婚・出産・子育ての希望をかなえる",
                        "時代に合った地域をつくり、安心なくらしを守るとともに、地域と地域を連携する");
        assertThat(PlanDocuments.lines(READING, "counterparts-not-paired")).containsExactly(43);
        assertThat(READING.fates().subList(40, 53))
                .filteredOn(fate -> fate.fate() == LineFate.Fate.CONTENT)
                .hasSize(7)
                .extracting(LineFate::what)
                .containsOnly("plan:国の基本目標");
    }

    @Test
    void the_map_has_four_zones() {
        assertThat(PLAN.zones())
                .extracting(z -> Map.entry(z.name(), z.theme()))
                .containsExactly(
                        Map.entry("産業集積推進ゾーン", "多様な産業分野の企業誘致"),
                        Map.entry("交流人口拡大推進ゾーン", "ヒーリングフォレスト、インバウンド"),
                        Map.entry("子育て支援ゾーン", "子育てと仕事の両立"),
                        Map.entry("学生とのつながり強化ゾーン", "高等教育機関との連携"));
        assertThat(PLAN.zones()).extracting(z -> z.place().line()).containsExactly(262, 266, 270, 274);
    }

    @Test
    void each_wrong_heading_is_reported_and_the_missing_one_too() {
        assertThat(PlanDocuments.lines(READING, "repeated-heading"))
                .containsExactly(391, 456, 562, 647, 708, 802, 843, 954, 999, 1122, 1191, 1266);
        assertThat(PlanDocuments.lines(READING, "heading-recovered-from-foot")).containsExactly(953);
        assertThat(PlanDocuments.fate(READING, 708)).isEqualTo("ページの体裁 繰り返し見出し");
        assertThat(PlanDocuments.fate(READING, 326)).isEqualTo("内容 m1");
    }

    @Test
    void where_the_overview_and_the_pages_differ_is_reported() {
        assertThat(PlanDocuments.lines(READING, "overview-detail-differs"))
                .containsExactly(102, 248, 253, 360, 1224, 1300);
        assertThat(READING.findings())
                .filteredOn(f -> f.place() != null && f.place().line() == 102)
                .singleElement()
                .satisfies(f -> assertThat(f.message())
                        .contains("高校生・大学生等と市内企業とのマッチング支援")
                        .contains("高校生・大学生等の市内企業とのマッチング支援")
                        .contains("425行目"));
    }

    @Test
    void no_other_findings_are_raised_by_this_reader() {
        assertThat(READING.findings()).extracting(f -> f.code()).doesNotContain("not-understood", "title-differs");
    }

    @Test
    void every_line_is_accounted_for() {
        Account account = READING.account();
        assertThat(account.finding()).isZero();
        assertThat(account.content()).isEqualTo(639);
        assertThat(account.furniture()).isEqualTo(31);
        assertThat(PlanDocuments.fate(READING, 643)).isEqualTo("ページの体裁 ページ番号");
        assertThat(PlanDocuments.fate(READING, 547)).isEqualTo("ページの体裁 図の見出し");
        assertThat(PlanDocuments.fate(READING, 150)).isEqualTo("ページの体裁 列見出し");
        assertThat(PlanDocuments.fate(READING, 166)).isEqualTo("ページの体裁 凡例");
        assertThat(PlanDocuments.fate(READING, 162)).isEqualTo("内容 m5-p5");
    }
}
