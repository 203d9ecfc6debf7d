package org.haskap.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.NodeRef;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;
import org.haskap.web.ui.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a formula can be put together from. What the formula in force uses stays on offer even where it is no longer known, so that
 * opening and sending the form changes nothing.
 *
 * @param kinds the kinds of facts
 * @param trees the indicator's plan first, then the others
 * @param values what dimensions were recorded with, by kind and dimension
 * @param inForce the formula that counts now, or null
 */
record FormulaOffer(
        List<FactKind> kinds,
        List<PlanTree> trees,
        Map<String, Map<String, List<String>>> values,
        @Nullable Formula inForce) {
    FormulaOffer {
        kinds = List.copyOf(kinds);
        trees = List.copyOf(trees);
        values = Map.copyOf(values);
    }

    /** What can be counted of facts. */
    enum Figure {
        SUM("数量の合計", "人数や金額などを足し合わせます。"),
        COUNT("件数（延べ）", "事実が何件あるかを数えます。"),
        DISTINCT("人の数（実人数）", "同じ人を二度数えません。だれについての事実かが記録された種類だけで使えます。"),
        MEAN("数量の平均", "一件あたりの平均です。"),
        LATEST("最も新しい数量", "期間の終わりに最も近い日の数量です。");

        private final String label;
        private final String note;

        Figure(String label, String note) {
            this.label = label;
            this.note = note;
        }

        Formula of(Selection selection) {
            return switch (this) {
                case SUM -> new Formula.Sum(selection);
                case COUNT -> new Formula.Count(selection);
                case DISTINCT -> new Formula.Distinct(selection);
                case MEAN -> new Formula.Mean(selection);
                case LATEST -> new Formula.Latest(selection);
            };
        }

        static Figure of(Formula part) {
            return switch (part) {
                case Formula.Sum _ -> SUM;
                case Formula.Count _ -> COUNT;
                case Formula.Distinct _ -> DISTINCT;
                case Formula.Mean _ -> MEAN;
                case Formula.Latest _ -> LATEST;
                case Formula.Ratio _ -> throw new IllegalArgumentException("a ratio is two figures");
            };
        }

        static List<Field.Option> options() {
            var options = new ArrayList<Field.Option>();
            for (Figure figure : values()) {
                options.add(new Field.Option(figure.name(), figure.label, figure.note));
            }
            return options;
        }
    }

    private List<Selection> used() {
        return inForce == null ? List.of() : Formula.selections(inForce);
    }

    List<Field.Option> kindOptions() {
        var options = new ArrayList<Field.Option>();
        options.add(new Field.Option("", "選んでください"));
        kinds.forEach(kind -> options.add(new Field.Option(kind.code(), kind.name() + "（単位：" + kind.unit() + "）")));
        used().stream()
                .map(Selection::kind)
                .distinct()
                .filter(code -> kinds.stream().noneMatch(kind -> kind.code().equals(code)))
                .forEach(code -> options.add(new Field.Option(code, "いまは登録されていない種類（" + code + "）")));
        return options;
    }

    List<Field.Option> nodeOptions() {
        var options = new ArrayList<Field.Option>();
        options.add(new Field.Option("", "限定しない（すべての事実）"));
        for (PlanTree tree : trees) {
            String before = tree == trees.getFirst() ? "" : tree.plan().title() + "：";
            for (PlanNode node : tree.nodes()) {
                int depth = tree.ancestors(node.code()).size();
                options.add(new Field.Option(
                        value(new NodeRef(tree.plan().id(), node.code())),
                        before + "　".repeat(depth) + node.heading()));
            }
        }
        for (Selection of : used()) {
            NodeRef node = of.subtree();
            if (node != null
                    && options.stream().noneMatch(option -> option.value().equals(value(node)))) {
                options.add(new Field.Option(value(node), "計画にいまはない番号" + node.code()));
            }
        }
        return options;
    }

    static String value(NodeRef node) {
        return node.plan() + "/" + node.code();
    }

    /** A dimension's values: those recorded so far, and those that the formula in force names. */
    List<String> values(String kind, String dimension) {
        var known = new TreeSet<>(values.getOrDefault(kind, Map.of()).getOrDefault(dimension, List.of()));
        used().stream()
                .filter(of -> of.kind().equals(kind))
                .flatMap(of -> of.dimensions().entrySet().stream())
                .filter(each -> each.getKey().equals(dimension))
                .map(Map.Entry::getValue)
                .forEach(known::add);
        return List.copyOf(known);
    }

    /** The dimensions of a kind, and those the formula in force names though the kind has them no more. */
    List<FactKind.Dimension> dimensions(String kind) {
        var dimensions = new ArrayList<FactKind.Dimension>();
        kinds.stream().filter(each -> each.code().equals(kind)).forEach(each -> dimensions.addAll(each.dimensions()));
        used().stream()
                .filter(of -> of.kind().equals(kind))
                .flatMap(of -> of.dimensions().keySet().stream())
                .filter(code ->
                        dimensions.stream().noneMatch(each -> each.code().equals(code)))
                .sorted()
                .forEach(code -> dimensions.add(new FactKind.Dimension(code, code)));
        return dimensions;
    }
}
