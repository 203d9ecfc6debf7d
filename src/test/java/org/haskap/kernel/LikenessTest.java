package org.haskap.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    @ParameterizedTest
    @CsvSource({
        "苫小牧ＣＣＵＳゼロカーボン推進協議会, 苫小牧 CCUS・ゼロカーボン推進協議会",
        "㈱苫小牧民報社, 株式会社苫小牧民報社",
        "(地独) 北海道立総合研究機構, 地方独立行政法人北海道立総合研究機構",
        "N P O法人 樟前artyプラス, ＮＰＯ法人樟前ａｒｔｙプラス",
        "「えがおの花咲く写真展in苫小牧」実行委員会, えがおの花咲く写真展ｉｎ苫小牧 実行委員会",
        "ﾊｽｶｯﾌﾟプラザ, ハスカッププラザ",
    })
    void two_spellings_of_one_name_are_the_same(String a, String b) {
        assertThat(Likeness.of(a, b).score()).isEqualTo(1);
        assertThat(Likeness.of(a, b).why()).contains("除いて同じ");
    }

    @ParameterizedTest
    @CsvSource({
        "北海道クルーズ振興協議会, 苫小牧クルーズ振興協議会",
        "苫小牧市, 苫小牧市科学センター",
        "苫小牧市環境審議会, 苫小牧市都市計画審議会",
        "苫小牧市, 苫小牧市環境審議会",
        "新千歳空港建設促進期成会, 新千歳空港国際化推進協議会",
        "苫小牧市共同募金委員会, 苫小牧市健康づくり推進協議会",
    })
    void two_organisations_of_similar_name_are_not_proposed_as_one(String a, String b) {
        assertThat(Likeness.of(a, b).score()).isLessThan(Likeness.SAME_NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "若者の市内就職の促進, 若者の市内就職・定着の促進",
        "創業サポート事業（新規創業セミナーの開催等）, 創業サポート事業(新規創業セミナー等の開催)",
        "放課後児童クラブの充実, 放課後児童クラブの拡充",
    })
    void a_reworded_title_is_known_again(String a, String b) {
        assertThat(Likeness.of(a, b).score()).isGreaterThanOrEqualTo(Likeness.REWORDED);
    }

    @ParameterizedTest
    @CsvSource({
        "市民技能体験教室「箱づくり体験」, 市民技能体験教室「クロス張り体験」",
        "女性復職支援事業, 就業支援事業",
        "移住情報発信事業, 市内企業ＰＲ事業",
    })
    void different_things_with_words_in_common_are_not_taken_for_one(String a, String b) {
        assertThat(Likeness.of(a, b).score()).isLessThan(Likeness.REWORDED);
    }

    @Test
    void a_name_standing_whole_within_another_says_so() {
        Likeness likeness = Likeness.of("中小企業創業サポート事業", "創業サポート事業");
        assertThat(likeness.score()).isCloseTo(0.867, within(0.01));
        assertThat(likeness.why()).contains("「創業サポート事業」が共通").contains("87％");
    }

    @Test
    void nothing_is_like_an_empty_name_and_order_does_not_matter() {
        assertThat(Likeness.of("", "").score()).isZero();
        assertThat(Likeness.of("・・", "創業").score()).isZero();
        assertThat(Likeness.of("港", "港").score()).isEqualTo(1);
        assertThat(Likeness.of("移住促進", "移住の促進").score())
                .isEqualTo(Likeness.of("移住の促進", "移住促進").score());
    }
}
