package org.haskap.feed;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.haskap.evidence.Fact;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.NodeRef;
import org.haskap.evidence.SourceRecord;
import org.haskap.evidence.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What a fact from outside must be. Pure: all that must be asked was asked before.
 *
 * @param organisation whose facts they are
 * @param kinds the kinds that may be fed here, by code
 * @param plans slug to key of every plan
 * @param strategy slug of the region's strategy; empty when there is none
 * @param nodes the nodes that ever were, among those named
 * @param today facts of later days are refused
 * @param href the page that shows where they came from, or null
 */
record FeedRules(
        long organisation,
        Map<String, FactKind> kinds,
        Map<String, Long> plans,
        String strategy,
        Set<NodeRef> nodes,
        LocalDate today,
        @Nullable String href) {
    static final int LONGEST_ID = 80;

    /** How the ids begin that rows without one are given. */
    static final String BY_ROW = "row:";

    /** How the ids begin that reversals by hand are given. */
    static final String BY_HAND = "hand:";

    static final int LONGEST_SUBJECT = 200;
    static final int LONGEST_VALUE = 100;
    static final int MOST_NEW_VALUES = 2_000;
    private static final int DECIMALS = 6;
    private static final int DIGITS = 15;
    private static final LocalDate FIRST_DAY = LocalDate.of(1945, 1, 1);
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._:/#-]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{1,20})?");

    FeedRules {
        kinds = Map.copyOf(kinds);
        plans = Map.copyOf(plans);
        nodes = Set.copyOf(nodes);
    }

    /** The rows in order, and everything that is wrong with the others. */
    record Checked(List<FedFact> facts, List<FeedProblem> problems) {}

    /** Checks every row by itself. */
    Checked check(List<FedRow> rows) {
        var facts = new ArrayList<FedFact>();
        var problems = new ArrayList<FeedProblem>();
        for (int i = 0; i < rows.size(); i++) {
            int before = problems.size();
            FedRow row = rows.get(i);
            checkId(i, row, problems);
            FedFact fact = row.reverses().isEmpty() ? fact(i, row, problems) : reversal(i, row, problems);
            if (fact != null && problems.size() == before) {
                facts.add(fact);
            }
        }
        return new Checked(facts, problems);
    }

    private static void checkId(int i, FedRow row, List<FeedProblem> problems) {
        if (row.id().isEmpty()) {
            problems.add(new FeedProblem(i, "id", "事実の番号がありません。送る側で決めた、重ならない番号を付けてください。"));
        } else if (row.id().length() > LONGEST_ID || !ID.matcher(row.id()).matches()) {
            problems.add(new FeedProblem(i, "id", "事実の番号は、文字、数字と . _ : / # - を使って" + LONGEST_ID + "字までで付けてください。"));
        }
    }

    /** Rows whose sender gave them an id of the sort that is given here. */
    static List<FeedProblem> reserved(List<FedRow> rows) {
        var problems = new ArrayList<FeedProblem>();
        for (int i = 0; i < rows.size(); i++) {
            String id = rows.get(i).id();
            if (id.startsWith(BY_ROW) || id.startsWith(BY_HAND)) {
                problems.add(new FeedProblem(i, "id", "「" + BY_ROW + "」と「" + BY_HAND + "」で始まる番号は使えません。ほかの番号を付けてください。"));
            }
        }
        return problems;
    }

    private static @Nullable FedFact reversal(int i, FedRow row, List<FeedProblem> problems) {
        boolean more =
                !(row.kind() + row.occurredOn() + row.quantity() + row.plan() + row.node() + row.subject()).isEmpty()
                        || !row.dimensions().isEmpty();
        if (more) {
            problems.add(new FeedProblem(i, "reverses", "取り消しには、事実の番号と取り消す事実の番号だけを書いてください。正しい内容は、別の事実として送ってください。"));
            return null;
        }
        return new FedFact(i, row.id(), null, row.reverses(), "reverses\u001F" + row.reverses());
    }

    private @Nullable FedFact fact(int i, FedRow row, List<FeedProblem> problems) {
        FactKind kind = kinds.get(row.kind());
        if (kind == null) {
            problems.add(new FeedProblem(i, "kind", kindProblem(row.kind())));
        }
        LocalDate day = day(i, row.occurredOn(), problems);
        BigDecimal quantity = quantity(i, row.quantity(), problems);
        NodeRef node = node(i, row, problems);
        if (row.subject().length() > LONGEST_SUBJECT) {
            problems.add(new FeedProblem(i, "subject", "対象の人の番号は" + LONGEST_SUBJECT + "字までにしてください。"));
        }
        var dimensions = new TreeMap<String, String>();
        if (kind != null) {
            row.dimensions()
                    .forEach((code, value) ->
                            dimension(i, kind, code, value, problems).ifPresent(taken -> dimensions.put(code, taken)));
        }
        if (kind == null || day == null || quantity == null) {
            return null;
        }
        Subject subject = row.subject().isEmpty() ? null : new Subject("organisation " + organisation, row.subject());
        var source = new SourceRecord("feed", organisation + "/" + row.id(), href);
        var fact = new Fact(kind.code(), day, quantity, node, subject, dimensions, source);
        return new FedFact(i, row.id(), fact, null, content(fact, row.subject()));
    }

    private String kindProblem(String code) {
        return code.isEmpty()
                ? "事実の種類がありません。種類の記号を書いてください。"
                : "種類「" + shown(code) + "」は、ここからは送れません。送れる種類："
                        + String.join("、", kinds.keySet().stream().sorted().toList());
    }

    private @Nullable LocalDate day(int i, String text, List<FeedProblem> problems) {
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException _) {
            problems.add(new FeedProblem(
                    i,
                    "occurredOn",
                    text.isEmpty()
                            ? "日付がありません。「2026-04-01」のように書いてください。"
                            : "日付「" + shown(text) + "」を読めません。「2026-04-01」のように書いてください。"));
            return null;
        }
        if (day.isAfter(today)) {
            problems.add(new FeedProblem(i, "occurredOn", "日付" + day + "は、まだ来ていません。起きたことだけを送ってください。"));
            return null;
        }
        if (day.isBefore(FIRST_DAY)) {
            problems.add(
                    new FeedProblem(i, "occurredOn", "日付" + day + "は古すぎます。" + FIRST_DAY.getYear() + "年からの日付を書いてください。"));
            return null;
        }
        return day;
    }

    private static @Nullable BigDecimal quantity(int i, String text, List<FeedProblem> problems) {
        if (text.isEmpty()) {
            return FactKind.ONE;
        }
        if (!NUMBER.matcher(text).matches()) {
            problems.add(new FeedProblem(i, "quantity", "数量「" + shown(text) + "」を数として読めません。「12」「3.5」のように書いてください。"));
            return null;
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        if (number.scale() > DECIMALS || number.precision() - number.scale() > DIGITS) {
            problems.add(new FeedProblem(
                    i, "quantity", "数量「" + shown(text) + "」は桁が多すぎます。整数部は" + DIGITS + "桁、小数部は" + DECIMALS + "桁までです。"));
            return null;
        }
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private @Nullable NodeRef node(int i, FedRow row, List<FeedProblem> problems) {
        if (row.node().isEmpty()) {
            if (!row.plan().isEmpty()) {
                problems.add(new FeedProblem(i, "node", "計画だけが書かれています。計画の項目の記号も書くか、計画を書かないでください。"));
            }
            return null;
        }
        String slug = row.plan().isEmpty() ? strategy : row.plan();
        Long plan = plans.get(slug);
        if (plan == null) {
            problems.add(new FeedProblem(
                    i,
                    "plan",
                    "計画「" + shown(slug) + "」はありません。計画の名前："
                            + String.join("、", plans.keySet().stream().sorted().toList())));
            return null;
        }
        var ref = new NodeRef(plan, row.node());
        if (!nodes.contains(ref)) {
            problems.add(new FeedProblem(i, "node", "計画「" + slug + "」に「" + shown(row.node()) + "」という項目はありません。"));
            return null;
        }
        return ref;
    }

    private static Optional<String> dimension(
            int i, FactKind kind, String code, String value, List<FeedProblem> problems) {
        if (value.isBlank()) {
            return Optional.empty();
        }
        String wrong;
        if (kind.dimension(code).isEmpty()) {
            wrong = "種類「" + kind.name() + "」に内訳「" + shown(code) + "」はありません。内訳："
                    + (kind.dimensions().isEmpty()
                            ? "なし"
                            : String.join(
                                    "、",
                                    kind.dimensions().stream()
                                            .map(FactKind.Dimension::code)
                                            .toList()));
        } else if (value.length() > LONGEST_VALUE || value.chars().anyMatch(Character::isISOControl)) {
            wrong = "内訳の値は、改行のない" + LONGEST_VALUE + "字までにしてください。";
        } else {
            return Optional.of(value.strip());
        }
        problems.add(new FeedProblem(i, "dimensions." + code, wrong));
        return Optional.empty();
    }

    private static String content(Fact fact, String subject) {
        NodeRef node = fact.node();
        var parts = new ArrayList<String>();
        parts.add(fact.kind());
        parts.add(fact.occurredOn().toString());
        parts.add(fact.quantity().toPlainString());
        parts.add(node == null ? "" : node.plan() + "/" + node.code());
        parts.add(subject);
        new TreeMap<>(fact.dimensions()).forEach((code, value) -> parts.add(code + "=" + value));
        return String.join("\u001F", parts);
    }

    private static String shown(String text) {
        return text.length() <= 40
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.min(38, text.codePointCount(0, text.length()))))
                        + "…";
    }

    /**
     * Rows that together bring more new values of a dimension than any dimension has: figures are kept for each value for good, and
     * what has so many is a name or a number of somebody.
     *
     * @param there the values that a kind's facts have, by dimension
     */
    static List<FeedProblem> crowds(List<FedFact> facts, Function<String, Map<String, List<String>>> there) {
        record Of(String kind, String dimension) {}
        var brought = new HashMap<Of, Set<String>>();
        each(
                facts,
                (_, fact, code, value) -> brought.computeIfAbsent(new Of(fact.kind(), code), _ -> new HashSet<>())
                        .add(value));
        brought.values().removeIf(values -> values.size() <= MOST_NEW_VALUES);
        brought.forEach((of, values) ->
                there.apply(of.kind()).getOrDefault(of.dimension(), List.of()).forEach(values::remove));
        brought.values().removeIf(values -> values.size() <= MOST_NEW_VALUES);
        var problems = new ArrayList<FeedProblem>();
        each(facts, (row, fact, code, value) -> {
            Set<String> values = brought.getOrDefault(new Of(fact.kind(), code), Set.of());
            if (values.contains(value)) {
                problems.add(new FeedProblem(
                        row,
                        "dimensions." + code,
                        String.format(
                                "内訳「%s」に新しい値が%,d種類あります。内訳は少ない種類に分けるためのもので、一度に増やせるのは%,d種類までです。人の名前や番号は内訳に書かず、対象の人の番号として送ってください。",
                                code, values.size(), MOST_NEW_VALUES)));
            }
        });
        return problems;
    }

    private interface Value {
        void met(int row, Fact fact, String dimension, String value);
    }

    private static void each(List<FedFact> facts, Value value) {
        for (FedFact fed : facts) {
            Fact fact = fed.fact();
            if (fact != null) {
                fact.dimensions().forEach((code, text) -> value.met(fed.row(), fact, code, text));
            }
        }
    }

    /** Rows that name an id named before in the same sending: the same content is fine, other content is not. */
    static List<FeedProblem> contradictions(List<FedFact> facts) {
        var first = new HashMap<String, FedFact>();
        var problems = new ArrayList<FeedProblem>();
        for (FedFact fact : facts) {
            FedFact before = first.putIfAbsent(fact.id(), fact);
            if (before != null && !before.content().equals(fact.content())) {
                problems.add(new FeedProblem(
                        fact.row(), "id", "番号「" + fact.id() + "」が、違う内容でもう一度書かれています。番号を変えるか、どちらかを除いてください。"));
            }
        }
        return problems;
    }
}
