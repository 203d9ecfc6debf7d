package org.haskap.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.haskap.kernel.Place;
import org.haskap.reading.Document;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.Reading;
import org.haskap.reading.RegisterDraft;
import org.jspecify.annotations.Nullable;

/**
 * What a reader made of a document, without the lines: enough to propose an edition again.
 *
 * @param name the document's file name
 * @param plan the plan, when the document is one
 * @param register the register, when the document is one
 * @param cells for each programme of the register the row's cells as printed
 */
public record ReaderDraft(
        String name, @Nullable PlanDraft plan, @Nullable RegisterDraft register, List<List<String>> cells) {

    /** Copies the lists. */
    public ReaderDraft {
        cells = cells.stream().map(List::copyOf).toList();
    }

    /** What a reading holds. */
    public static ReaderDraft of(Reading reading) {
        return new ReaderDraft(reading.document().name(), reading.plan(), reading.register(), cells(reading));
    }

    private static List<List<String>> cells(Reading reading) {
        if (reading.register() == null) {
            return List.of();
        }
        Map<Place, Document.Line> lines = new HashMap<>();
        reading.document().lines().forEach(line -> lines.put(line.place(), line));
        return reading.register().programmes().stream()
                .map(p -> cells(lines.get(Place.line(p.place().page(), p.place().line())), p))
                .toList();
    }

    /** The cells as printed: the row's own, or what the reader kept of it when the row is not one line of the document. */
    private static List<String> cells(Document.@Nullable Line line, RegisterDraft.Programme p) {
        if (line != null && line.cells().size() > 1) {
            return line.cells();
        }
        return List.of(
                p.no(),
                p.department(),
                p.name(),
                p.partnersText(),
                p.form(),
                p.recurrence(),
                p.firstYearText(),
                p.startText(),
                p.endText(),
                p.purpose(),
                p.participants().text(),
                p.effect());
    }
}
