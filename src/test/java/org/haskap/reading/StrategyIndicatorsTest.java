package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.haskap.kernel.Period;
import org.haskap.kernel.Place;
import org.haskap.reading.Document.Line;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.reading.PlanDraft.Indicator;
import org.junit.jupiter.api.Test;

/** The sample strategy's 46 indicators, each value checked against the printed page by eye. */
class StrategyIndicatorsTest {
    private static final Path SAMPLE = Path.of("samples/tomakomai/strategy-2015.txt");
    private static final Path GOLDEN = Path.of("src/test/resources/org/haskap/reading/strategy-2015-indicators.txt");

    @Test
    void every_indicator_of_the_sample_is_read_as_it_is_printed() throws IOException {
        var golden = new ArrayList<String>();
        for (List<Line> block : blocks(lines(SAMPLE))) {
            var found = IndicatorReader.read("b" + (blocksOf(golden) + 1), block);
            found.indicators().forEach(indicator -> golden.add(golden(indicator)));
            assertThat(found.findings()).isEmpty();
        }
        assertThat(golden).containsExactlyElementsOf(Files.readAllLines(GOLDEN));
    }

    @Test
    void the_whole_text_as_one_block_gives_the_same_indicators() throws IOException {
        var found = IndicatorReader.read("all", lines(SAMPLE));
        var names = found.indicators().stream().map(Indicator::name).toList();
        assertThat(names)
                .containsExactlyElementsOf(Files.readAllLines(GOLDEN).stream()
                        .map(line -> line.split(" \\| ", -1)[1])
                        .toList());
    }

    @Test
    void exactly_headings_rows_and_footnotes_are_consumed() throws IOException {
        List<Line> lines = lines(SAMPLE);
        var consumed = new ArrayList<String>();
        for (List<Line> block : blocks(lines)) {
            IndicatorReader.read("b", block).consumed().keySet().stream()
                    .sorted()
                    .forEach(place -> consumed.add(lines.get(place.line() - 1).text()));
        }
        assertThat(consumed).hasSize(18 + 46 + 2 + 12).contains("女性の労働力率 ", "※管内＝苫小牧公共職業安定所管内とする  ");
    }

    @Test
    void a_plan_without_indicators_gives_none() throws IOException {
        var found = IndicatorReader.read("all", lines(Path.of("samples/tomakomai/chamber-plan-2023.txt")));
        assertThat(found.indicators()).isEmpty();
        assertThat(found.consumed()).isEmpty();
    }

    private static long blocksOf(List<String> golden) {
        return golden.stream()
                .map(line -> line.substring(0, line.indexOf('-')))
                .distinct()
                .count();
    }

    static String golden(Indicator i) {
        return String.join(
                " | ",
                i.code(),
                i.name(),
                String.valueOf(i.unit()),
                i.direction().name(),
                i.accumulation().name(),
                figure(i.baseline()),
                figure(i.target()),
                String.join(" // ", i.notes()));
    }

    private static String figure(Figure f) {
        Period period = f.period();
        String value =
                f.value() == null ? String.valueOf(f.missing()) : f.value().toPlainString();
        return f.text() + " = " + value + " @ " + (period == null ? "" : period.code());
    }

    static List<Line> lines(Path file) throws IOException {
        var lines = new ArrayList<Line>();
        for (String text : Files.readAllLines(file)) {
            lines.add(Line.of(Place.line(1, lines.size() + 1), text));
        }
        return lines;
    }

    /** From each heading of indicators to the next one, with whatever prose stands between. */
    static List<List<Line>> blocks(List<Line> lines) {
        var blocks = new ArrayList<List<Line>>();
        for (Line line : lines) {
            if (line.text().startsWith("数値目標") || line.text().startsWith("■重要業績評価指標")) {
                blocks.add(new ArrayList<>());
            }
            if (!blocks.isEmpty()) {
                blocks.getLast().add(line);
            }
        }
        return blocks;
    }
}
