package org.haskap.kernel;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words around printed figures, as data: all in half-width form (see {@link TextWidth}). Lists are tried in order,
 * so a longer word stands before its beginning. Source: KPI conventions sections 2 and 3.
 */
final class QuantityWords {
    private QuantityWords() {}

    /** Words printed in a figure's place, and why there is none; asked through {@link Missing#told}. */
    static final Map<String, Missing> MISSING = Map.ofEntries(
            Map.entry("未把握", Missing.NOT_COLLECTED),
            Map.entry("不明", Missing.NOT_COLLECTED),
            Map.entry("更新数値なし", Missing.NOT_COLLECTED),
            Map.entry("把握していない", Missing.NOT_COLLECTED),
            Map.entry("未計測", Missing.NOT_COLLECTED),
            Map.entry("未調査", Missing.NOT_COLLECTED),
            Map.entry("調査中", Missing.PENDING),
            Map.entry("集計中", Missing.PENDING),
            Map.entry("未集計", Missing.PENDING),
            Map.entry("確認中", Missing.PENDING),
            Map.entry("算定中", Missing.PENDING),
            Map.entry("未確定", Missing.PENDING),
            Map.entry("未定", Missing.PENDING),
            Map.entry("非公表", Missing.SUPPRESSED),
            Map.entry("非公開", Missing.SUPPRESSED),
            Map.entry("秘匿", Missing.SUPPRESSED),
            Map.entry("x", Missing.SUPPRESSED),
            Map.entry("X", Missing.SUPPRESSED),
            Map.entry("対象外", Missing.NOT_APPLICABLE),
            Map.entry("事業終了", Missing.NOT_APPLICABLE),
            Map.entry("中止", Missing.NOT_APPLICABLE),
            Map.entry("延期", Missing.NOT_APPLICABLE),
            Map.entry("なし", Missing.UNCLEAR),
            Map.entry("無し", Missing.UNCLEAR),
            Map.entry("無", Missing.UNCLEAR),
            Map.entry("…", Missing.NOT_AVAILABLE),
            Map.entry("...", Missing.NOT_AVAILABLE));

    /** Dashes that stand alone for "no value"; full-width forms are narrowed first. */
    static final String DASHES = "―－-‐‑‒–—−─━ーｰ";

    /** Signs that make the number after them negative. */
    static final String MINUS = "△▲−-－‐‑–";

    /** Powers of ten between a number and its unit. */
    static final Map<String, BigDecimal> MULTIPLIERS = Map.of(
            "兆", BigDecimal.valueOf(1_000_000_000_000L),
            "十億", BigDecimal.valueOf(1_000_000_000L),
            "億", BigDecimal.valueOf(100_000_000L),
            "千万", BigDecimal.valueOf(10_000_000L),
            "百万", BigDecimal.valueOf(1_000_000L),
            "万", BigDecimal.valueOf(10_000L),
            "千", BigDecimal.valueOf(1_000L),
            "百", BigDecimal.valueOf(100L));

    /** Words before a number: about so many. */
    static final List<String> ABOUT_BEFORE = List.of("約", "およそ", "おおむね", "概ね", "ほぼ");

    /** Words after a number: about so many. */
    static final List<String> ABOUT_AFTER = List.of("程度", "前後", "くらい", "ぐらい");

    /** Words of how several years belong together; they may stand before the number or in brackets after it. */
    static final Map<String, PrintedQuantity.Manner> MANNERS = Map.ofEntries(
            Map.entry("延べ", PrintedQuantity.Manner.CUMULATIVE),
            Map.entry("延", PrintedQuantity.Manner.CUMULATIVE),
            Map.entry("のべ", PrintedQuantity.Manner.CUMULATIVE),
            Map.entry("累計", PrintedQuantity.Manner.CUMULATIVE),
            Map.entry("累積", PrintedQuantity.Manner.CUMULATIVE),
            Map.entry("通算", PrintedQuantity.Manner.CUMULATIVE),
            Map.entry("期間累計", PrintedQuantity.Manner.CUMULATIVE),
            Map.entry("計画期間累計", PrintedQuantity.Manner.CUMULATIVE),
            Map.entry("合計", PrintedQuantity.Manner.CUMULATIVE),
            Map.entry("計", PrintedQuantity.Manner.CUMULATIVE),
            Map.entry("期間平均", PrintedQuantity.Manner.AVERAGE),
            Map.entry("計画期間平均", PrintedQuantity.Manner.AVERAGE),
            Map.entry("年平均", PrintedQuantity.Manner.AVERAGE),
            Map.entry("平均", PrintedQuantity.Manner.AVERAGE),
            Map.entry("年間", PrintedQuantity.Manner.YEARLY),
            Map.entry("毎年度", PrintedQuantity.Manner.YEARLY),
            Map.entry("毎年", PrintedQuantity.Manner.YEARLY),
            Map.entry("各年度", PrintedQuantity.Manner.YEARLY),
            Map.entry("各年", PrintedQuantity.Manner.YEARLY));

    /** What follows the number of years in 5年間累計, 5ヵ年で. */
    static final List<String> YEARS_TOGETHER = List.of("年間", "か年", "ヵ年", "カ年", "ヶ年", "ケ年", "箇年");

    /** Remarks in brackets behind a number that do not change it. */
    static final Set<String> REMARKS =
            Set.of("速報値", "速報", "見込み", "見込", "見込値", "推計", "推計値", "暫定値", "暫定", "概数", "参考値", "確定値", "試算値");

    /** Beginnings of remarks in brackets that tell a part of the number. */
    static final List<String> PARTS = List.of("うち", "内訳", "内、", "ただし");

    /** Words after a number that make it a limit. */
    static final Map<String, PrintedQuantity.Bound> BOUNDS = Map.of(
            "以上", PrintedQuantity.Bound.AT_LEAST,
            "超", PrintedQuantity.Bound.ABOVE,
            "超え", PrintedQuantity.Bound.ABOVE,
            "以下", PrintedQuantity.Bound.AT_MOST,
            "以内", PrintedQuantity.Bound.AT_MOST,
            "未満", PrintedQuantity.Bound.BELOW);

    /** Targets that say: as it is now. */
    static final Set<String> KEEP = Set.of(
            "維持", "現状維持", "現状の維持", "現状を維持", "現状値維持", "現状値を維持", "基準値を維持", "基準値維持", "水準維持", "現状水準維持", "現状水準を維持", "水準を維持",
            "横ばい", "同水準", "同程度", "現状程度", "現状と同程度");

    /** Words after a number that say it is to stay. */
    static final List<String> KEEP_AFTER = List.of("を維持", "の維持", "維持");

    /** What a change is measured from: 基準値より, 現状比 … */
    static final List<String> BASES =
            List.of("基準値", "基準年度", "基準年", "現状値", "現状", "現況値", "現況", "実績値", "当初値", "策定時", "計画策定時", "前計画");

    /** How a base is joined to its change. */
    static final List<String> BASE_JOINS =
            List.of("に比べて", "に比べ", "と比べて", "と比較して", "に対して", "に対し", "対比", "比で", "より", "から", "比", "の");

    /** Words that lessen. */
    static final List<String> LESS = List.of("削減", "減少", "低減", "縮減", "低下", "減");

    /** Words that add. */
    static final List<String> MORE = List.of("増加", "向上", "上昇", "拡大", "増");

    /** Units that are written with hiragana; other units have none. */
    static final Set<String> HIRAGANA_UNITS = Set.of("か所", "か国", "か月", "か村", "つ", "まち", "人くらい", "か年", "か店");

    /** Signs that may begin a unit although they are no letters. */
    static final String UNIT_SIGNS = "%‰℃°㎡㎥㎞㌔㌧㌶㌃㌍㎏㎜㎝㍑㏊";
}
