package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.YearSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invented cities' documents, each written in a style of its own. */
class OtherCitiesTest {

    @Test
    void goals_and_measures_with_full_width_paths_and_a_table_of_contents() {
        Reading reading = PlanDocuments.invented("minato-strategy.txt");
        assertThat(PlanDocuments.tree(reading)).isEqualTo("""
                        g1 | - | goal | １ | しごとをつくる |  |\s
                        m1-1 | g1 | measure | １－１ | 創業の支援 |  |\s
                        m1-1-p1 | m1-1 | project | ・ | 創業塾の開催 | 商工課 |\s
                        m1-1-p2 | m1-1 | project | ・ | 空き店舗の活用 | 商工課・都市計画課 | 新
                        m1-1-p3 | m1-1 | project | ・ | 創業融資の利子補給 |  |\s
                        m1-2 | g1 | measure | １－２ | 企業の誘致 |  |\s
                        m1-2-p1 | m1-2 | project | ・ | 企業訪問の実施 | 企業立地推進室 |\s
                        g2 | - | goal | ２ | ひとを呼び込む |  |\s
                        m2-1 | g2 | measure | ２－１ | 移住の促進 |  |\s
                        m2-1-p1 | m2-1 | project | ・ | 移住体験住宅の整備 | 政策課 |\s""");
        PlanDraft plan = PlanDocuments.draft(reading);
        assertThat(plan.owner()).isEqualTo("みなと丘市");
        assertThat(plan.period()).isEqualTo(new YearSpan(new FiscalYear(2020), new FiscalYear(2024)));
        assertThat(plan.sections()).containsKeys("はじめに", "推進体制");
        assertThat(PlanDocuments.fate(reading, 8)).isEqualTo("ページの体裁 目次");
        assertThat(PlanDocuments.node(reading, "g1").place().line()).isEqualTo(18);
    }

    @Test
    void numbered_levels_below_named_goals() {
        Reading reading = PlanDocuments.invented("yamabuki-plan.txt");
        assertThat(PlanDocuments.level(reading, "goal"))
                .extracting(PlanDraft.Node::label)
                .containsExactly("Ⅰ", "Ⅱ");
        assertThat(PlanDocuments.node(reading, "g1-1-2").title()).isEqualTo("健康ポイント事業の実施");
        assertThat(PlanDocuments.node(reading, "g2-2").title()).isEqualTo("商工業の振興");
        assertThat(PlanDocuments.draft(reading).owner()).isEqualTo("やまぶき町");
        assertThat(PlanDocuments.draft(reading).nodes()).hasSize(12);
    }

    @Test
    void roman_arabic_bracketed_and_kana_levels() {
        Reading reading = PlanDocuments.invented("kawabe-chamber.txt");
        assertThat(PlanDocuments.node(reading, "1-1-1-2").title()).isEqualTo("専門家による個別相談");
        assertThat(PlanDocuments.node(reading, "2-1-2").title()).isEqualTo("常議員会");
        assertThat(PlanDocuments.draft(reading).owner()).isEqualTo("川辺商工会議所");
        assertThat(PlanDocuments.draft(reading).period()).isEqualTo(new FiscalYear(2024));
    }

    @Test
    void squares_rings_and_dots() {
        Reading reading = PlanDocuments.invented("hoshizora-squares.txt");
        assertThat(PlanDocuments.node(reading, "1-1-2").title()).isEqualTo("二次元コードの掲示");
        assertThat(PlanDocuments.node(reading, "2-2").title()).isEqualTo("動画の配信");
    }

    @Test
    void paths_of_numbers_alone_with_departments_on_lines_of_their_own() {
        Reading reading = PlanDocuments.invented("tsubaki-paths.txt");
        assertThat(PlanDocuments.node(reading, "m1-1-1").parent()).isEqualTo("d1-1");
        assertThat(PlanDocuments.node(reading, "m1-1-2").departments()).containsExactly("商工課", "観光課");
        assertThat(PlanDocuments.node(reading, "m1-1-1-p2").title()).isEqualTo("立地補助金の交付");
        assertThat(PlanDocuments.node(reading, "d2-1").parent()).isEqualTo("g2");
    }

    @Test
    void bracketed_headings_whose_numbers_begin_anew_below_each_goal() {
        Reading reading = PlanDocuments.invented("akebono-brackets.txt");
        assertThat(PlanDocuments.level(reading, "measure"))
                .extracting(PlanDraft.Node::code)
                .containsExactly("m1-1", "m1-2", "m2-1", "m2-2");
        assertThat(PlanDocuments.node(reading, "m1-1-p2").departments()).containsExactly("商工観光課", "教育委員会");
        assertThat(PlanDocuments.draft(reading).title()).isEqualTo("あけぼの市地方創生総合戦略");
        assertThat(PlanDocuments.draft(reading).period())
                .isEqualTo(new YearSpan(new FiscalYear(2015), new FiscalYear(2019)));
    }

    @Test
    void chapters_sections_and_headings_with_a_number_and_a_wide_space() {
        Reading reading = PlanDocuments.invented("mizuho-chapters.txt");
        assertThat(PlanDocuments.node(reading, "2-1-1").title()).isEqualTo("現状");
        assertThat(PlanDocuments.node(reading, "2-1-1-2").title()).isEqualTo("事業所数の推移");
        assertThat(PlanDocuments.node(reading, "1-1").sections()).containsEntry("本文", "産業を取り巻く環境の変化に対応するため、本計画を策定します。");
    }

    @Test
    void headings_printed_again_on_a_further_page_go_on_with_the_same_node() {
        Reading reading = PlanDocuments.invented("pages.txt");
        assertThat(PlanDocuments.draft(reading).nodes())
                .extracting(PlanDraft.Node::code)
                .containsExactly("g1", "m1", "m2");
        assertThat(PlanDocuments.node(reading, "m2").sections()).containsKeys("概要", "対象");
        assertThat(PlanDocuments.fate(reading, 5)).isEqualTo("ページの体裁 ページ番号");
        assertThat(PlanDocuments.fate(reading, 6)).isEqualTo("ページの体裁 柱");
    }

    @Test
    void a_list_of_organisations_belongs_to_the_node_that_lists_it() {
        Reading reading = PlanDocuments.invented("hidamari-organisations.txt");
        assertThat(PlanDocuments.draft(reading).organisations())
                .extracting(PlanDraft.Organisation::name)
                .containsExactly("ひだまり観光協会", "公益財団法人ひだまり振興財団", "ひだまり農業協同組合");
        assertThat(PlanDocuments.draft(reading).organisations())
                .extracting(PlanDraft.Organisation::node)
                .containsOnly("1-2");
    }

    @Test
    void prose_yields_no_node_and_no_indicator() {
        Reading reading = PlanDocuments.invented("prose.txt");
        assertThat(PlanDocuments.draft(reading).nodes()).isEmpty();
        assertThat(PlanDocuments.draft(reading).indicators()).isEmpty();
        assertThat(PlanDocuments.lines(reading, "no-outline")).hasSize(1);
        assertThat(reading.account().content()).isEqualTo(7);
    }

    @Test
    void the_countrys_goals_are_kept_as_printed_however_many_there_are() {
        Reading reading = PlanDocuments.plan("""
                さくら市総合戦略

                国の基本目標
                しごとをつくる

                基本目標１：産業の振興
                現状と課題
                事業所が減っています。
                基本目標２：移住の促進
                現状と課題
                転出が続いています。
                """);
        assertThat(PlanDocuments.draft(reading).sections()).containsEntry("国の基本目標", "しごとをつくる");
        assertThat(PlanDocuments.lines(reading, "counterparts-not-paired")).containsExactly(3);
        assertThat(PlanDocuments.node(reading, "g1").sections()).doesNotContainKey("国の基本目標");
    }

    @Test
    void a_line_above_the_countrys_goals_is_one_of_them_only_if_the_number_of_goals_proves_it() {
        String goals = """

                基本目標１：産業の振興
                現状と課題
                事業所が減っています。
                基本目標２：移住の促進
                現状と課題
                転出が続いています。
                """;
        var proven = PlanDocuments.plan("さくら市総合戦略\n目指す姿を示します。\nしごとをつくる\n国の基本目標\nひとを呼び込む\n" + goals);
        assertThat(PlanDocuments.draft(proven).sections()).containsEntry("国の基本目標", "しごとをつくる\nひとを呼び込む");
        var open = PlanDocuments.plan("さくら市総合戦略\n目指す姿を示します。\n本市の姿\n国の基本目標\n雇用の創出\n人の流れ\n" + goals);
        assertThat(PlanDocuments.draft(open).sections()).containsEntry("国の基本目標", "雇用の創出\n人の流れ");
    }

    @Test
    void titles_after_their_content_stay_where_the_count_does_not_prove_their_place() {
        Reading reading = PlanDocuments.plan("""
                Ⅰ．重点事業
                ⑴ 要望活動
                ⑵ 懇談会
                １．政策の提言
                ２．環境への対応
                ３．まちづくり
                Ⅱ．一般事業
                １．会議
                ⑴ 総会
                ⑵ 役員会
                """);
        assertThat(PlanDocuments.lines(reading, "title-after-content")).isEmpty();
        assertThat(PlanDocuments.node(reading, "2-1").title()).isEqualTo("会議");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minato-strategy.txt",
                "yamabuki-plan.txt",
                "kawabe-chamber.txt",
                "hoshizora-squares.txt",
                "tsubaki-paths.txt",
                "akebono-brackets.txt",
                "mizuho-chapters.txt",
                "pages.txt",
                "hidamari-organisations.txt",
                "prose.txt"
            })
    void every_line_of_an_orderly_document_is_understood(String name) {
        assertThat(PlanDocuments.invented(name).account().finding()).isZero();
    }
}
