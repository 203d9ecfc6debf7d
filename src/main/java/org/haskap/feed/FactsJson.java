package org.haskap.feed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a batch of facts as JSON. Pure; names every part that is of another type than it must be. */
final class FactsJson {
    static final int MOST = 10_000;
    private static final int MOST_DIMENSIONS = 30;
    private static final Set<String> BATCH = Set.of("mode", "facts");
    private static final Set<String> FACT =
            Set.of("id", "reverses", "kind", "occurredOn", "quantity", "plan", "node", "subject", "dimensions");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(2_000)
                            .maxNameLength(200)
                            .maxNumberLength(50)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // a quantity is what was written
            .build();

    private FactsJson() {}

    /** A batch that cannot be read at all. */
    static final class UnreadableBatchException extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final String pointer;

        UnreadableBatchException(int status, String pointer, String sentence) {
            super(sentence);
            this.status = status;
            this.pointer = pointer;
        }

        int status() {
            return status;
        }

        /** JSON pointer to what is wrong; empty for the whole. */
        String pointer() {
            return pointer;
        }
    }

    /**
     * What was read.
     *
     * @param mode what becomes of the good rows when some are bad
     * @param rows the facts; one that is no fact at all is there with nothing in it
     * @param problems parts of another type than they must be
     */
    record Batch(Feeding.Mode mode, List<FedRow> rows, List<FeedProblem> problems) {}

    static Batch read(byte[] body) throws UnreadableBatchException {
        JsonNode top;
        try {
            top = JSON.readTree(body);
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw new UnreadableBatchException(
                    400,
                    "",
                    "JSONとして読めません"
                            + (place == null ? "" : "（" + place.getLineNr() + "行" + place.getColumnNr() + "字目）")
                            + "。書き方、入れ子の深さ、文字列の長さ（2,000字まで）を確かめてください。");
        }
        if (!top.isObject()) {
            throw new UnreadableBatchException(400, "", "全体は、facts という配列を持つオブジェクトにしてください。");
        }
        for (String name : top.propertyNames()) {
            if (!BATCH.contains(name)) {
                throw new UnreadableBatchException(400, "/" + escaped(name), "この名前は使えません。使えるのは mode と facts です。");
            }
        }
        JsonNode facts = top.path("facts");
        if (!facts.isArray()) {
            throw new UnreadableBatchException(400, "/facts", "facts は、事実の配列にしてください。");
        }
        if (facts.size() > MOST) {
            throw new UnreadableBatchException(
                    413, "/facts", String.format("一度に送れる事実は%,d件までです。%,d件あります。分けて送ってください。", MOST, facts.size()));
        }
        var rows = new ArrayList<FedRow>();
        var problems = new ArrayList<FeedProblem>();
        for (int i = 0; i < facts.size(); i++) {
            rows.add(row(i, facts.get(i), problems));
        }
        return new Batch(mode(top.path("mode")), rows, problems);
    }

    private static Feeding.Mode mode(JsonNode mode) throws UnreadableBatchException {
        return switch (mode.isMissingNode() ? "all" : mode.isString() ? mode.stringValue() : "") {
            case "all" -> Feeding.Mode.ALL;
            case "each" -> Feeding.Mode.EACH;
            default -> throw new UnreadableBatchException(400, "/mode", "mode は all か each にしてください。");
        };
    }

    private static FedRow row(int i, JsonNode fact, List<FeedProblem> problems) {
        if (!fact.isObject()) {
            problems.add(new FeedProblem(i, "", "事実はオブジェクトにしてください。"));
            return new FedRow("", "", "", "", "", "", "", "", Map.of());
        }
        for (String name : fact.propertyNames()) {
            if (!FACT.contains(name)) {
                problems.add(new FeedProblem(
                        i,
                        name,
                        "この名前は使えません。使えるのは "
                                + String.join("、", FACT.stream().sorted().toList()) + " です。"));
            }
        }
        return new FedRow(
                text(i, fact, "id", problems),
                text(i, fact, "reverses", problems),
                text(i, fact, "kind", problems),
                text(i, fact, "occurredOn", problems),
                number(i, fact, problems),
                text(i, fact, "plan", problems),
                text(i, fact, "node", problems),
                text(i, fact, "subject", problems),
                dimensions(i, fact.path("dimensions"), problems));
    }

    private static String text(int i, JsonNode fact, String name, List<FeedProblem> problems) {
        JsonNode value = fact.path(name);
        if (value.isString()) {
            return value.stringValue().strip();
        }
        if (!value.isMissingNode() && !value.isNull()) {
            problems.add(new FeedProblem(i, name, name + " は文字列にしてください。"));
        }
        return "";
    }

    private static String number(int i, JsonNode fact, List<FeedProblem> problems) {
        JsonNode value = fact.path("quantity");
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return Math.abs((long) number.scale()) > 60 ? number.toString() : number.toPlainString();
        }
        return text(i, fact, "quantity", problems);
    }

    private static Map<String, String> dimensions(int i, JsonNode value, List<FeedProblem> problems) {
        var dimensions = new LinkedHashMap<String, String>();
        if (value.isMissingNode() || value.isNull()) {
            return dimensions;
        }
        if (!value.isObject() || value.size() > MOST_DIMENSIONS) {
            problems.add(new FeedProblem(
                    i, "dimensions", "dimensions は、記号と値（文字列）のオブジェクトにしてください。" + MOST_DIMENSIONS + "個までです。"));
            return dimensions;
        }
        value.properties().forEach(entry -> {
            if (entry.getValue().isString()) {
                dimensions.put(entry.getKey(), entry.getValue().stringValue());
            } else {
                problems.add(new FeedProblem(i, "dimensions." + entry.getKey(), "内訳の値は文字列にしてください。"));
            }
        });
        return dimensions;
    }

    /** The JSON pointer of a problem. */
    static String pointer(FeedProblem problem) {
        String field = problem.field();
        String path = field.startsWith("dimensions.")
                ? "/dimensions/" + escaped(field.substring("dimensions.".length()))
                : field.isEmpty() ? "" : "/" + escaped(field);
        return "/facts/" + problem.row() + path;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
