package org.haskap.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.haskap.access.Department;
import org.haskap.kernel.Difference.Field;
import org.haskap.kernel.Difference.Item;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.reading.PlanDraft;
import org.jspecify.annotations.Nullable;

/** Describes an edition of a plan thing by thing, so that two editions can be compared. Pure; places do not count. */
final class PlanItems {
    /** What a difference calls an indicator. */
    static final String INDICATOR = "指標";

    /** What a difference calls the target of an indicator. */
    static final String TARGET = "目標値";

    private PlanItems() {}

    static List<Item> of(PlanTree tree) {
        var items = new ArrayList<Item>();
        Plan plan = tree.plan();
        items.add(new Item("計画", plan.slug(), plan.title(), planFields(tree)));
        Map<String, String> levels = new HashMap<>();
        plan.levels().forEach(level -> levels.put(level.key(), level.name()));
        for (PlanNode node : tree.nodes()) {
            items.add(new Item(
                    levels.getOrDefault(node.level(), node.level()), node.code(), node.title(), nodeFields(node)));
        }
        for (Indicator indicator : tree.indicators()) {
            items.add(new Item(INDICATOR, indicator.code(), indicator.name(), indicatorFields(indicator)));
        }
        var seen = new HashMap<String, Integer>();
        for (Listing listing : tree.listings()) {
            String name = listing.organisation().name();
            String code = told(seen, text(listing.node()) + "/" + name);
            items.add(new Item("掲載団体", code, name, List.of(Field.text("番号", listing.label()))));
        }
        for (PlanDraft.Zone zone : tree.zones()) {
            items.add(new Item(
                    "ゾーン", told(seen, "zone/" + zone.name()), zone.name(), List.of(Field.text("役割", zone.theme()))));
        }
        return List.copyOf(items);
    }

    /** The code, or for one that occurs again the code with a count. */
    private static String told(Map<String, Integer> seen, String code) {
        int count = seen.merge(code, 1, Integer::sum);
        return count == 1 ? code : code + "（" + count + "）";
    }

    private static List<Field> planFields(PlanTree tree) {
        Plan plan = tree.plan();
        Period period = plan.period();
        String levels = plan.levels().stream().map(PlanDraft.Level::name).collect(Collectors.joining("、"));
        var fields = new ArrayList<Field>();
        fields.add(Field.text("名称", plan.title()));
        fields.add(period == null ? Field.exact("期間", "") : new Field("期間", period.label(), period.code()));
        fields.add(Field.text("階層", levels));
        passages(tree.sections(), fields);
        return fields;
    }

    private static List<Field> nodeFields(PlanNode node) {
        var fields = new ArrayList<Field>();
        fields.add(Field.text("名称", node.title()));
        fields.add(Field.text("番号", node.label()));
        fields.add(Field.exact("上位の項目", text(node.parent())));
        fields.add(Field.text(
                "所管", node.departments().stream().map(Department::name).collect(Collectors.joining("、"))));
        fields.add(Field.text("区分", String.join("、", node.flags())));
        passages(node.sections(), fields);
        return fields;
    }

    private static void passages(Map<String, String> sections, List<Field> fields) {
        sections.forEach((name, text) -> fields.add(Field.text("記述「" + name + "」", text)));
    }

    private static List<Field> indicatorFields(Indicator indicator) {
        String series = indicator.series().stream()
                .map(point -> point.period().label() + point.tag() + " " + point.text())
                .collect(Collectors.joining("、"));
        String values = indicator.series().stream()
                .map(point -> point.period().code() + point.tag() + plain(point.value()) + point.text())
                .collect(Collectors.joining("|"));
        return List.of(
                Field.text("名称", indicator.name()),
                Field.exact("対象の項目", text(indicator.node())),
                Field.text("単位", text(indicator.unit())),
                Field.exact("目指す方向", indicator.direction().label()),
                Field.exact("集計のしかた", indicator.accumulation().label()),
                figure("基準値", indicator.baseline()),
                figure(TARGET, indicator.target()),
                new Field("推移", series, Field.text("", values).meaning()),
                Field.text("注", String.join("\n", indicator.notes())));
    }

    /** A figure is its printed words and what was understood by them. */
    private static Field figure(String name, PlanDraft.Figure figure) {
        Period period = figure.period();
        Missing missing = figure.missing();
        String shown = figure.text() + (period == null ? "" : "（" + period.label() + "）");
        String meaning = String.join(
                "|",
                Field.text("", figure.text()).meaning(),
                plain(figure.value()),
                text(figure.unit()),
                period == null ? "" : period.code(),
                missing == null ? "" : missing.name());
        return new Field(name, shown, meaning);
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
