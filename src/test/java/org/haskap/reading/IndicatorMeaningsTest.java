package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.haskap.reading.Printed.codes;
import static org.haskap.reading.Printed.one;
import static org.haskap.reading.Printed.read;
import static org.haskap.reading.Printed.summaries;

import org.haskap.kernel.Missing;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.reading.PlanDraft.Indicator;
import org.junit.jupiter.api.Test;

/** What the figures of indicators mean: aims, directions, units, years and ways of counting, and what of it is unclear. */
class IndicatorMeaningsTest {
    @Test
    void milestones() {
        assertThat(summaries(
                        "ワンストップ相談窓口：なし → 設置", "光ファイバ網　未整備→整備", "指標 現状（R1年度） 目標（R6年度）", "DMOの設立 未実施 設立", "相談員数 2人 4人"))
                .containsExactly(
                        "ワンストップ相談窓口 [null] MILESTONE LEVEL: なし=NOT_APPLICABLE@ → 設置=NOT_APPLICABLE@",
                        "光ファイバ網 [null] MILESTONE LEVEL: 未整備=NOT_APPLICABLE@ → 整備=NOT_APPLICABLE@",
                        "DMOの設立 [null] MILESTONE LEVEL: 未実施=NOT_APPLICABLE@FY2019 → 設立=NOT_APPLICABLE@FY2024",
                        "相談員数 [人] INCREASE LEVEL: 2人=2@FY2019 → 4人=4@FY2024");
    }

    @Test
    void the_word_for_nothing_is_unclear_unless_a_milestone() {
        assertThat(one("交流会の参加者数：なし → 50人").baseline().missing()).isEqualTo(Missing.UNCLEAR);
        assertThat(codes(read("交流会の参加者数：なし → 50人"))).containsExactly("value-not-understood");
    }

    @Test
    void targets_relative_to_the_baseline_keep_their_words() {
        assertThat(summaries(
                        "指標 基準値（2013年度） 目標値（2030年度）",
                        "交通事故発生件数 120件 基準値より3割減",
                        "食品ロス量 800 トン 半減",
                        "温室効果ガス排出量 500千t-CO2 2013年度比46％削減",
                        "観光客数 10万人 倍増",
                        "健康寿命 78.5 歳 維持",
                        "市民農園区画数 40区画 20区画増"))
                .containsExactly(
                        "交通事故発生件数 [件] DECREASE YEARLY_FLOW: 120件=120@FY2013 → 基準値より3割減=84@FY2030",
                        "食品ロス量 [トン] DECREASE LEVEL: 800 トン=800@FY2013 → 半減=400@FY2030",
                        "温室効果ガス排出量 [t-CO2] DECREASE LEVEL: 500千t-CO2=500000@FY2013 → 2013年度比46％削減=270000@FY2030",
                        "観光客数 [人] INCREASE YEARLY_FLOW: 10万人=100000@FY2013 → 倍増=200000@FY2030",
                        "健康寿命 [歳] MAINTAIN LEVEL: 78.5 歳=78.5@FY2013 → 維持=78.5@FY2030",
                        "市民農園区画数 [区画] INCREASE LEVEL: 40区画=40@FY2013 → 20区画増=60@FY2030");
    }

    @Test
    void a_change_that_cannot_be_resolved_is_said() {
        var found = read("食品ロス量：― → 半減", "喫煙率：15％ → 10％減");
        assertThat(found.indicators()).extracting(i -> i.target().missing()).containsOnly(Missing.UNCLEAR);
        assertThat(codes(found)).containsExactly("relative-target-unresolved", "relative-target-unresolved");
    }

    @Test
    void directions_by_words_limits_and_numbers() {
        var found = read(
                "待機児童数の解消：30人 → 0人",
                "人身事故件数を減らす：― → 100件",
                "一人当たりごみ量：900g → 800g以下",
                "空き家数：500戸 → 450戸",
                "満足度：60％ → 80％以上");
        assertThat(found.indicators())
                .extracting(Indicator::direction)
                .containsExactly(
                        Direction.DECREASE,
                        Direction.DECREASE,
                        Direction.DECREASE,
                        Direction.DECREASE,
                        Direction.INCREASE);
        assertThat(codes(found)).containsExactly("direction-inferred");
    }

    @Test
    void a_target_against_its_direction_is_a_finding() {
        assertThat(codes(read("観光客数の増加：100人 → 80人"))).containsExactly("target-below-baseline");
        assertThat(codes(read("指標 基準値 目標値 方向性", "満足度 60％ 55％ 向上"))).containsExactly("target-below-baseline");
        assertThat(codes(read("ごみ量を減らす：100t → 120t"))).containsExactly("target-above-baseline");
    }

    @Test
    void units_that_differ_are_a_finding_and_spellings_are_not() {
        assertThat(codes(read("保育所数：5園 → 8人"))).containsExactly("unit-differs");
        assertThat(codes(read("防災拠点：5カ所 → 8箇所", "出荷量：5㌧ → 8トン", "実施率：5% → 8％"))).isEmpty();
    }

    @Test
    void calendars_that_disagree_are_a_finding() {
        var found = read("指標 基準値（2014年度） 目標値（2022(平成33)年度）", "相談件数 5件 8件");
        assertThat(codes(found)).containsExactly("calendars-disagree");
        assertThat(found.indicators().getFirst().target().period()).isNull();
        assertThat(codes(read("相談件数：5件（平成24年） → 8件（2019(平成30)年）"))).containsExactly("calendars-disagree");
    }

    @Test
    void accumulation_by_words() {
        assertThat(read(
                                "相談件数（累計）：― → 100件",
                                "参加者：― → 5年間で500人",
                                "求人倍率：1.0倍 → 期間平均 1.2倍",
                                "講座数：5回 → 年間10回",
                                "面積：5ha → 10ha",
                                "出生数：― → ５年間累計1,000人")
                        .indicators())
                .extracting(Indicator::accumulation)
                .containsExactly(
                        Accumulation.CUMULATIVE,
                        Accumulation.CUMULATIVE,
                        Accumulation.PERIOD_AVERAGE,
                        Accumulation.YEARLY_FLOW,
                        Accumulation.LEVEL,
                        Accumulation.CUMULATIVE);
    }

    @Test
    void a_range_stays_unclear_and_asks_for_a_number() {
        var found = read("受講者数：10～20人 → 30人", "指標 基準値 目標値", "出店数 ３店 5～10店");
        assertThat(found.indicators().stream().map(Printed::summary))
                .containsExactly(
                        "受講者数 [人] INCREASE YEARLY_FLOW: 10～20人=UNCLEAR@ → 30人=30@",
                        "出店数 [店] INCREASE LEVEL: ３店=3@ → 5～10店=UNCLEAR@");
        assertThat(codes(found)).containsExactly("value-is-range", "value-is-range");
        assertThat(found.findings().getFirst().message()).contains("10～20人", "下限、上限");
    }
}
