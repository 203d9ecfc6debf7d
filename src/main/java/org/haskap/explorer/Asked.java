package org.haskap.explorer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactQuery;
import org.haskap.evidence.NodeRef;
import org.haskap.kernel.FiscalYear;
import org.haskap.plan.PlanTree;
import org.haskap.web.Query;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.jspecify.annotations.Nullable;

/**
 * A search with what it means here: its kind, node and days. Pure.
 *
 * @param search as the address says it
 * @param kinds all kinds there are
 * @param kind the kind asked for, or null before one is chosen
 * @param known the values each dimension of the kind has
 * @param trees the plans as they are adopted now
 * @param node the node asked for, or null
 * @param days the days meant
 * @param today the day it is asked on
 */
record Asked(
        FactSearch search,
        List<FactKind> kinds,
        @Nullable FactKind kind,
        Map<String, List<String>> known,
        List<PlanTree> trees,
        @Nullable NodeRef node,
        FactSearch.Days days,
        LocalDate today) {
    /** More values than this are typed instead of chosen. */
    private static final int MOST_CHOICES = 200;

    private static final int FIRST_YEAR = 2010;

    Asked {
        kinds = List.copyOf(kinds);
        known = Map.copyOf(known);
        trees = List.copyOf(trees);
    }

    /** The facts meant of a kind. */
    FactQuery query(FactKind of) {
        return new FactQuery(of.code(), node, dimensions(of), days.first(), days.last());
    }

    private Map<String, String> dimensions(FactKind of) {
        var dimensions = new HashMap<>(search.values());
        dimensions.keySet().removeIf(dimension -> of.dimension(dimension).isEmpty());
        return dimensions;
    }

    /** The dimension that the table of months is divided by, or null. */
    FactKind.@Nullable Dimension by() {
        return kind == null ? null : kind.dimension(search.by()).orElse(null);
    }

    /** The page's filter. */
    Filter filter(String path, List<Filter.Kept> kept, List<Field> more, String count) {
        var fields = new ArrayList<Field>();
        fields.add(Field.choice(
                "kind",
                "種類",
                search.kind(),
                kinds.stream()
                        .map(each -> new Field.Option(each.code(), each.name() + "（" + each.code() + "）"))
                        .toList()));
        fields.add(Field.choice("node", "計画の項目（その下を含む）", search.node(), nodes()));
        fields.add(Field.select("fy", "年度", years()).filtering().value(search.fy()));
        fields.add(Field.text("from", "この日から（例：2026-04-01、R8.4.1）", search.from()));
        fields.add(Field.text("until", "この日まで", search.until()));
        if (kind != null) {
            for (FactKind.Dimension dimension : kind.dimensions()) {
                fields.add(field(dimension));
            }
        }
        fields.addAll(more);
        return new Filter(path, kept, fields, conditions(path), count);
    }

    private Field field(FactKind.Dimension dimension) {
        String name = FactSearch.DIMENSION + dimension.code();
        String value = search.values().getOrDefault(dimension.code(), "");
        List<String> choices = known.getOrDefault(dimension.code(), List.of());
        return choices.size() > MOST_CHOICES
                ? Field.text(name, dimension.name(), value)
                : Field.choice(
                        name,
                        dimension.name(),
                        value,
                        choices.stream()
                                .map(each -> new Field.Option(each, each))
                                .toList());
    }

    private List<Field.Option> nodes() {
        return trees.stream()
                .flatMap(tree -> tree.nodes().stream()
                        .map(each -> new Field.Option(
                                tree.plan().slug() + "/" + each.code(),
                                tree.plan().title() + " " + each.heading())))
                .toList();
    }

    private List<Field.Option> years() {
        var years = new ArrayList<Field.Option>();
        years.add(new Field.Option("", "最近の" + FactSearch.YEARS + "年度"));
        for (int year = FiscalYear.of(today).year(); year >= FIRST_YEAR; year--) {
            years.add(new Field.Option(Integer.toString(year), new FiscalYear(year).label()));
        }
        return years;
    }

    private List<Filter.Condition> conditions(String path) {
        var conditions = new ArrayList<Filter.Condition>();
        Query address = search.address(path);
        condition(conditions, address, "kind", "種類", kind == null ? search.kind() : kind.name(), kind != null);
        condition(conditions, address, "node", "計画の項目", search.node(), node != null);
        FiscalYear year = search.year();
        condition(conditions, address, "fy", "年度", year == null ? search.fy() : year.label(), year != null);
        condition(conditions, address, "from", "始まり", search.from(), FactSearch.day(search.from()) != null);
        condition(conditions, address, "until", "終わり", search.until(), FactSearch.day(search.until()) != null);
        new TreeMap<>(search.values()).forEach((dimension, value) -> {
            FactKind.Dimension declared =
                    kind == null ? null : kind.dimension(dimension).orElse(null);
            condition(
                    conditions,
                    address,
                    FactSearch.DIMENSION + dimension,
                    declared == null ? dimension : declared.name(),
                    value,
                    declared != null);
        });
        return conditions;
    }

    private static void condition(
            List<Filter.Condition> all, Query address, String name, String label, String value, boolean used) {
        if (!value.isEmpty()) {
            all.add(new Filter.Condition(
                    label + "：" + value + (used ? "" : "（読み取れないため使っていません）"), address.without(name)));
        }
    }
}
