package org.haskap.explorer;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.haskap.evidence.Answer;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactQuery;
import org.haskap.evidence.Measure;
import org.haskap.evidence.RecordedFact;
import org.haskap.kernel.SpreadsheetText;
import org.jspecify.annotations.Nullable;

/**
 * Facts and their counts as CSV: UTF-8 with byte order mark, one row a fact or a figure, no cell that a spreadsheet takes for a
 * formula. Written piece by piece: no more than one piece is held, and no transaction is open while somebody's line is slow.
 */
final class FactsFile {
    /** About as many rows as a spreadsheet takes; for more, the search is narrowed by days. */
    static final int MOST = 1_000_000;

    private static final int PIECE = 2_000;
    private static final List<Measure> MEASURES = List.of(Measure.COUNT, Measure.SUM, Measure.DISTINCT);
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FactsFile() {}

    /** The facts of a kind, the newest day first. For whom a fact is stands in no file; only whether it says so. */
    static void write(Explorer explorer, FactQuery query, FactKind kind, Map<Long, String> slugs, OutputStream out)
            throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        var head = new ArrayList<>(List.of("fact_id", "kind", "occurred_on", "quantity", "unit", "weight", "status"));
        head.addAll(List.of("plan", "node", "has_subject"));
        List<String> dimensions =
                kind.dimensions().stream().map(FactKind.Dimension::code).toList();
        dimensions.forEach(dimension -> head.add("dimension_" + dimension));
        head.addAll(List.of("source_module", "source_id", "recorded_at", "recorded_by", "reverses", "reversed_by"));
        csv.writeRecord(head);
        FactSearch.@Nullable Place place = null;
        int written = 0;
        while (written < MOST) {
            List<RecordedFact> piece = explorer.facts(query, place, Math.min(PIECE, MOST - written));
            piece.forEach(fact -> csv.writeRecord(row(fact, kind, dimensions, slugs)));
            written += piece.size();
            if (piece.size() < PIECE) {
                break;
            }
            place = new FactSearch.Place(
                    piece.getLast().occurredOn(), piece.getLast().id());
        }
        csv.flush();
        writer.flush();
    }

    private static List<String> row(
            RecordedFact fact, FactKind kind, List<String> dimensions, Map<Long, String> slugs) {
        var row = new ArrayList<String>();
        row.add(Long.toString(fact.id()));
        row.add(fact.kind());
        row.add(fact.occurredOn().toString());
        row.add(Words.plain(fact.quantity()).toPlainString());
        row.add(cell(kind.unit()));
        row.add(Integer.toString(fact.weight()));
        row.add(Words.status(fact));
        row.add(
                fact.node() == null
                        ? ""
                        : slugs.getOrDefault(
                                fact.node().plan(), Long.toString(fact.node().plan())));
        row.add(fact.node() == null ? "" : fact.node().code());
        row.add(Boolean.toString(fact.hasSubject()));
        dimensions.forEach(dimension -> row.add(cell(fact.dimensions().getOrDefault(dimension, ""))));
        row.add(cell(fact.source().module()));
        row.add(cell(fact.source().id()));
        row.add(fact.recordedAt().toString());
        row.add(cell(fact.recordedBy()));
        row.add(Objects.toString(fact.reverses(), ""));
        row.add(Objects.toString(fact.reversedBy(), ""));
        return row;
    }

    /** A row for each month and value that has facts, with all three figures. */
    static void write(
            Explorer explorer,
            FactQuery query,
            FactKind kind,
            List<Spans.Span> spans,
            @Nullable String dimension,
            OutputStream out)
            throws IOException {
        var figures = explorer.figures(query, spans, dimension, MEASURES);
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        csv.writeRecord(
                "kind", "period", "first_day", "last_day", "dimension", "value", "facts", "sum", "unit", "people");
        for (int i = 0; i < spans.size(); i++) {
            Spans.Span span = spans.get(i);
            Map<Measure, Map<String, Answer>> found = figures.get(i);
            for (String value :
                    new TreeSet<>(found.getOrDefault(Measure.COUNT, Map.of()).keySet())) {
                csv.writeRecord(
                        kind.code(),
                        span.code(),
                        span.first().toString(),
                        span.last().toString(),
                        dimension == null ? "" : dimension,
                        cell(value),
                        figure(found, Measure.COUNT, value),
                        figure(found, Measure.SUM, value),
                        cell(kind.unit()),
                        figure(found, Measure.DISTINCT, value));
            }
        }
        csv.flush();
        writer.flush();
    }

    private static String figure(Map<Measure, Map<String, Answer>> found, Measure measure, String value) {
        Answer answer = found.getOrDefault(measure, Map.of()).get(value);
        return answer == null || answer.value() == null
                ? ""
                : Words.plain(answer.value()).toPlainString();
    }

    private static String cell(String text) {
        return SpreadsheetText.guarded(text.replaceAll("\\R", " "));
    }
}
