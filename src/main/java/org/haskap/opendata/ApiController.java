package org.haskap.opendata;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Standing;
import org.haskap.indicator.Formulas;
import org.haskap.indicator.IndicatorRef;
import org.haskap.opendata.OpenData.Format;
import org.haskap.plan.PlanTree;
import org.haskap.strategy.KpiFilter;
import org.haskap.web.NotFoundException;
import org.haskap.web.PublicPage;
import org.haskap.web.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The interface for other programs: indicators and their values, without a key, as JSON and as CSV. */
@PublicPage
@Tag(name = "indicators", description = "指標と実績。だれでも、キーなしで読める")
final class ApiController {
    static final String INDICATORS = "/api/v1/indicators";
    static final String OBSERVATIONS = "/api/v1/observations";
    private static final String CSV = "text/csv";

    private final OpenData open;
    private final Formulas formulas;

    ApiController(OpenData open, Formulas formulas) {
        this.open = open;
        this.formulas = formulas;
    }

    /** What to show of indicators. */
    record Wanted(
            @Parameter(description = "計画の名前。省くと地域の戦略") @Nullable
            String plan,

            @Parameter(description = "基本目標の記号") @Nullable String goal,
            @Parameter(description = "担当課のID") @Nullable String department,
            @Parameter(description = "単位") @Nullable String unit,

            @Parameter(description = "判定の記号", example = "behind") @Nullable
            String status,

            @Parameter(
                    description = "実績の出どころ",
                    schema = @Schema(allowableValues = {"live", "entered", "printed", "none"}))
            @Nullable
            String source,

            @Parameter(description = "名前などに含まれることば") @Nullable
            String q,

            @Parameter(description = "並べ方。省くと資料の順", schema = @Schema(allowableValues = {"rating", "ratio", "newest"}))
            @Nullable
            String sort) {
        private static final List<String> SOURCES = List.of("live", "entered", "printed", "none");
        private static final List<String> SORTS = List.of("rating", "ratio", "newest");

        KpiFilter filter() {
            one("source", source, SOURCES);
            one("sort", sort, SORTS);
            return new KpiFilter(
                    text(goal), text(department), text(unit), text(status), text(source), text(q), text(sort));
        }

        Query query(String path) {
            var values = new LinkedHashMap<String, String>();
            values.put("plan", text(plan));
            values.put("goal", text(goal));
            values.put("department", text(department));
            values.put("unit", text(unit));
            values.put("status", text(status));
            values.put("source", text(source));
            values.put("q", text(q));
            values.put("sort", text(sort));
            return new Query(path, values);
        }
    }

    /** What to show of values. */
    record Values(
            @Parameter(description = "計画の名前。省くと地域の戦略") @Nullable
            String plan,

            @Parameter(description = "指標の記号", example = "m3-k1") @Nullable
            String indicator,

            @Parameter(description = "この日以後に終わる時期だけ", example = "2020-04-01") @Nullable
            String from,

            @Parameter(description = "この日以前に始まる時期だけ", example = "2026-03-31") @Nullable
            String to,

            @Parameter(
                    description = "値の出どころ",
                    schema = @Schema(allowableValues = {"COUNTED", "ENTERED", "IMPORTED", "PRINTED"}))
            @Nullable
            String origin,

            @Parameter(
                    description = "値の確からしさ",
                    schema = @Schema(allowableValues = {"PROVISIONAL", "ESTIMATED", "FINAL"}))
            @Nullable
            String firmness) {

        Predicate<Actual> shown() {
            LocalDate first = day("from", from);
            LocalDate last = day("to", to);
            String source = one("origin", origin, names(Actual.Origin.values()));
            String firm = one("firmness", firmness, names(Actual.Status.values()));
            return actual -> (first == null || !actual.period().end().isBefore(first))
                    && (last == null || !actual.period().start().isAfter(last))
                    && (source.isEmpty() || actual.origin().name().equals(source))
                    && (firm.isEmpty() || actual.status().name().equals(firm));
        }

        Query query(String path) {
            var values = new LinkedHashMap<String, String>();
            values.put("plan", text(plan));
            values.put("indicator", text(indicator));
            values.put("from", text(from));
            values.put("to", text(to));
            values.put("origin", text(origin));
            values.put("firmness", text(firmness));
            return new Query(path, values);
        }
    }

    @Operation(
            summary = "指標の一覧",
            description = "基準値、目標値、最新の実績、達成度、判定です。答えにはETagが付き、If-None-Matchで変わっていないことを確かめられます。",
            responses = {
                @ApiResponse(responseCode = "200", description = "指標"),
                @ApiResponse(responseCode = "400", description = "条件に使えない値がある", content = @Content),
                @ApiResponse(responseCode = "404", description = "その計画はない", content = @Content)
            })
    @GetMapping(path = INDICATORS, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ApiPage<ApiIndicator> indicators(
            @org.springdoc.core.annotations.ParameterObject Wanted wanted,
            @Parameter(description = "何ページ目か。1から") @RequestParam(required = false) @Nullable String page,
            @Parameter(description = "1ページの件数。1から1,000、省くと100") @RequestParam(required = false) @Nullable String size) {
        var data = open.published().data();
        PlanTree tree = tree(data, wanted.plan());
        boolean strategy = tree.plan().slug().equals(data.strategy());
        var shown = wanted.filter().shown(data.progress(tree)).stream()
                .map(standing -> ApiIndicator.of(tree, standing, strategy))
                .toList();
        var asked = ApiPage.Asked.of(page, size);
        return ApiPage.of(shown, asked, wanted.query(INDICATORS).with("size", text(size)), data);
    }

    @Operation(
            summary = "指標の一覧（CSV）",
            description = "条件に合う指標のすべてです。ページには分けません。UTF-8（BOM付き）、改行はCRLFです。",
            responses = {
                @ApiResponse(responseCode = "200", description = "指標", content = @Content(mediaType = CSV)),
                @ApiResponse(responseCode = "400", description = "条件に使えない値がある", content = @Content),
                @ApiResponse(responseCode = "404", description = "その計画はない", content = @Content)
            })
    @GetMapping(path = INDICATORS + ".csv")
    @ResponseBody
    void indicatorsCsv(
            @org.springdoc.core.annotations.ParameterObject Wanted wanted,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        var data = open.published().data();
        PlanTree tree = tree(data, wanted.plan());
        var shown = wanted.filter().shown(data.progress(tree));
        Answers.send(Indicators.list(tree, shown), data, Format.CSV, "indicators", response);
    }

    @Operation(
            summary = "一つの指標",
            description = "すべての実績、見通し、目標値の履歴、数え方の算式、元の資料の行までを答えます。",
            responses = {
                @ApiResponse(responseCode = "200", description = "指標"),
                @ApiResponse(responseCode = "404", description = "その計画か指標はない", content = @Content)
            })
    @GetMapping(path = INDICATORS + "/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ApiIndicator.Whole indicator(
            @Parameter(description = "指標の記号", example = "m3-k1") @PathVariable String code,
            @Parameter(description = "計画の名前。省くと地域の戦略") @RequestParam(required = false) @Nullable String plan) {
        var data = open.published().data();
        PlanTree tree = tree(data, plan);
        Standing standing = standing(data, tree, code);
        return ApiIndicator.whole(
                tree,
                standing,
                tree.plan().slug().equals(data.strategy()),
                formulas.versions(new IndicatorRef(tree.plan().id(), code)),
                data.today());
    }

    @Operation(
            summary = "実績の一覧",
            description = "1件が、1つの指標の1つの時期の値です。run が同じ値どうしだけが比べられます。",
            responses = {
                @ApiResponse(responseCode = "200", description = "実績"),
                @ApiResponse(responseCode = "400", description = "条件に使えない値がある", content = @Content),
                @ApiResponse(responseCode = "404", description = "その計画か指標はない", content = @Content)
            })
    @GetMapping(path = OBSERVATIONS, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ApiPage<ApiIndicator.Observation> observations(
            @org.springdoc.core.annotations.ParameterObject Values wanted,
            @Parameter(description = "何ページ目か。1から") @RequestParam(required = false) @Nullable String page,
            @Parameter(description = "1ページの件数。1から1,000、省くと100") @RequestParam(required = false) @Nullable String size) {
        var data = open.published().data();
        PlanTree tree = tree(data, wanted.plan());
        Predicate<Actual> shown = wanted.shown();
        var found = standings(data, tree, wanted.indicator()).stream()
                .flatMap(standing -> standing.runs().stream()
                        .flatMap(run -> run.actuals().stream()
                                .filter(shown)
                                .map(actual ->
                                        ApiIndicator.Observation.of(tree, standing.indicator(), run.label(), actual))))
                .toList();
        var asked = ApiPage.Asked.of(page, size);
        return ApiPage.of(found, asked, wanted.query(OBSERVATIONS).with("size", text(size)), data);
    }

    @Operation(
            summary = "実績の一覧（CSV）",
            description = "条件に合う実績のすべてです。ページには分けません。UTF-8（BOM付き）、改行はCRLFです。",
            responses = {
                @ApiResponse(responseCode = "200", description = "実績", content = @Content(mediaType = CSV)),
                @ApiResponse(responseCode = "400", description = "条件に使えない値がある", content = @Content),
                @ApiResponse(responseCode = "404", description = "その計画か指標はない", content = @Content)
            })
    @GetMapping(path = OBSERVATIONS + ".csv")
    @ResponseBody
    void observationsCsv(
            @org.springdoc.core.annotations.ParameterObject Values wanted,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        var data = open.published().data();
        PlanTree tree = tree(data, wanted.plan());
        var some = new Observed.Some(tree, standings(data, tree, wanted.indicator()));
        Answers.send(Observed.of(List.of(some), wanted.shown()), data, Format.CSV, "observations", response);
    }

    private static PlanTree tree(PublicData data, @Nullable String plan) {
        String slug = plan == null || plan.isEmpty() ? data.strategy() : plan;
        return data.plans().stream()
                .filter(tree -> tree.plan().slug().equals(slug))
                .findFirst()
                .orElseThrow(() ->
                        new NotFoundException(slug.isEmpty() ? "地域の戦略は、まだ登録されていません。" : "「" + slug + "」という計画はありません。"));
    }

    private static List<Standing> standings(PublicData data, PlanTree tree, @Nullable String indicator) {
        return indicator == null || indicator.isEmpty()
                ? data.progress(tree).all()
                : List.of(standing(data, tree, indicator));
    }

    private static Standing standing(PublicData data, PlanTree tree, String code) {
        return tree.indicator(code)
                .map(data.progress(tree)::of)
                .orElseThrow(() -> new NotFoundException("「" + code + "」という指標はありません。"));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    /** One of some words, or nothing. */
    private static String one(String name, @Nullable String value, List<String> allowed) {
        if (value == null || value.isEmpty() || allowed.contains(value)) {
            return text(value);
        }
        throw new WrongQueryException(name + " は、" + String.join("、", allowed) + " のどれかにしてください。");
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw new WrongQueryException(String.format(Locale.ROOT, "%s は、2026-04-01 のような日付にしてください。", name));
        }
    }
}
