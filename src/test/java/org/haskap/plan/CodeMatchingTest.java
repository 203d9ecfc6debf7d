package org.haskap.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.haskap.access.Organisation;
import org.haskap.document.Edition;
import org.haskap.reading.PlanDraft;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeMatchingTest {
    private static final List<String> WORDS = List.of(
            "若者", "創業", "観光", "子育て", "移住", "港湾", "空港", "雇用", "学生", "企業", "支援", "推進", "拡大", "整備", "強化", "連携", "相談",
            "情報発信", "人材育成", "交流");

    @Test
    void what_stayed_keeps_its_code_when_numbers_move() {
        var codes = match(
                PlanBuilder.strategy(),
                PlanBuilder.plan("総合戦略")
                        .node("g1", null, "goal", "1", "地元雇用拡大を実現")
                        .node("d1-1", "g1", "direction", "1-1", "若者の雇用機会の拡大")
                        .node("m1", "d1-1", "measure", "①", "空き店舗の活用")
                        .node("m2", "d1-1", "measure", "②", "若者の市内就職の促進")
                        .indicator("m2-k1", "m2", "新卒者の市内就職割合", "％", "40", "55")
                        .node("m2-p1", "m2", "project", "・", "新卒高校生等雇用奨励金事業")
                        .node("m3", "d1-1", "measure", "③", "苫小牧における創業促進"));
        assertThat(codes.nodes())
                .containsEntry("m2", "m1")
                .containsEntry("m3", "m2")
                .containsEntry("m2-p1", "m1-p2")
                .containsEntry("m1", "m3");
        assertThat(codes.indicators()).containsEntry("m2-k1", "m1-k1");
    }

    @Test
    void a_node_renamed_beyond_likeness_is_known_by_its_place_and_content() {
        var codes = match(PlanBuilder.strategy(), PlanBuilder.strategy().titled("m1", "地域で働く人を増やす"));
        assertThat(codes.nodes()).containsEntry("m1", "m1").containsEntry("m1-p1", "m1-p1");
    }

    @Test
    void a_node_replaced_with_all_its_content_is_new() {
        var codes = match(
                PlanBuilder.plan("p").node("m1", null, "measure", "①", "若者の市内就職の促進"),
                PlanBuilder.plan("p").node("m1", null, "measure", "①", "空港の国際化"));
        assertThat(codes.nodes()).containsEntry("m1", "m2");
    }

    @Test
    void a_node_moved_below_another_keeps_its_code() {
        var codes = match(
                PlanBuilder.strategy(),
                PlanBuilder.strategy()
                        .change("m2", n -> n == null ? null : PlanBuilder.with(n, "m2", "g2", "①", n.title())));
        assertThat(codes.nodes()).containsEntry("m2", "m2").containsEntry("m2-p1", "m2-p1");
    }

    @Test
    void two_measures_that_change_places_keep_their_codes() {
        var codes = match(
                PlanBuilder.strategy(),
                PlanBuilder.plan("総合戦略")
                        .node("g1", null, "goal", "1", "地元雇用拡大を実現")
                        .node("d1-1", "g1", "direction", "1-1", "若者の雇用機会の拡大")
                        .node("m1", "d1-1", "measure", "①", "苫小牧における創業促進")
                        .node("m2", "d1-1", "measure", "②", "若者の市内就職の促進"));
        assertThat(codes.nodes()).containsEntry("m1", "m2").containsEntry("m2", "m1");
    }

    @Test
    void an_indicator_whose_name_alone_changed_is_known_by_where_it_started() {
        var before = PlanBuilder.plan("p")
                .node("m1", null, "measure", "①", "防災")
                .indicator("m1-k1", "m1", "自主防災組織の組織率", "％", "62.5", "80");
        var after = PlanBuilder.plan("p")
                .node("m1", null, "measure", "①", "防災")
                .indicator("m1-k1", "m1", "自主防災組織に入っている世帯の割合", "％", "62.50", "85");
        assertThat(match(before, after).indicators()).containsEntry("m1-k1", "m1-k1");
    }

    @ParameterizedTest
    @CsvSource({
        "空き店舗活用件数, 0, クルーズ船の寄港回数, 0",
        "空き店舗活用件数, , クルーズ船の寄港回数, ",
        "空き店舗活用件数, 12, クルーズ船の寄港回数, 12",
        "男性の育児休業取得率, 10, 女性の育児休業取得率, 80",
        "小学生の読書時間の割合, 10, 中学生の読書時間の割合, 8",
        "65歳以上の運動実施率, 30, 15歳以上の運動実施率, 40",
        "正規雇用者の割合, 30, 非正規雇用者の割合, 40"
    })
    void an_indicator_of_something_else_is_new(
            String name, @Nullable String start, String next, @Nullable String nextStart) {
        assertThat(replaced(name, start, next, nextStart)).isEqualTo("m1-k2");
    }

    @ParameterizedTest
    @CsvSource({
        "空き店舗活用件数, 0, 空き店舗の活用件数, 3",
        "令和5年度の創業支援件数, 3, 令和10年度の創業支援件数, 8",
        "男女共同参画の講座参加者数, 3, 男女共同参画講座の参加者数, 8",
        "(1) 市内の創業支援の件数, 3, (2) 市内の創業支援件数, 8",
        "小学生の読書時間の割合, 10, 小学生の読書の割合, 8"
    })
    void an_indicator_reworded_keeps_its_code(String name, String start, String next, String nextStart) {
        assertThat(replaced(name, start, next, nextStart)).isEqualTo("m1-k1");
    }

    private static @Nullable String replaced(
            String name, @Nullable String start, String next, @Nullable String nextStart) {
        return match(
                        PlanBuilder.plan("p")
                                .node("m1", null, "measure", "①", "施策")
                                .indicator("m1-k1", "m1", name, "件", start, "50"),
                        PlanBuilder.plan("p")
                                .node("m1", null, "measure", "①", "施策")
                                .indicator("m1-k1", "m1", next, "件", nextStart, "100"))
                .indicators()
                .get("m1-k1");
    }

    @Test
    void a_code_used_by_an_edition_long_gone_is_not_given_again() {
        var codes = CodeMatching.match(
                tree(PlanBuilder.plan("p")
                        .node("m1", null, "measure", "①", "防災")
                        .draft()),
                former("m1", "m2", "m7", "m2-k1"),
                PlanBuilder.plan("p")
                        .node("m1", null, "measure", "①", "防災")
                        .node("m2", null, "measure", "②", "空港の国際化")
                        .draft());
        assertThat(codes.nodes()).containsEntry("m1", "m1").containsEntry("m2", "m8");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void an_unchanged_plan_keeps_every_code_whatever_the_draft_calls_them(long seed) {
        PlanDraft plan = random(new Random(seed));
        Map<String, String> renamed = new HashMap<>();
        plan.nodes().forEach(n -> renamed.put(n.code(), "x" + (plan.nodes().size() - renamed.size())));
        var nodes = plan.nodes().stream()
                .map(n -> PlanBuilder.with(
                        n,
                        renamed.getOrDefault(n.code(), ""),
                        n.parent() == null ? null : renamed.get(n.parent()),
                        n.label(),
                        n.title()))
                .toList();
        var draft = new PlanDraft("p", null, null, plan.levels(), nodes, List.of(), List.of(), List.of());
        var codes = CodeMatching.match(tree(plan), Former.NONE, draft);
        renamed.forEach((stable, drafted) -> assertThat(codes.nodes()).containsEntry(drafted, stable));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatever_changes_codes_stay_unique_and_new_ones_were_never_used(long seed) {
        var random = new Random(seed);
        PlanDraft before = random(random);
        PlanDraft after = random(random);
        var mixed = new ArrayList<>(after.nodes());
        mixed.replaceAll(
                n -> random.nextBoolean() ? n : PlanBuilder.with(n, n.code(), n.parent(), n.label(), title(random)));
        var draft = new PlanDraft("p", null, null, after.levels(), mixed, after.indicators(), List.of(), List.of());
        Set<String> used = Set.of("m1", "m99", "m3-k7", "g1");
        var codes = CodeMatching.match(tree(before), former(used.toArray(String[]::new)), draft);
        var all = new ArrayList<>(codes.nodes().values());
        all.addAll(codes.indicators().values());
        assertThat(all)
                .doesNotHaveDuplicates()
                .hasSize(draft.nodes().size() + draft.indicators().size());
        assertThat(codes.nodes().keySet()).hasSize(draft.nodes().size());
        var known = new HashSet<String>();
        before.nodes().forEach(n -> known.add(n.code()));
        before.indicators().forEach(i -> known.add(i.code()));
        var gone = new HashSet<>(used);
        gone.removeAll(known);
        assertThat(all).doesNotContainAnyElementsOf(gone);
        assertThat(CodeMatching.match(tree(before), former(used.toArray(String[]::new)), draft))
                .isEqualTo(codes);
    }

    private static CodeMatching.Codes match(PlanBuilder adopted, PlanBuilder draft) {
        return CodeMatching.match(tree(adopted.draft()), Former.NONE, draft.draft());
    }

    /** Codes of things of which nothing like it is left. */
    private static Former former(String... codes) {
        return new Former(
                Stream.of(codes)
                        .map(code -> new Former.Node(code, null, "measure", "廃止した取組" + code))
                        .toList(),
                List.of());
    }

    private static String title(Random random) {
        var words = new ArrayList<>(WORDS);
        Collections.shuffle(words, random);
        return String.join("の", words.subList(0, 3));
    }

    private static PlanDraft random(Random random) {
        PlanBuilder plan = PlanBuilder.plan("p");
        for (int g = 1; g <= 3; g++) {
            plan.node("g" + g, null, "goal", "" + g, title(random));
            for (int m = 1; m <= 1 + random.nextInt(4); m++) {
                String measure = "m" + g + m;
                plan.node(measure, "g" + g, "measure", "(" + m + ")", title(random));
                plan.indicator(measure + "-k1", measure, title(random), "件", "" + random.nextInt(5), "9");
                for (int p = 1; p <= random.nextInt(5); p++) {
                    plan.node(
                            measure + "-p" + p,
                            measure,
                            "project",
                            "・",
                            random.nextInt(4) == 0 ? "会議の開催" : title(random));
                }
            }
        }
        return plan.draft();
    }

    private static PlanTree tree(PlanDraft draft) {
        var edition = new Edition(1, new UUID(0, 1), 1, 1, Edition.State.ADOPTED, 1, null, Storage.NOON);
        var owner = new Organisation(1, "市", Organisation.Kind.GOVERNMENT);
        var nodes = draft.nodes().stream()
                .map(n -> new PlanNode(
                        n.code(),
                        n.parent(),
                        n.level(),
                        n.label(),
                        n.title(),
                        List.of(),
                        n.flags(),
                        n.sections(),
                        n.place()))
                .toList();
        var indicators = draft.indicators().stream()
                .map(i -> new Indicator(
                        i.code(),
                        i.node(),
                        i.name(),
                        i.unit(),
                        i.direction(),
                        i.accumulation(),
                        i.baseline(),
                        i.target(),
                        List.of(),
                        i.series(),
                        i.notes(),
                        i.place()))
                .toList();
        var plan = new Plan(1, "p", "p", owner, null, draft.levels());
        return new PlanTree(plan, edition, nodes, indicators, List.of(), List.of(), Map.of());
    }
}
