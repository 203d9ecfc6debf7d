package org.haskap.indicator;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.haskap.evidence.NodeRef;
import org.jspecify.annotations.Nullable;

/**
 * Formulas as plain nested maps, the same in the database and in a region's file:
 *
 * <pre>
 * formula: { sum: { kind: programme.participants, node: m3-p1, dimensions: { form: 共催 } } }
 * formula: { ratio: { of: { sum: { … } }, to: { distinct: { … } }, times: 100 } }
 * span: fiscal-year            (or calendar-year, as-of 03-31, since 2015-04-01)
 * </pre>
 *
 * A node of another plan than the indicator's own carries that plan's key as {@code plan}.
 */
public final class FormulaForm {
    private static final Set<String> FIGURES = Set.of("count", "sum", "distinct", "mean", "latest");
    private static final String RATIO = "ratio";
    private static final String AS_OF = "as-of ";
    private static final String SINCE = "since ";

    private FormulaForm() {}

    /** What is wrong with a form: where, and how to mend it, in English. */
    public static final class MisshapenException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        MisshapenException(String where, String what) {
            super(where + " " + what);
        }
    }

    /** A formula as a map. */
    static Map<String, Object> write(Formula formula, long plan) {
        return switch (formula) {
            case Formula.Count(var of) -> Map.of("count", write(of, plan));
            case Formula.Sum(var of) -> Map.of("sum", write(of, plan));
            case Formula.Distinct(var of) -> Map.of("distinct", write(of, plan));
            case Formula.Mean(var of) -> Map.of("mean", write(of, plan));
            case Formula.Latest(var of) -> Map.of("latest", write(of, plan));
            case Formula.Ratio(var of, var to, var factor) ->
                Map.of(RATIO, Map.of("of", write(of, plan), "to", write(to, plan), "times", factor.toPlainString()));
        };
    }

    private static Map<String, Object> write(Selection of, long plan) {
        var map = new LinkedHashMap<String, Object>();
        map.put("kind", of.kind());
        NodeRef node = of.subtree();
        if (node != null) {
            map.put("node", node.code());
            if (node.plan() != plan) {
                map.put("plan", node.plan());
            }
        }
        if (!of.dimensions().isEmpty()) {
            map.put("dimensions", new java.util.TreeMap<>(of.dimensions()));
        }
        return map;
    }

    /** A span as a word. */
    static String write(Span span) {
        return switch (span) {
            case Span.EachFiscalYear _ -> "fiscal-year";
            case Span.EachCalendarYear _ -> "calendar-year";
            case Span.AsOfDay(var day) -> AS_OF + day.toString().substring(2);
            case Span.CumulativeSince(var since) -> SINCE + since;
        };
    }

    /**
     * Reads a formula.
     *
     * @param form the map
     * @param plan key of the indicator's plan, for nodes that name none
     * @param where where it stands, for the error
     * @throws MisshapenException when it is none
     */
    public static Formula read(@Nullable Object form, long plan, String where) {
        Map<?, ?> map = map(form, where);
        if (map.size() != 1) {
            throw new MisshapenException(where, "must have exactly one of " + known());
        }
        String figure = String.valueOf(map.keySet().iterator().next());
        Object inner = map.values().iterator().next();
        String inside = where + "." + figure;
        if (figure.equals(RATIO)) {
            Map<?, ?> ratio = map(inner, inside);
            only(ratio, Set.of("of", "to", "times"), inside);
            return new Formula.Ratio(
                    part(ratio.get("of"), plan, inside + ".of"),
                    part(ratio.get("to"), plan, inside + ".to"),
                    number(ratio.get("times"), inside + ".times"));
        }
        if (!FIGURES.contains(figure)) {
            throw new MisshapenException(inside, "is not known; there are " + known());
        }
        Selection of = selection(inner, plan, inside);
        return switch (figure) {
            case "count" -> new Formula.Count(of);
            case "sum" -> new Formula.Sum(of);
            case "distinct" -> new Formula.Distinct(of);
            case "mean" -> new Formula.Mean(of);
            default -> new Formula.Latest(of);
        };
    }

    private static Formula part(@Nullable Object form, long plan, String where) {
        Formula part = read(form, plan, where);
        if (part instanceof Formula.Ratio) {
            throw new MisshapenException(where, "must not be a ratio itself");
        }
        return part;
    }

    private static Selection selection(@Nullable Object form, long plan, String where) {
        Map<?, ?> map = map(form, where);
        only(map, Set.of("kind", "node", "plan", "dimensions"), where);
        if (!(map.get("kind") instanceof String kind) || kind.isBlank()) {
            throw new MisshapenException(where + ".kind", "is missing: the code of a kind of facts");
        }
        NodeRef node = map.get("node") == null
                ? null
                : new NodeRef(
                        map.get("plan") instanceof Number other ? other.longValue() : plan,
                        String.valueOf(map.get("node")));
        var dimensions = new LinkedHashMap<String, String>();
        if (map.get("dimensions") != null) {
            map(map.get("dimensions"), where + ".dimensions")
                    .forEach((name, value) -> dimensions.put(String.valueOf(name), String.valueOf(value)));
        }
        return new Selection(kind, node, dimensions);
    }

    /** Reads a span. */
    public static Span span(@Nullable Object form, String where) {
        String text = form == null ? "" : String.valueOf(form).strip();
        try {
            if (text.equals("fiscal-year")) {
                return new Span.EachFiscalYear();
            }
            if (text.equals("calendar-year")) {
                return new Span.EachCalendarYear();
            }
            if (text.startsWith(AS_OF)) {
                return new Span.AsOfDay(
                        MonthDay.parse("--" + text.substring(AS_OF.length()).strip()));
            }
            if (text.startsWith(SINCE)) {
                return new Span.CumulativeSince(
                        LocalDate.parse(text.substring(SINCE.length()).strip()));
            }
        } catch (DateTimeException _) {
            // said below
        }
        throw new MisshapenException(
                where, "must be fiscal-year, calendar-year, as-of MM-DD or since YYYY-MM-DD, not \"" + text + "\"");
    }

    private static BigDecimal number(@Nullable Object form, String where) {
        try {
            BigDecimal number = form == null ? BigDecimal.ONE : new BigDecimal(String.valueOf(form));
            if (number.signum() > 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new MisshapenException(where, "must be a positive number such as 100");
    }

    private static Map<?, ?> map(@Nullable Object form, String where) {
        if (form instanceof Map<?, ?> map) {
            return map;
        }
        throw new MisshapenException(where, form == null ? "is missing" : "must be a mapping");
    }

    private static void only(Map<?, ?> map, Set<String> keys, String where) {
        for (Object key : map.keySet()) {
            if (!keys.contains(String.valueOf(key))) {
                throw new MisshapenException(
                        where + "." + key, "is not known; there are " + String.join(", ", new TreeSet<>(keys)));
            }
        }
    }

    private static String known() {
        var all = new TreeSet<>(FIGURES);
        all.add(RATIO);
        return String.join(", ", all);
    }
}
