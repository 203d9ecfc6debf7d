package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.reading.Document.Line;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.reading.PlanDraft.Indicator;

/** Reads indicators as documents print them, and says in a line what was understood. */
final class Printed {
    private Printed() {}

    static IndicatorReader.Found read(String... texts) {
        var lines = new ArrayList<Line>();
        for (String text : texts) {
            lines.add(Line.of(Place.line(1, lines.size() + 1), text));
        }
        return IndicatorReader.read("m1", lines);
    }

    @SafeVarargs
    static IndicatorReader.Found readCells(List<String>... rows) {
        var lines = new ArrayList<Line>();
        for (List<String> row : rows) {
            lines.add(new Line(Place.line(1, lines.size() + 1), String.join("\t", row), row));
        }
        return IndicatorReader.read("m1", lines);
    }

    static Indicator one(String... texts) {
        List<Indicator> found = read(texts).indicators();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    static List<String> summaries(String... texts) {
        return read(texts).indicators().stream().map(Printed::summary).toList();
    }

    static List<String> codes(IndicatorReader.Found found) {
        return found.findings().stream().map(Finding::code).toList();
    }

    static String summary(Indicator i) {
        return i.name() + " [" + i.unit() + "] " + i.direction() + " " + i.accumulation() + ": " + figure(i.baseline())
                + " → " + figure(i.target());
    }

    static String figure(Figure f) {
        var value = f.value();
        var period = f.period();
        return f.text() + "=" + (value == null ? f.missing() : value.toPlainString()) + "@"
                + (period == null ? "" : period.code());
    }
}
