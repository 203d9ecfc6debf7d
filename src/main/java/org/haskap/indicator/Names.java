package org.haskap.indicator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.attainment.Exact;
import org.haskap.attainment.Said;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactKinds;
import org.haskap.evidence.NodeRef;
import org.haskap.plan.PlanTree;

/**
 * What kinds and nodes are called, so that a formula can say itself. What is no longer known is called by its code and said to be
 * so.
 *
 * @param kinds by code
 * @param nodes headings by node
 */
record Names(Map<String, FactKind> kinds, Map<NodeRef, String> nodes) {
    /** Copies the maps. */
    Names {
        kinds = Map.copyOf(kinds);
        nodes = Map.copyOf(nodes);
    }

    static Names of(FactKinds kinds, List<PlanTree> trees) {
        var byCode = new HashMap<String, FactKind>();
        kinds.all().forEach(kind -> byCode.putIfAbsent(kind.code(), kind));
        var nodes = new HashMap<NodeRef, String>();
        for (PlanTree tree : trees) {
            tree.nodes().forEach(node -> nodes.put(new NodeRef(tree.plan().id(), node.code()), node.title()));
        }
        return new Names(byCode, nodes);
    }

    Optional<FactKind> kind(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    String unit(String kind) {
        return kind(kind).map(FactKind::unit).orElse("");
    }

    /** 「行事の参加者」の事実のうち、「創業サポート事業」とその下に属し、「協働の形態」が「共催」のもの. */
    String selected(Selection of) {
        String kind =
                kind(of.kind()).map(known -> "「" + known.name() + "」の事実").orElse("いまは登録されていない種類（" + of.kind() + "）の事実");
        var words = new StringBuilder();
        NodeRef node = of.subtree();
        if (node != null) {
            String title = nodes.get(node);
            words.append(title == null ? "計画にいまはない番号" + node.code() : "「" + title + "」")
                    .append("とその下に属し、");
        }
        of.dimensions().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> {
            String dimension = kind(of.kind())
                    .flatMap(known -> known.dimension(each.getKey()))
                    .map(FactKind.Dimension::name)
                    .orElse(each.getKey());
            words.append("「")
                    .append(dimension)
                    .append("」が「")
                    .append(each.getValue())
                    .append("」で、");
        });
        if (words.isEmpty()) {
            return kind;
        }
        String conditions = words.substring(0, words.length() - 1);
        return kind + "のうち、"
                + (conditions.endsWith("属し")
                        ? conditions.substring(0, conditions.length() - 1) + "する"
                        : conditions + "ある")
                + "もの";
    }

    /** A formula's figure as a noun. */
    String figure(Formula formula) {
        return switch (formula) {
            case Formula.Count(var of) -> selected(of) + "の件数（延べ）";
            case Formula.Sum(var of) -> selected(of) + "の数量の合計";
            case Formula.Distinct(var of) -> selected(of) + "が関わる人の数（実人数）";
            case Formula.Mean(var of) -> selected(of) + "の数量の平均";
            case Formula.Latest(var of) -> selected(of) + "の最も新しい数量";
            case Formula.Ratio(var of, var to, var factor) ->
                figure(of) + "を、" + figure(to) + "で割った値"
                        + (factor.compareTo(java.math.BigDecimal.ONE) == 0
                                ? ""
                                : "の" + Said.figure(Exact.of(factor), "") + "倍");
        };
    }

    /** The whole as a sentence. */
    String sentence(Formula formula, Span span, int firstYear) {
        return span.toSentence() + figure(formula) + "です。" + span.called(firstYear) + "の値から、このように数えます。";
    }
}
