package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.haskap.kernel.CpuTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that nobody would call a plan, and far too much of it. */
class HostilePlanTest {

    @Test
    void an_empty_document_gives_an_empty_draft() {
        Reading reading = PlanDocuments.plan("");
        assertThat(PlanDocuments.draft(reading).nodes()).isEmpty();
        assertThat(reading.account().total()).isEqualTo(1);
    }

    /** Lines of the samples, cut, doubled and shuffled with a fixed seed. */
    @Test
    void any_shuffle_of_lines_is_read_without_an_exception_and_without_losing_a_line() {
        Random random = new Random(42);
        List<String> lines = (PlanDocuments.file(Path.of("samples/tomakomai/strategy-2015.txt"))
                        + PlanDocuments.file(Path.of("samples/tomakomai/chamber-plan-2023.txt")))
                .lines()
                .toList();
        for (int round = 0; round < 60; round++) {
            var text = new StringBuilder();
            int count = random.nextInt(120);
            for (int i = 0; i < count; i++) {
                String line = lines.get(random.nextInt(lines.size()));
                int cut = line.isEmpty() ? 0 : random.nextInt(line.length() + 1);
                text.append(random.nextInt(4) == 0 ? line.substring(cut) : line)
                        .append(random.nextInt(9) == 0 ? "\f\n" : "\n");
            }
            Reading reading = PlanDocuments.plan(text.toString());
            assertThat(reading.account().total())
                    .isEqualTo(reading.document().lines().size());
            assertThat(PlanDocuments.draft(reading).nodes())
                    .extracting(PlanDraft.Node::code)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "基本目標１：あ",
                "施策１ い",
                "1-1 あいう",
                "１．",
                "①",
                "・",
                "【",
                "【課】",
                "事業【商工課",
                "（新）",
                "体系一覧",
                "国の基本目標",
                "■概要",
                "目次",
                "あいうえお 施策①",
                "第１章 総論",
                "１）協会",
                "「（『【“",
                "指標名 基準値 目標値",
                "- 1 -"
            })
    void five_thousand_times_the_same_line_takes_seconds_at_most(String line) {
        CpuTime.within(Duration.ofSeconds(20), () -> PlanDocuments.plan((line + "\n").repeat(5_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"（新）", "【課】", "1-", "基本目標１", "・", "。", "２０１９年度～", "施策①", "…", "平成"})
    void one_line_of_two_hundred_thousand_characters_takes_seconds_at_most(String piece) {
        String text = "基本目標１：あ\n" + piece.repeat(200_000 / piece.length()) + "\n";
        CpuTime.within(Duration.ofSeconds(10), () -> PlanDocuments.plan(text));
    }
}
