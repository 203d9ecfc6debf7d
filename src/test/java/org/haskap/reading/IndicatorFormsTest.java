package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.haskap.reading.Printed.codes;
import static org.haskap.reading.Printed.one;
import static org.haskap.reading.Printed.read;
import static org.haskap.reading.Printed.readCells;
import static org.haskap.reading.Printed.summaries;
import static org.haskap.reading.Printed.summary;

import java.util.List;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.reading.PlanDraft.Indicator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How other cities print their indicators; all of these cities are invented. */
class IndicatorFormsTest {
    @Test
    void a_name_a_colon_and_an_arrow() {
        assertThat(summaries(
                        "・新規創業件数：― → 10件",
                        "・人口の社会増減率：12.5％/年 → 20％/年",
                        "①合計特殊出生率：7.2‰（平成24年）→7.9‰（平成30年）",
                        "②ふるさと納税額: 1億2,300万円（R1） ⇒ ２億円（R6）",
                        "観光客数（千人）：1,860 → 2,180"))
                .containsExactly(
                        "新規創業件数 [件] INCREASE YEARLY_FLOW: ―=NOT_AVAILABLE@ → 10件=10@",
                        "人口の社会増減率 [％/年] INCREASE YEARLY_FLOW: 12.5％/年=12.5@ → 20％/年=20@",
                        "合計特殊出生率 [‰] INCREASE LEVEL: 7.2‰（平成24年）=7.2@CY2012 → 7.9‰（平成30年）=7.9@CY2018",
                        "ふるさと納税額 [円] INCREASE LEVEL: 1億2,300万円（R1）=123000000@FY2019 → ２億円（R6）=200000000@FY2024",
                        "観光客数（千人） [人] INCREASE YEARLY_FLOW: 1,860=1860000@ → 2,180=2180000@");
    }

    @Test
    void a_wave_between_two_full_figures_behind_a_colon_is_an_arrow() {
        assertThat(summaries("移住世帯数：12世帯（2020年度）～30世帯（2025年度）"))
                .containsExactly("移住世帯数 [世帯] INCREASE LEVEL: 12世帯（2020年度）=12@FY2020 → 30世帯（2025年度）=30@FY2025");
        assertThat(read("対象：20～30 歳代の市民").indicators()).isEmpty();
    }

    @Test
    void words_before_the_figures_of_an_arrow() {
        assertThat(summaries("新規就農者数　基準値：5人（R1）→目標値：12人（R6）"))
                .containsExactly("新規就農者数 [人] INCREASE YEARLY_FLOW: 5人（R1）=5@FY2019 → 12人（R6）=12@FY2024");
    }

    @Test
    void a_chain_of_arrows_has_its_middle_as_a_series() {
        Indicator found = one("空き家活用数：3件（R2）→6件（R4）→10件（R6）");
        assertThat(found.series())
                .extracting(p -> p.period().code() + " " + p.text())
                .containsExactly("FY2020 3件（R2）", "FY2022 6件（R4）", "FY2024 10件（R6）");
    }

    @Test
    void a_series_by_year_on_one_line() {
        Indicator found = one("年間宿泊者数　H26（基準値） 1.2万人　H30（現状値） 1.5万人　R6（目標値） 2万人");
        assertThat(summary(found)).isEqualTo("年間宿泊者数 [人] INCREASE YEARLY_FLOW: 1.2万人=12000@FY2014 → 2万人=20000@FY2024");
        assertThat(found.series())
                .extracting(p -> p.period().code() + " " + p.tag() + " " + p.value())
                .containsExactly("FY2014 基準値 12000", "FY2018 現状値 15000", "FY2024 目標値 20000");
    }

    @Test
    void a_series_below_its_name() {
        var found = read("新規就農者数", "", "平成27年度　5人（基準値）", "平成30年度　8人（現状値）", "令和6年度　15人（目標値）", "", "地域の農業を支える人材を育てます。");
        assertThat(found.indicators().stream().map(Printed::summary))
                .containsExactly("新規就農者数 [人] INCREASE YEARLY_FLOW: 5人=5@FY2015 → 15人=15@FY2024");
        assertThat(found.indicators().getFirst().series()).hasSize(3);
        assertThat(found.consumed()).hasSize(4);
    }

    @Test
    void a_baseline_and_a_target_named_on_the_line_below_the_name() {
        assertThat(summaries("■ 市内公園の利用満足度", "基準値（R1）：61.5％　目標値（R7）：70％以上"))
                .containsExactly("市内公園の利用満足度 [％] INCREASE LEVEL: 61.5％=61.5@FY2019 → 70％以上=70@FY2025");
    }

    @Test
    void a_flattened_table_with_a_column_of_directions() {
        var found = read(
                "指標 基準値(R1) 目標値(R7) 方向性",
                "待機児童数 12人 0人 ↘",
                "子育て支援センター利用者数 3,200人 4,000人 ↗",
                "市民一人当たりごみ排出量 812g 812g →");
        assertThat(found.indicators().stream().map(Printed::summary))
                .containsExactly(
                        "待機児童数 [人] DECREASE LEVEL: 12人=12@FY2019 → 0人=0@FY2025",
                        "子育て支援センター利用者数 [人] INCREASE YEARLY_FLOW: 3,200人=3200@FY2019 → 4,000人=4000@FY2025",
                        "市民一人当たりごみ排出量 [g] MAINTAIN LEVEL: 812g=812@FY2019 → 812g=812@FY2025");
        assertThat(codes(found)).containsExactly("year-scope-assumed");
    }

    @Test
    void one_cell_a_line() {
        var found = read("指標", "基準値（2019年度）", "目標値（2024年度）", "市内就職率", "45.2％", "50％", "婚活イベント参加者数", "―", "延べ300人");
        assertThat(found.indicators().stream().map(Printed::summary))
                .containsExactly(
                        "市内就職率 [％] INCREASE LEVEL: 45.2％=45.2@FY2019 → 50％=50@FY2024",
                        "婚活イベント参加者数 [人] INCREASE CUMULATIVE: ―=NOT_AVAILABLE@FY2019 → 延べ300人=300@FY2024");
        assertThat(found.consumed()).hasSize(9);
    }

    @Test
    void one_cell_a_line_with_strokes() {
        assertThat(summaries("指標 |", "基準値（R元年度） |", "目標値（R6年度） |", "移住相談件数 |", "30件 |", "80件 |"))
                .containsExactly("移住相談件数 [件] INCREASE YEARLY_FLOW: 30件=30@FY2019 → 80件=80@FY2024");
    }

    @Test
    void rows_between_strokes() {
        assertThat(summaries(
                        "| 指標 | 単位 | 基準値（2018年） | 目標値（2023年） | 担当課 |",
                        "|---|---|---|---|---|",
                        "| 農業産出額 | 千万円 | 120 | 150 | 農政課 |"))
                .containsExactly("農業産出額 [円] INCREASE LEVEL: 120=1200000000@CY2018 → 150=1500000000@CY2023");
    }

    @Test
    void rows_given_as_cells() {
        var found = readCells(
                List.of("No.", "指標名", "H26年度", "H27年度", "基準値(H28年度)", "中間目標(R1年度)", "目標値(R3年度)", "達成率", "備考"),
                List.of("1", "路線バス利用者数", "1,000人", "未把握", "1,100人", "1,200人", "1,500人", "90%", ""),
                List.of("2", "公民館利用者数", "", "", "調査中", "－", "多くの人", "", ""));
        assertThat(found.indicators().stream().map(Printed::summary))
                .containsExactly(
                        "路線バス利用者数 [人] INCREASE YEARLY_FLOW: 1,100人=1100@FY2016 → 1,500人=1500@FY2021",
                        "公民館利用者数 [null] INCREASE YEARLY_FLOW: 調査中=PENDING@FY2016 → 多くの人=UNCLEAR@FY2021");
        assertThat(found.indicators().getFirst().series())
                .extracting(p -> p.period().code() + " " + p.value() + " " + p.tag())
                .containsExactly(
                        "FY2014 1000 ", "FY2015 null ", "FY2016 1100 基準値", "FY2019 1200 中間目標", "FY2021 1500 目標値");
        assertThat(codes(found)).containsExactly("value-not-understood");
    }

    @Test
    void a_column_of_targets_over_five_years() {
        assertThat(summaries("KPI 基準値（R1年度） 5ヵ年目標", "起業件数 4件 25件", "KPI　現状値　○ヵ年目標値（令和2～6年度）", "空き家バンク成約数　3件　20件"))
                .containsExactly(
                        "起業件数 [件] INCREASE CUMULATIVE: 4件=4@FY2019 → 25件=25@",
                        "空き家バンク成約数 [件] INCREASE CUMULATIVE: 3件=3@ → 20件=20@FY2020/FY2024");
    }

    @Test
    void headings_and_years_that_take_turns_belong_together() {
        assertThat(summaries("指標 基準値 R1年度 目標値 R7年度", "移住者数 10人 30人"))
                .containsExactly("移住者数 [人] INCREASE YEARLY_FLOW: 10人=10@FY2019 → 30人=30@FY2025");
        assertThat(summaries("指標 平成26年 実績 平成31年 目標", "移住者数 10人 30人"))
                .containsExactly("移住者数 [人] INCREASE YEARLY_FLOW: 10人=10@CY2014 → 30人=30@CY2019");
        Indicator series = one("指標 基準値 H27年度 H28年度 H29年度 目標値", "移住者数 10人 12人 ― 16人 30人");
        assertThat(series.baseline().text()).isEqualTo("10人");
        assertThat(series.series())
                .extracting(p -> p.period().code() + " " + p.text())
                .containsExactly("FY2015 12人", "FY2016 ―", "FY2017 16人");
    }

    @Test
    void arrows_within_a_table_take_their_years_from_its_headings() {
        assertThat(summaries("KPI　現状値（R1年度）→目標値（R6年度）", "相談件数　10件 → 20件", "市営住宅　５棟→４棟"))
                .containsExactly(
                        "相談件数 [件] INCREASE YEARLY_FLOW: 10件=10@FY2019 → 20件=20@FY2024",
                        "市営住宅 [棟] DECREASE LEVEL: ５棟=5@FY2019 → ４棟=4@FY2024");
    }

    @Test
    void a_unit_column_and_units_in_brackets_scale_bare_numbers() {
        assertThat(summaries(
                        "指標 単位 現状値（2018年） 目標値（2023年）", "待機児童数 人 12 0", "観光入込客数 千人 1,860 2,180", "耕地面積（ha） ha 120 130"))
                .containsExactly(
                        "待機児童数 [人] DECREASE LEVEL: 12=12@CY2018 → 0=0@CY2023",
                        "観光入込客数 [人] INCREASE YEARLY_FLOW: 1,860=1860000@CY2018 → 2,180=2180000@CY2023",
                        "耕地面積（ha） [ha] INCREASE LEVEL: 120=120@CY2018 → 130=130@CY2023");
        assertThat(summaries("指標 現状値（2018年） 目標値（2023年）", "製造品出荷額（百万円） 1,200 1,500", "満足度（5段階評価） 3.1 3.5"))
                .containsExactly(
                        "製造品出荷額（百万円） [円] INCREASE YEARLY_FLOW: 1,200=1200000000@CY2018 → 1,500=1500000000@CY2023",
                        "満足度（5段階評価） [null] INCREASE LEVEL: 3.1=3.1@CY2018 → 3.5=3.5@CY2023");
    }

    @Test
    void cells_with_wide_gaps_may_be_fewer_than_headings() {
        var found = readCells(
                List.of("指標名", "実績値（2014 年度）", "目標値（2019 年度）"),
                List.of("創業者数 10 人", "15 人"),
                List.of("職場の環境改善に"),
                List.of("つながった割合", "― 80 ％"));
        assertThat(found.indicators().stream().map(Printed::summary))
                .containsExactly(
                        "創業者数 [人] INCREASE YEARLY_FLOW: 10 人=10@FY2014 → 15 人=15@FY2019",
                        "職場の環境改善につながった割合 [％] INCREASE LEVEL: ―=NOT_AVAILABLE@FY2014 → 80 ％=80@FY2019");
    }

    @Test
    void years_below_the_headings_belong_to_them() {
        var found = read("指標名 現状値 目標値", "（2018 年度） （2024 年度）", "移住者数 10 人 30 人");
        assertThat(summary(found.indicators().getFirst()))
                .isEqualTo("移住者数 [人] INCREASE YEARLY_FLOW: 10 人=10@FY2018 → 30 人=30@FY2024");
        assertThat(found.consumed()).hasSize(3);
    }

    @Test
    void a_heading_repeated_on_the_next_page_goes_on_with_the_table() {
        var found = read("指標 基準値 目標値", "甲の件数※ 1件 2件", "指標 基準値 目標値", "乙の件数 3件 4件", "※甲の件数は暦年の値");
        assertThat(found.indicators()).hasSize(2);
        assertThat(found.indicators().getFirst().notes()).containsExactly("※甲の件数は暦年の値");
        assertThat(found.indicators().getLast().notes()).isEmpty();
    }

    @Test
    void a_note_without_a_mark_is_a_finding() {
        var found = read("指標 基準値 目標値", "甲の件数※1 1件 2件", "※1 窓口の件数", "※2 どこにも印がない");
        assertThat(found.indicators().getFirst().notes()).containsExactly("※1 窓口の件数");
        assertThat(codes(found)).containsExactly("note-without-mark");
    }

    @Test
    void a_unit_on_a_line_above_the_table_is_the_units_of_all_rows_without_their_own() {
        var found = read(
                "（単位：千人）",
                "指標 基準値（R1年度） 目標値（R7年度）",
                "観光入込客数 1,860 2,180",
                "面積（ha） 120 130",
                "相談件数 10件 20件",
                "",
                "別の表",
                "指標 基準値（R1年度） 目標値（R6年度）",
                "満足度 3.1 3.5");
        assertThat(found.indicators().stream().map(Printed::summary))
                .containsExactly(
                        "観光入込客数 [人] INCREASE YEARLY_FLOW: 1,860=1860000@FY2019 → 2,180=2180000@FY2025",
                        "面積（ha） [ha] INCREASE LEVEL: 120=120@FY2019 → 130=130@FY2025",
                        "相談件数 [件] INCREASE YEARLY_FLOW: 10件=10@FY2019 → 20件=20@FY2025",
                        "満足度 [null] INCREASE LEVEL: 3.1=3.1@FY2019 → 3.5=3.5@FY2024");
        assertThat(found.consumed()).containsEntry(Place.line(1, 1), IndicatorReader.HEADING);
        assertThat(read("（単位：人、件）", "指標 基準値 目標値", "観光客数 10 20")
                        .indicators()
                        .getFirst()
                        .unit())
                .isNull();
        assertThat(read("（単位：人）", "このほかの考え方を示します。").consumed()).isEmpty();
    }

    @Test
    void a_footnote_over_two_lines_is_one() {
        var found = read("指標 基準値 目標値", "甲の件数※1 1件 2件", "※1 窓口で受けた件数と、電話で受けた件数の", "合計（重なりを除く）", "乙の件数 3件 4件");
        assertThat(found.indicators())
                .extracting(Indicator::notes)
                .containsExactly(List.of("※1 窓口で受けた件数と、電話で受けた件数の合計（重なりを除く）"), List.of());
        assertThat(found.consumed()).hasSize(5);
        assertThat(read("指標 基準値 目標値", "甲の件数※1 1件 2件", "※1 窓口の件数", "乙の件数 3件 4件").indicators())
                .hasSize(2);
        assertThat(read("甲の件数※1：1件→2件", "※1 窓口で受けた件数と、電話で受けた件数の合計です。", "を進めます").consumed())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"、", "；", "　", "; "})
    void several_arrows_on_one_line(String separator) {
        var found = read("子育て、介護の相談：5件→8件" + separator + "移住者数：10人 → 30人" + separator + "保育所：なし→整備");
        assertThat(found.indicators())
                .extracting(i -> i.code() + " " + i.name() + " " + i.target().text())
                .containsExactly("m1-k1 子育て、介護の相談 8件", "m1-k2 移住者数 30人", "m1-k3 保育所 整備");
        assertThat(found.consumed()).containsOnly(java.util.Map.entry(Place.line(1, 1), "m1-k1"));
        assertThat(read("移住者数：10人→30人" + separator + "などを目指す").indicators()).isEmpty();
    }

    @Test
    void a_mark_without_a_note_is_told() {
        var found = read("指標 基準値 目標値", "甲の件数※1 1件 2件", "乙の件数※2 3件 4件", "※1 窓口の件数");
        assertThat(codes(found)).containsExactly("mark-without-note");
        assertThat(found.findings().getFirst().place()).isEqualTo(Place.line(1, 3));
        assertThat(found.findings().getFirst().severity()).isEqualTo(Finding.Severity.NOTICE);
        assertThat(codes(read("移住者数※：1人→2人"))).containsExactly("mark-without-note");
    }

    @Test
    void a_row_with_too_few_figures_is_told_and_spoils_no_other() {
        var found = read("指標 基準値 目標値", "相談窓口の延べ利用者数 10 人", "移住者数 1人 3人", "空き家の活用 5件", "", "■次の項目", "本文");
        assertThat(found.indicators()).extracting(Indicator::name).containsExactly("移住者数");
        assertThat(codes(found)).containsExactly("value-missing-in-row", "value-missing-in-row");
        assertThat(found.findings()).extracting(Finding::place).containsExactly(Place.line(1, 2), Place.line(1, 4));
        assertThat(codes(read("指標 基準値 目標値", "相談件数 10件", "20件"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "第１章 計画の概要 …………………… 1\n第２章 目標値の考え方 ………… 12\n１ 数値目標　15\n２ 重要業績評価指標（KPI） 20",
                "計画期間は2015年度から2019年度までの5年間とします。\n電話：0144-32-6111　FAX：0144-34-7110\n〒053-8722 旭町4丁目5番6号",
                "2人以上の世帯に対し、1世帯あたり3万円を支給します。\n対象：市内に住所を有する20～30歳代の方",
                "製造業からIT産業への移行（A→Bへの移行）を進めます。\n相談→申込→決定の順に進みます。\n計画（P）→実行（D）→評価（C）→改善（A）",
                "期間：2015年→2019年\n受付時間：9時→17時\n日程：4月→5月\n平成27年10月1日～平成28年3月31日",
                "現状と目標\n実績値と目標値を比べ、達成度を検証します。\n目標・成果\n・出生率の向上",
                "- 50 -\n12\n3 / 10\np.4",
                "図1 → 図2\nページ：3 → 5ページ\n手順：1 → 2 → 3へ",
                "組織：A課 → B課\n会場：市役所 → 公民館\n10人→20人に増やすため、3年間で取り組みます。",
                "数値目標の設定\n基本目標ごとに数値目標を設定し、各施策に重要業績評価指標（KPI）を設定します。",
            })
    void prose_and_tables_of_contents_have_no_indicator(String text) {
        var found = read(text.split("\n", -1));
        assertThat(found.indicators()).isEmpty();
        assertThat(found.consumed()).isEmpty();
        assertThat(found.findings()).isEmpty();
    }
}
