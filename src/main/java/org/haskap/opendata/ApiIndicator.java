package org.haskap.opendata;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Exact;
import org.haskap.attainment.Standing;
import org.haskap.indicator.FormulaVersion;
import org.haskap.kernel.Period;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanTree;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.strategy.Outline;
import org.haskap.strategy.Sources;
import org.jspecify.annotations.Nullable;

/**
 * An indicator as the interface tells it.
 *
 * @param plan the plan's name in addresses
 * @param code its code
 * @param name its name
 * @param node code of what it measures, or null
 * @param unit its unit, or null
 * @param direction which way is good
 * @param accumulation how years belong together
 * @param baseline where it started
 * @param target what is aimed at
 * @param latest the newest value, or null
 * @param expected what the straight line asks for at the time of the newest value, or null
 * @param attainment how far it has come
 * @param rating how it is rated
 * @param href its page, or null for a plan whose indicators have none
 * @param lineage the page that tells how its figures came about, or null
 */
@Schema(name = "Indicator")
record ApiIndicator(
        @Schema(description = "計画の名前", example = "strategy") String plan,

        @Schema(description = "指標の記号。版が変わっても同じ", example = "m3-k1")
        String code,

        String name,

        @Schema(description = "測っている項目の記号", nullable = true) @Nullable
        String node,

        @Schema(nullable = true) @Nullable String unit,

        @Schema(
                description = "良い向き",
                allowableValues = {"INCREASE", "DECREASE", "MAINTAIN", "MILESTONE"})
        String direction,

        @Schema(description = "年をまたぐ数え方") String accumulation,
        @Schema(description = "基準値") Printed baseline,
        @Schema(description = "目標値") Printed target,

        @Schema(description = "最新の実績。なければnull", nullable = true) @Nullable
        Observation latest,

        @Schema(description = "最新の実績の時期の目安", nullable = true) @Nullable
        BigDecimal expected,

        @Schema(description = "達成度") Attained attainment,
        @Schema(description = "判定") Rated rating,

        @Schema(description = "ページの住所", nullable = true) @Nullable
        String href,

        @Schema(description = "数値の成り立ちのページ", nullable = true) @Nullable
        String lineage) {

    /** A figure of the plan's document. */
    @Schema(name = "PlanFigure")
    record Printed(
            @Schema(description = "時期。FYは年度、CYは暦年、日付は時点、/は期間", nullable = true) @Nullable
            String period,

            @Schema(nullable = true) @Nullable BigDecimal value,

            @Schema(description = "値の状態。AVAILABLEでなければ値のない理由")
            String status,

            @Schema(description = "資料に書かれたとおりの文字") String text) {
        static Printed of(Figure figure) {
            return new Printed(
                    Datasets.periodCode(figure.period()),
                    figure.value(),
                    Indicators.status(figure.value(), figure.missing()),
                    figure.text());
        }
    }

    /** How far an indicator has come. */
    @Schema(name = "Attainment")
    record Attained(
            @Schema(description = "計算の方法") String method,

            @Schema(description = "達成度。1が目標", nullable = true) @Nullable
            BigDecimal ratio,

            @Schema(description = "目標に達したか。分からなければnull", nullable = true) @Nullable
            Boolean met,

            @Schema(description = "計算の文") String sentence) {}

    /** How an indicator is rated. */
    @Schema(name = "Rating")
    record Rated(
            String code,
            String label,
            @Schema(description = "判定したか。falseなら判定前や参考") boolean rated,
            @Schema(description = "達成または順調か") boolean good,
            @Schema(description = "計算の文") String working) {}

    /** A value of an indicator. */
    @Schema(name = "Observation")
    record Observation(
            String plan,
            @Schema(description = "指標の記号") String indicator,

            @Schema(description = "時期。FYは年度、CYは暦年、日付は時点、/は期間")
            String period,

            @Schema(description = "時期の初めの日") LocalDate start,
            @Schema(description = "時期の終わりの日") LocalDate end,
            @Schema(nullable = true) @Nullable BigDecimal value,
            @Schema(nullable = true) @Nullable String unit,

            @Schema(description = "値の状態。AVAILABLEでなければ値のない理由")
            String status,

            @Schema(
                    description = "値の出どころ",
                    allowableValues = {"COUNTED", "ENTERED", "IMPORTED", "PRINTED"})
            String origin,

            @Schema(
                    description = "値の確からしさ",
                    allowableValues = {"PROVISIONAL", "ESTIMATED", "FINAL"})
            String firmness,

            @Schema(description = "数え方の続き。これが同じ値どうしだけが比べられる。空は基準値から続く数え方")
            String run,

            @Schema(description = "数えた算式の版", nullable = true) @Nullable
            Integer formulaVersion,

            @Schema(description = "数えた事実の件数") long facts,
            @Schema(description = "入力や取込のもとになった資料") String source,
            @Schema(description = "担当課の説明") String comment,
            @Schema(nullable = true) @Nullable Instant recordedAt,
            @Schema(nullable = true) @Nullable Instant confirmedAt) {
        static Observation of(PlanTree tree, Indicator indicator, String run, Actual actual) {
            Period period = actual.period();
            return new Observation(
                    tree.plan().slug(),
                    indicator.code(),
                    period.code(),
                    period.start(),
                    period.end(),
                    actual.value(),
                    indicator.unit(),
                    Indicators.status(actual.value(), actual.missing()),
                    actual.origin().name(),
                    actual.status().name(),
                    run,
                    actual.formulaVersion(),
                    actual.facts(),
                    actual.source(),
                    actual.comment(),
                    actual.recordedAt(),
                    actual.confirmedAt());
        }
    }

    /** An indicator with everything that is known of it. */
    @Schema(name = "IndicatorInFull")
    record Whole(
            ApiIndicator indicator,
            @Schema(description = "資料の注記") List<String> notes,
            @Schema(description = "すべての実績") List<Observation> observations,

            @Schema(description = "見通し。実績が3つ未満ならnull", nullable = true) @Nullable
            Outlook forecast,

            @Schema(description = "目標値。新しい順で、最後が当初のもの") List<Aimed> targets,
            @Schema(description = "数え方の算式。新しい順") List<Counting> formulas,
            @Schema(description = "元の資料の行") Line source,
            @Schema(description = "この日の時点の答え") LocalDate asOf) {
        Whole {
            notes = List.copyOf(notes);
            observations = List.copyOf(observations);
            targets = List.copyOf(targets);
            formulas = List.copyOf(formulas);
        }
    }

    /** Where it is heading. */
    @Schema(name = "Forecast")
    record Outlook(
            String period,
            BigDecimal value,
            String method,
            @Schema(description = "使った実績の時期") List<String> points) {
        Outlook {
            points = List.copyOf(points);
        }
    }

    /** A target as adopted once. */
    @Schema(name = "Target")
    record Aimed(Printed figure, int edition, Instant adoptedAt) {}

    /** A formula as put in force once. */
    @Schema(name = "Formula")
    record Counting(int version, int firstYear, boolean ended, String sentence, String reason, Instant at) {
        static Counting of(FormulaVersion version) {
            return new Counting(
                    version.version(),
                    version.firstYear(),
                    version.ended(),
                    version.sentence(),
                    version.reason(),
                    version.at());
        }
    }

    /** Where it stands in a document. */
    @Schema(name = "SourceLine")
    record Line(long document, int page, int line, String href) {}

    /**
     * In short.
     *
     * @param strategy whether it is one of the strategy's, which have pages of their own
     */
    static ApiIndicator of(PlanTree tree, Standing standing, boolean strategy) {
        var indicator = standing.indicator();
        var newest = standing.latest() == null ? standing.running() : standing.latest();
        var attainment = standing.attainment();
        var rating = standing.rating();
        return new ApiIndicator(
                tree.plan().slug(),
                indicator.code(),
                indicator.name(),
                indicator.node(),
                indicator.unit(),
                indicator.direction().name(),
                indicator.accumulation().name(),
                Printed.of(indicator.baseline()),
                Printed.of(indicator.target()),
                newest == null ? null : Observation.of(tree, indicator, run(standing, newest), newest),
                decimal(standing.expected()),
                new Attained(attainment.method(), decimal(attainment.ratio()), attainment.met(), attainment.sentence()),
                new Rated(rating.code(), rating.label(), rating.rated(), rating.good(), rating.working()),
                strategy ? Outline.href(indicator) : null,
                strategy ? Outline.href(indicator) + "/lineage" : null);
    }

    private static String run(Standing standing, Actual actual) {
        return standing.runs().stream()
                .filter(run -> run.actuals().contains(actual))
                .map(Standing.Run::label)
                .findFirst()
                .orElse("");
    }

    private static @Nullable BigDecimal decimal(@Nullable Exact number) {
        return number == null ? null : number.decimal();
    }

    /** Every value of an indicator, in order of time. */
    static List<Observation> observations(PlanTree tree, Standing standing) {
        return standing.runs().stream()
                .flatMap(run -> run.actuals().stream()
                        .map(actual -> Observation.of(tree, standing.indicator(), run.label(), actual)))
                .toList();
    }

    /** Everything. */
    static Whole whole(
            PlanTree tree, Standing standing, boolean strategy, List<FormulaVersion> formulas, LocalDate today) {
        var indicator = standing.indicator();
        var forecast = standing.forecast();
        long document = tree.edition().documentId();
        var place = indicator.place();
        return new Whole(
                of(tree, standing, strategy),
                indicator.notes(),
                observations(tree, standing),
                forecast == null
                        ? null
                        : new Outlook(
                                forecast.period().code(),
                                forecast.value(),
                                forecast.method(),
                                forecast.points().stream()
                                        .map(point -> point.period().code())
                                        .toList()),
                indicator.targets().stream()
                        .map(target -> new Aimed(Printed.of(target.figure()), target.edition(), target.adoptedAt()))
                        .toList(),
                formulas.stream().map(Counting::of).toList(),
                new Line(document, place.page(), place.line(), new Sources(document, false).href(place)),
                today);
    }
}
