package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.haskap.kernel.Finding;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.reading.PlanDraft.Indicator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indicators in whole documents of invented cities, where outline, sections and tables compete for the same lines. */
class IndicatorDocumentsTest {
    @TempDir
    Path folder;

    private Reading read(String name, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        return Readers.read(file, Readers.Kind.PLAN);
    }

    private List<String> indicators(String name, String... lines) throws IOException {
        return summaries(read(name, lines));
    }

    private static List<String> summaries(Reading reading) {
        return PlanDocuments.draft(reading).indicators().stream()
                .map(IndicatorDocumentsTest::summary)
                .toList();
    }

    private static String summary(Indicator i) {
        return i.name() + " " + i.direction() + " " + figure(i.baseline()) + " → " + figure(i.target());
    }

    private static String figure(Figure f) {
        String value =
                f.value() == null ? String.valueOf(f.missing()) : f.value().toPlainString();
        return f.period() == null ? value : value + "@" + f.period().code();
    }

    private static List<String> findings(Reading reading) {
        return reading.findings().stream().map(Finding::code).toList();
    }

    @Test
    void columns_of_years_date_the_figures_beside_them() throws IOException {
        String heading = "指標名,基準値,基準年度,目標値,目標年度";
        assertThat(indicators("years.csv", heading, "企業誘致件数,3件,2018,10件,2024", "相談者数,1人,H30,5人,R6"))
                .containsExactly("企業誘致件数 INCREASE 3@FY2018 → 10@FY2024", "相談者数 INCREASE 1@FY2018 → 5@FY2024");
        assertThat(indicators("flat.txt", "指標名　基準年度　基準値　目標年度　目標値", "企業誘致件数　H30　3件　R6　10件"))
                .containsExactly("企業誘致件数 INCREASE 3@FY2018 → 10@FY2024");
    }

    @Test
    void columns_of_years_without_others_hold_the_figures() throws IOException {
        assertThat(indicators("alone.txt", "指標名　基準年　目標年", "企業誘致件数　3件　10件")).containsExactly("企業誘致件数 INCREASE 3 → 10");
    }

    @Test
    void a_year_that_cannot_be_read_and_several_undated_targets_are_told() throws IOException {
        Reading year = read("bad.csv", "指標名,基準値,基準年度,目標値,目標年度", "企業誘致件数,3件,昔,10件,2024");
        assertThat(findings(year)).contains("value-not-understood");
        Reading several = read("several.csv", "指標名,基準値,目標値,最終目標値", "企業誘致件数,3件,5件,10件");
        assertThat(findings(several)).contains("several-targets");
    }

    @Test
    void a_row_that_is_not_understood_is_reported_and_no_part_of_the_next_name() throws IOException {
        Reading reading = read("rows.txt", "指標　基準値　目標値", "移住相談者　45人　たくさん", "法人市民税　1億円　基準値より1割増");
        assertThat(summaries(reading)).containsExactly("法人市民税 INCREASE 100000000 → 110000000");
        assertThat(findings(reading)).containsExactly("value-missing-in-row");
    }

    @Test
    void years_below_a_row_date_it() throws IOException {
        assertThat(indicators(
                        "below.txt", "指標　基準値　目標値", "市内総生産額　2,100億円　2,300億円", "（平成25年度）　（平成31年度）", "従業者数　100人　200人"))
                .containsExactly(
                        "市内総生産額 INCREASE 210000000000@FY2013 → 230000000000@FY2019", "従業者数 INCREASE 100 → 200");
    }

    @Test
    void a_series_goes_on_over_years_without_a_word() throws IOException {
        Reading reading =
                read("series.txt", "新規就農者数", "平成27年度　5人（基準値）", "平成28年度　6人", "平成30年度　8人（現状値）", "令和6年度　15人（目標値）");
        assertThat(summaries(reading)).containsExactly("新規就農者数 INCREASE 5@FY2015 → 15@FY2024");
        assertThat(PlanDocuments.draft(reading).indicators().getFirst().series())
                .hasSize(4);
        assertThat(indicators("nameless.txt", "平成28年度　6人", "平成30年度　8人（現状値）", "令和6年度　15人（目標値）"))
                .isEmpty();
    }

    @Test
    void a_change_from_the_baseline_names_it() throws IOException {
        assertThat(indicators("change.txt", "耕作放棄地面積：35ha → 基準値より3割減", "ごみ量：50t → 現状値より2割減", "公園数：3箇所 → 基準値の維持"))
                .containsExactly("耕作放棄地面積 DECREASE 35 → 24.5", "ごみ量 DECREASE 50 → 40", "公園数 MAINTAIN 3 → 3");
    }

    @Test
    void numbers_before_an_indicator_make_no_node_of_it() throws IOException {
        Reading named = read(
                "named.txt", "基本目標１　住みよいまち", "①新規就農者数　12人 → 20人", "ア　創業件数：5件→10件", "1.観光客数　50万人→60万人", "基本目標２　楽しいまち");
        assertThat(PlanDocuments.draft(named).nodes())
                .extracting(PlanDraft.Node::title)
                .containsExactly("住みよいまち", "楽しいまち");
        assertThat(summaries(named))
                .containsExactly("新規就農者数 INCREASE 12 → 20", "創業件数 INCREASE 5 → 10", "観光客数 INCREASE 500000 → 600000");
        Reading numbered = read("numbered.txt", "1.　農業の振興", "①新規就農者数　12人 → 20人", "2.　商業の振興", "ア　創業件数：5件→10件");
        assertThat(PlanDocuments.draft(numbered).nodes())
                .extracting(PlanDraft.Node::title)
                .containsExactly("農業の振興", "商業の振興");
        assertThat(PlanDocuments.draft(numbered).indicators())
                .extracting(Indicator::node)
                .containsExactly("1", "2");
    }

    @Test
    void a_target_may_be_a_direction() throws IOException {
        Reading reading = read("direction.csv", "指標,基準値,目標値", "空き家率,15％,減少", "満足度,40％,↗");
        assertThat(summaries(reading))
                .containsExactly("空き家率 DECREASE 15 → NOT_APPLICABLE", "満足度 INCREASE 40 → NOT_APPLICABLE");
        assertThat(reading.findings()).isEmpty();
        assertThat(indicators("flat-direction.txt", "空き家率：15％ → 減少"))
                .containsExactly("空き家率 DECREASE 15 → NOT_APPLICABLE");
    }

    @Test
    void remarks_and_words_at_figures() throws IOException {
        assertThat(indicators(
                        "remarks.txt",
                        "指標　基準値　目標値",
                        "林業の人数　120人（速報値）　200人",
                        "漁業の人数　100人（うち市外50人）　150人（見込み）",
                        "バスの台数　10台　20台の増",
                        "待機児童の削減　10人　ゼロ",
                        "移住相談　年10件　年20件"))
                .containsExactly(
                        "林業の人数 INCREASE 120 → 200",
                        "漁業の人数 INCREASE 100 → 150",
                        "バスの台数 INCREASE 10 → 30",
                        "待機児童の削減 DECREASE 10 → 0",
                        "移住相談 INCREASE 10 → 20");
    }

    @Test
    void times_is_a_factor_of_a_count_and_a_figure_of_a_ratio() throws IOException {
        assertThat(indicators("times.txt", "販売件数：1,200件→1.5倍", "求人倍率：0.8倍→1.2倍"))
                .containsExactly("販売件数 INCREASE 1200 → 1800", "求人倍率 INCREASE 0.8 → 1.2");
    }

    @Test
    void a_rough_figure_is_told() throws IOException {
        assertThat(findings(read("rough.txt", "来訪者数：100人 → 約200人"))).containsExactly("value-approximate");
    }

    @Test
    void further_words_for_levels() throws IOException {
        Reading reading = read("levels.txt", "まちづくりの柱１　産業", "政策１　農業", "重点プロジェクト１　観光", "取組１　看板");
        assertThat(PlanDocuments.draft(reading).nodes())
                .extracting(PlanDraft.Node::level)
                .containsExactly("goal", "direction", "measure", "project");
    }

    @Test
    void a_heading_one_cell_a_line_below_a_goal_is_no_section() throws IOException {
        Reading reading =
                read("cells.txt", "基本目標１　住みよいまち", "指標", "基準値（R2）", "目標値（R7）", "有収率", "85％", "88％", "普及率", "95％", "98％");
        assertThat(summaries(reading))
                .containsExactly("有収率 INCREASE 85@FY2020 → 88@FY2025", "普及率 INCREASE 95@FY2020 → 98@FY2025");
        assertThat(PlanDocuments.node(reading, "g1").sections()).isEmpty();
    }

    @Test
    void figures_named_below_an_indicators_name_are_no_sections() throws IOException {
        Reading reading =
                read("labels.txt", "基本目標１　農業のまち", "指標:認定農業者数", "現状:120人(令和5年度)", "目標:125人(令和9年度)", "課題:担い手が減っている。");
        assertThat(summaries(reading)).containsExactly("認定農業者数 INCREASE 120@FY2023 → 125@FY2027");
        assertThat(PlanDocuments.node(reading, "g1").sections()).containsOnlyKeys("現状と課題");
    }

    @Test
    void a_target_for_several_years_needs_no_baseline() throws IOException {
        Reading reading = read("years.txt", "5ヵ年目標　新規雇用者数　100人", "創業相談件数　5ヵ年目標：150件", "企業立地件数（5か年目標）　10件");
        assertThat(summaries(reading))
                .containsExactly(
                        "新規雇用者数 INCREASE NOT_AVAILABLE → 100",
                        "創業相談件数 INCREASE NOT_AVAILABLE → 150",
                        "企業立地件数 INCREASE NOT_AVAILABLE → 10");
        assertThat(PlanDocuments.draft(reading).indicators())
                .extracting(Indicator::accumulation)
                .containsOnly(PlanDraft.Accumulation.CUMULATIVE);
    }

    @Test
    void short_words_in_brackets_changes_in_words_and_stages() throws IOException {
        assertThat(indicators(
                        "words.txt",
                        "観光客数　18,000人（実績）　19,000人（目標）",
                        "人口　18,000人（平成26年）を19,000人（平成31年）に増加",
                        "地域商社：未設立 → 設立"))
                .containsExactly(
                        "観光客数 INCREASE 18000 → 19000",
                        "人口 INCREASE 18000@CY2014 → 19000@CY2019",
                        "地域商社 MILESTONE NOT_APPLICABLE → NOT_APPLICABLE");
    }

    @Test
    void a_figure_among_figures_that_is_no_indicator_is_reported() throws IOException {
        Reading reading = read("unread.txt", "基本目標１　農業のまち", "数値目標", "新しく移り住んだ人 30人ほど");
        assertThat(findings(reading)).containsExactly("not-understood");
        assertThat(reading.fates().getLast().fate()).isEqualTo(LineFate.Fate.FINDING);
        assertThat(PlanDocuments.node(reading, "g1").sections()).containsKey("数値目標");
    }
}
