package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.haskap.kernel.CpuTime;
import org.haskap.kernel.Place;
import org.haskap.reading.Document.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile blocks: nothing breaks the reader or holds it up. */
class IndicatorReaderRobustnessTest {
    private static final List<String> PIECES = List.of(
            "指標",
            "数値目標",
            "基準値",
            "目標値",
            "実績値（2014 年度）",
            "R1",
            "R7",
            "方向性",
            "単位",
            "（",
            "）",
            "|",
            "→",
            "↘",
            "※",
            "※1",
            "：",
            "~",
            "12人",
            "3 件",
            "―",
            "維持",
            "半減",
            "なし",
            "設置",
            "年度",
            "2019",
            "5ヵ年目標",
            "延べ",
            "の",
            "。",
            " ",
            "　",
            "■",
            "1億",
            "\t",
            "相談件数",
            "観光客数（千人）",
            "\uD83D",
            "\uFEFF",
            "(平成24年)",
            "基準値より3割減",
            "、");

    @Test
    void any_lines_are_read_without_failing() {
        var random = new Random(5);
        for (int block = 0; block < 3000; block++) {
            var texts = new ArrayList<String>();
            for (int line = random.nextInt(8); line >= 0; line--) {
                var text = new StringBuilder();
                for (int n = random.nextInt(10); n > 0; n--) {
                    text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
                }
                texts.add(text.toString());
            }
            List<Line> lines = lines(texts, random.nextBoolean());
            var found = IndicatorReader.read("m1", lines);
            assertThat(lines.stream().map(Line::place))
                    .containsAll(found.consumed().keySet());
            assertThat(found.indicators()).allSatisfy(i -> {
                assertThat(i.name()).isNotBlank();
                assertThat((i.baseline().value() == null) != (i.baseline().missing() == null))
                        .isTrue();
                assertThat((i.target().value() == null) != (i.target().missing() == null))
                        .isTrue();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "指標 基準値 目標値",
                "指標",
                "基準値 1件",
                "基準値",
                "名前 1件 2件",
                "名前：1件→2件",
                "※1 注",
                "名前※1 1件 2件",
                "名前",
                "| 1 | 2 |",
                "12 34 56 78 90",
                "→→→→",
                "((((((",
                "平成",
                "1"
            })
    void a_line_repeated_many_times_takes_linear_time(String piece) {
        CpuTime.within(Duration.ofSeconds(10), () -> {
            var texts = new ArrayList<String>();
            texts.add("指標 基準値 目標値");
            for (int i = 0; i < 20_000; i++) {
                texts.add(piece);
            }
            IndicatorReader.read("m1", lines(texts, false));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "1件 ", "名前：1件→", "基準値", "※", "（", "|", "指標 ", "平成24年", "2019～", "目標値 R7 ", "あ"})
    void a_line_without_end_takes_linear_time(String piece) {
        CpuTime.within(Duration.ofSeconds(10), () -> {
            String endless = piece.repeat(200_000);
            IndicatorReader.read("m1", lines(List.of("指標 基準値 目標値", endless, "名前 " + endless, endless), false));
        });
    }

    @Test
    void footnotes_without_end_take_linear_time() {
        CpuTime.within(Duration.ofSeconds(10), () -> {
            var texts = new ArrayList<String>();
            texts.add("指標 基準値 目標値");
            for (int i = 0; i < 3_000; i++) {
                texts.add("名前" + i + "※ 1件 2件");
                texts.add("※" + (i % 2 == 0 ? i % 90 : "") + " 注" + i);
            }
            IndicatorReader.read("m1", lines(texts, false));
        });
    }

    private static List<Line> lines(List<String> texts, boolean cells) {
        var lines = new ArrayList<Line>();
        for (String text : texts) {
            Place place = Place.line(1, lines.size() + 1);
            lines.add(cells ? new Line(place, text, List.of(text.split(" ", -1))) : Line.of(place, text));
        }
        return lines;
    }
}
