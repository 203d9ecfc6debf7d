package org.haskap.explorer;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.haskap.evidence.Answer;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactQuery;
import org.haskap.evidence.Measure;
import org.haskap.evidence.NodeRef;
import org.haskap.evidence.RecordedFact;
import org.jspecify.annotations.Nullable;

/**
 * Facts and their counts as files: one row a fact or a figure. Written piece by piece: no more than one piece is held, and no
 * transaction is open while somebody's line is slow.
 */
final class FactsFile {
    /** About as many rows as a spreadsheet takes; for more, the search is narrowed by days. */
    static final int MOST = 1_000_000;

    private static final int PIECE = 2_000;
    private static final List<Measure> MEASURES = List.of(Measure.COUNT, Measure.SUM, Measure.DISTINCT);

    private FactsFile() {}

    /** The facts of a kind, the newest day first. For whom a fact is stands in no file; only whether it says so. */
    static void write(
            Explorer explorer,
            FactQuery query,
            FactKind kind,
            Map<Long, String> slugs,
            RowsFile.Format format,
            OutputStream out)
            throws IOException {
        var head = new ArrayList<>(List.of("fact_id", "kind", "occurred_on", "quantity", "unit", "weight", "status"));
        head.addAll(List.of("plan", "node", "has_subject"));
        List<String> dimensions =
                kind.dimensions().stream().map(FactKind.Dimension::code).toList();
        dimensions.forEach(dimension -> head.add("dimension_" + dimension));
        head.addAll(List.of("source_module", "source_id", "recorded_at", "recorded_by", "reverses", "reversed_by"));
        RowsFile file = RowsFile.open(format, kind.code(), head, out);
        FactSearch.@Nullable Place place = null;
        int written = 0;
        boolean complete = false;
        while (written < MOST && !complete) {
            List<RecordedFact> piece = explorer.facts(query, place, Math.min(PIECE, MOST - written));
            for (RecordedFact fact : piece) {
                file.row(row(fact, kind, dimensions, slugs));
            }
            written += piece.size();
            complete = piece.size() < PIECE && written < MOST;
            if (!complete) {
                place = new FactSearch.Place(
                        piece.getLast().occurredOn(), piece.getLast().id());
            }
        }
        file.end(complete || explorer.facts(query, place, 1).isEmpty());
    }

    private static List<@Nullable Object> row(
            RecordedFact fact, FactKind kind, List<String> dimensions, Map<Long, String> slugs) {
        NodeRef node = fact.node();
        var row = new ArrayList<@Nullable Object>();
        row.add(fact.id());
        row.add(fact.kind());
        row.add(fact.occurredOn().toString());
        row.add(Words.plain(fact.quantity()));
        row.add(kind.unit());
        row.add(fact.weight());
        row.add(fact.standing().code());
        row.add(node == null ? null : slugs.getOrDefault(node.plan(), Long.toString(node.plan())));
        row.add(node == null ? null : node.code());
        row.add(fact.hasSubject());
        dimensions.forEach(dimension -> row.add(fact.dimensions().get(dimension)));
        row.add(fact.source().module());
        row.add(fact.source().id());
        row.add(fact.recordedAt().toString());
        row.add(fact.recordedBy());
        row.add(fact.reverses());
        row.add(fact.reversedBy());
        return row;
    }

    /** A row for each month and value that has facts, with all three figures. */
    static void write(
            Explorer explorer,
            FactQuery query,
            FactKind kind,
            List<Spans.Span> spans,
            @Nullable String dimension,
            RowsFile.Format format,
            OutputStream out)
            throws IOException {
        var figures = explorer.figures(query, spans, dimension, MEASURES);
        RowsFile file = RowsFile.open(
                format,
                kind.code(),
                List.of(
                        "kind",
                        "period",
                        "first_day",
                        "last_day",
                        "dimension",
                        "value",
                        "facts",
                        "sum",
                        "unit",
                        "people"),
                out);
        for (int i = 0; i < spans.size(); i++) {
            Spans.Span span = spans.get(i);
            Map<Measure, Map<String, Answer>> found = figures.get(i);
            for (String value :
                    new TreeSet<>(found.getOrDefault(Measure.COUNT, Map.of()).keySet())) {
                var row = new ArrayList<@Nullable Object>();
                row.add(kind.code());
                row.add(span.code());
                row.add(span.first().toString());
                row.add(span.last().toString());
                row.add(dimension);
                row.add(value);
                row.add(figure(found, Measure.COUNT, value));
                row.add(figure(found, Measure.SUM, value));
                row.add(kind.unit());
                row.add(figure(found, Measure.DISTINCT, value));
                file.row(row);
            }
        }
        file.end(true);
    }

    private static @Nullable BigDecimal figure(Map<Measure, Map<String, Answer>> found, Measure measure, String value) {
        Answer answer = found.getOrDefault(measure, Map.of()).get(value);
        return answer == null || answer.value() == null ? null : Words.plain(answer.value());
    }
}
