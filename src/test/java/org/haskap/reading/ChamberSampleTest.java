package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.haskap.kernel.FiscalYear;
import org.junit.jupiter.api.Test;

/** The sample plan of a chamber, which numbers its levels and has titles extracted after their contents. */
class ChamberSampleTest {
    private static final Reading READING = PlanDocuments.sample("chamber-plan-2023.txt");
    private static final PlanDraft PLAN = PlanDocuments.draft(READING);

    @Test
    void the_whole_tree_is_as_a_person_read_it() {
        assertThat(PlanDocuments.tree(READING) + "\n")
                .isEqualTo(PlanDocuments.file(Path.of("src/test/resources/org/haskap/reading/chamber-plan-2023.tree")));
    }

    @Test
    void it_has_five_levels() {
        assertThat(PLAN.levels())
                .extracting(PlanDraft.Level::key)
                .containsExactly("level1", "level2", "level3", "level4", "level5");
        assertThat(PLAN.levels()).extracting(PlanDraft.Level::name).containsExactly("部", "節", "項", "目", "細目");
        assertThat(PlanDocuments.level(READING, "level1"))
                .extracting(PlanDraft.Node::label)
                .containsExactly("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ");
    }

    @Test
    void every_level_2_title_heads_its_own_content() {
        assertThat(PLAN.nodes())
                .filteredOn(n -> "1".equals(n.parent()))
                .extracting(PlanDraft.Node::title)
                .containsExactly(
                        "政策提言・要望活動", "グリーン社会の実現に向けたエネルギー・環境政策への対応", "駅前ビジョン・スマートシティ構想の推進", "社会経済活動の正常化に向けた伴走型支援");
        assertThat(PlanDocuments.node(READING, "1-3").sections().get("本文")).startsWith("駅前ビジョン・スマートシティ構想を推進");
        assertThat(PlanDocuments.lines(READING, "title-after-content")).containsExactly(99, 101, 194, 198);
    }

    @Test
    void sixteen_items_are_flagged_new() {
        assertThat(PLAN.nodes()).filteredOn(n -> n.flags().equals(List.of("新"))).hasSize(16);
        assertThat(PLAN.nodes()).noneMatch(n -> n.title().contains("(新)"));
    }

    @Test
    void a_mark_and_its_text_on_different_lines_are_one_item() {
        assertThat(PlanDocuments.node(READING, "2-1-3-6").title()).isEqualTo("政府系金融機関等の特別相談会の実施");
        assertThat(PlanDocuments.node(READING, "2-1-3-6-1").title()).isEqualTo("日本政策金融公庫室蘭支店共催による相談会の開催");
        assertThat(PlanDocuments.node(READING, "3-5-4-2").title()).endsWith("たるまえサンフェスティバル等");
    }

    @Test
    void items_sorted_by_a_word_of_their_heading_keep_it_apart() {
        assertThat(PlanDocuments.node(READING, "4-1-6-1").title()).isEqualTo("調査月報の発行");
        assertThat(PlanDocuments.node(READING, "4-1-6-1").sections()).containsEntry("区分", "調査");
        assertThat(PlanDocuments.node(READING, "4-1-6-6").sections()).containsEntry("区分", "検定");
    }

    @Test
    void the_13_and_72_organisations_are_no_nodes() {
        assertThat(PLAN.organisations()).hasSize(85);
        assertThat(PLAN.organisations())
                .filteredOn(o -> "4-7-3".equals(o.node()))
                .hasSize(13);
        assertThat(PLAN.organisations())
                .filteredOn(o -> "4-7-4".equals(o.node()))
                .hasSize(72);
        assertThat(PLAN.organisations().getLast().name()).isEqualTo("みなとオアシス苫小牧運営協議会");
        assertThat(PLAN.organisations().getLast().label()).isEqualTo("72）");
        assertThat(PlanDocuments.fate(READING, 989)).isEqualTo("内容 4-7-4:団体");
    }

    @Test
    void the_year_is_read_in_mixed_widths_and_no_owner_is_invented() {
        assertThat(PLAN.title()).isEqualTo("202３年度事業基本方針");
        assertThat(PLAN.period()).isEqualTo(new FiscalYear(2023));
        assertThat(PLAN.owner()).isNull();
    }

    @Test
    void there_are_no_indicators() {
        assertThat(PLAN.indicators()).isEmpty();
    }

    @Test
    void every_line_is_accounted_for() {
        Account account = READING.account();
        assertThat(account.finding()).isZero();
        assertThat(account.furniture()).isEqualTo(1);
        assertThat(account.content()).isEqualTo(411);
        assertThat(PlanDocuments.fate(READING, 827)).isEqualTo("ページの体裁 ページ番号");
    }
}
