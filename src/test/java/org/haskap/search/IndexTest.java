package org.haskap.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexTest {
    private static final Analyzer WORDS = Japanese.words(Folding.map());
    private static final Analyzer PAIRS = Japanese.pairs(Folding.map());
    private static final Questions QUESTIONS = new Questions(WORDS, PAIRS);

    @ParameterizedTest
    @CsvSource({
        "ＣＣＵＳ, 二酸化炭素回収（CCUS）事業",
        "ccus, 二酸化炭素回収（ＣＣＵＳ）事業",
        "ｻｰﾋﾞｽ, サービス業の振興",
        "サービス, ｻｰﾋﾞｽ業の振興",
        "トン, 目標は百㌧です",
        "(株), ㈱市民ホール",
        "3, ③若者の就職",
        "サーバ, サーバーの誘致",
        "サーバー, サーバの誘致",
        "取組, 地域の取り組みを進める",
        "取り組む, 地域の取組を進める",
        "申し込み, 申込の受付",
        "働く, 働いた人への支援",
        "國道, 国道の整備",
        "渡辺, 渡邊記念館",
        "高橋, 髙橋商店",
        "NPO法人, N P O法人 工房",
        "バス, 路線バスの運行",
        "バス, バスケットボール教室",
        "港, 港湾計画",
        "湾計, 港湾計画の改訂",
        "ニュートピアデータ, 北海道ニュートピアデータセンター研究会",
        "男女平等, 男女平等参画推進センター",
        "2050年, ２０５０年に向けた調査",
        "UIJターン, ＵＩＪターンの促進",
        "〜, 10〜20代",
    })
    void finds_what_a_person_means(String question, String text) throws IOException {
        if (question.equals("〜")) {
            assertThat(titles(question, text)).isEmpty();
            return;
        }
        assertThat(titles(question, "関係のない文", text)).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource({"大, 大きい夢, 大きい夢", "創業, 操業の停止, ''", "港湾, 湾港, ''", "\"創業支援\", 創業の支援, ''"})
    void does_not_find_what_only_looks_alike(String question, String text, String expected) throws IOException {
        assertThat(titles(question, text)).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
    }

    @Test
    void all_words_must_occur_wherever_they_stand() throws IOException {
        var both = entry(Kind.PROJECT, "創業サポート", "女性を応援します");
        var one = entry(Kind.PROJECT, "創業セミナー", "誰でも");
        assertThat(find(List.of(one, both), "創業 女性", null, 1).hits())
                .extracting(Hit::href)
                .containsExactly("創業サポート");
    }

    @Test
    void an_unwanted_word_excludes() throws IOException {
        assertThat(titles("創業 -融資", "創業融資制度", "創業塾")).containsExactly("創業塾");
    }

    @Test
    void titles_come_before_texts_and_source_lines_come_last() throws IOException {
        var line = entry(Kind.LINE, "創業 創業 創業", "");
        var text = entry(Kind.PROGRAMME, "商店街まつり", "創業 創業 創業 創業を応援");
        var title = entry(Kind.MEASURE, "とても長い題名のなかのどこかで創業という字が一度だけ出てくる施策", "");
        assertThat(find(List.of(line, text, title), "創業", null, 1).hits())
                .extracting(Hit::kind)
                .containsExactly(Kind.MEASURE, Kind.PROGRAMME, Kind.LINE);
    }

    @Test
    void counts_every_kind_whatever_kind_is_shown() throws IOException {
        var found = find(
                List.of(
                        entry(Kind.LINE, "創業", ""),
                        entry(Kind.LINE, "創業支援", ""),
                        entry(Kind.MEASURE, "創業", ""),
                        entry(Kind.GOAL, "雇用", "")),
                "創業",
                Kind.LINE,
                1);
        assertThat(found.counts()).containsOnlyKeys(Kind.LINE, Kind.MEASURE).containsEntry(Kind.LINE, 2);
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.hits()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1})
    void a_page_before_the_first_is_the_first(int page) throws IOException {
        var found = find(many(45), "創業", null, page);
        assertThat(found.page()).isEqualTo(1);
        assertThat(found.hits()).hasSize(Index.PAGE);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() throws IOException {
        var seen = new ArrayList<String>();
        for (int page = 1; page <= 3; page++) {
            find(many(45), "創業", null, page).hits().forEach(hit -> seen.add(hit.href()));
        }
        assertThat(seen).hasSize(45).doesNotHaveDuplicates();
        var beyond = find(many(45), "創業", null, Integer.MAX_VALUE);
        assertThat(beyond.page()).isEqualTo(3);
        assertThat(beyond.hits()).hasSize(5);
    }

    @Test
    void matches_are_marked_in_the_characters_of_the_original() throws IOException {
        var hit = find(List.of(entry(Kind.ITEM, "回収（ＣＣＵＳ）事業", "")), "ccus", null, 1)
                .hits()
                .getFirst();
        assertThat(hit.title()).containsExactly(part("回収（", false), part("ＣＣＵＳ", true), part("）事業", false));
    }

    @Test
    void a_single_character_is_marked_alone() throws IOException {
        var hit =
                find(List.of(entry(Kind.ITEM, "西港湾区", "")), "港", null, 1).hits().getFirst();
        assertThat(hit.title()).containsExactly(part("西", false), part("港", true), part("湾区", false));
    }

    @Test
    void a_long_text_is_shown_around_its_first_match() throws IOException {
        String text = "前置き。".repeat(200) + "創業を支援する。" + "後書き。".repeat(200);
        var hit = find(List.of(entry(Kind.PROGRAMME, "行事", text)), "創業", null, 1)
                .hits()
                .getFirst();
        String shown = hit.snippet().stream().map(Hit.Part::text).collect(Collectors.joining());
        assertThat(shown).startsWith("…").endsWith("…").contains("創業を支援").hasSizeLessThan(200);
        assertThat(hit.snippet()).contains(part("創業", true));
    }

    @Test
    void no_question_is_an_error() throws IOException {
        try (var index = index(List.of(entry(Kind.ITEM, "創業（ＣＣＵＳ）𠮷野", "text AND NOT title:*")))) {
            var random = new Random(11);
            for (int i = 0; i < 150; i++) {
                var text = new StringBuilder();
                for (int n = random.nextInt(40); n > 0; n--) {
                    text.append(
                            random.nextInt(2) == 0
                                    ? "創業+-&|!(){}[]^\"~*?:\\/ ANDORNOT「」\0\n\uD842\uDFB7ｶﾞ㈱".charAt(random.nextInt(38))
                                    : (char) random.nextInt(Character.MAX_VALUE + 1));
                }
                var wanted = Wanted.parse(text.toString());
                assertThatCode(() -> index.find(QUESTIONS.query(wanted), null, random.nextInt()))
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void every_character_of_any_text_has_a_place() throws IOException {
        var text = new StringBuilder();
        for (int c = 0x20; c < 0x3_0000; c += 7) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                text.appendCodePoint(c);
            }
        }
        var hit = find(List.of(entry(Kind.LINE, text + "創業" + text, "")), "創業", null, 1)
                .hits()
                .getFirst();
        assertThat(hit.title().stream().map(Hit.Part::text).collect(Collectors.joining()))
                .isEqualTo(text + "創業" + text);
        assertThat(hit.title()).contains(part("創業", true));
    }

    private static List<String> titles(String question, String... titles) throws IOException {
        var entries = new ArrayList<Entry>();
        for (String title : titles) {
            entries.add(entry(Kind.ITEM, title, ""));
        }
        return find(entries, question, null, 1).hits().stream().map(Hit::href).toList();
    }

    private static List<Entry> many(int count) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < count; i++) {
            entries.add(entry(Kind.ITEM, "創業" + i, ""));
        }
        return entries;
    }

    private static Found find(List<Entry> entries, String question, @Nullable Kind kind, int page) throws IOException {
        try (var index = index(entries)) {
            return index.find(QUESTIONS.query(Wanted.parse(question)), kind, page);
        }
    }

    private static Index index(List<Entry> entries) throws IOException {
        var directory = new ByteBuffersDirectory();
        IndexFiles.write(directory, WORDS, PAIRS, entries.iterator());
        return new Index(1, directory);
    }

    private static Entry entry(Kind kind, String title, String text) {
        return new Entry(kind, title, text, "", title);
    }

    private static Hit.Part part(String text, boolean marked) {
        return new Hit.Part(text, marked);
    }
}
