package org.haskap.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WantedTest {
    @Test
    void words_are_separated_by_white_space_of_any_width() {
        assertThat(Wanted.parse(" 創業　支援\t女性 ").words())
                .extracting(Wanted.Word::text)
                .containsExactly("創業", "支援", "女性");
    }

    @Test
    void quotation_marks_of_any_kind_hold_a_phrase() {
        assertThat(Wanted.parse("\"a b\" “創業 支援” 「女性　応援」").words())
                .containsExactly(
                        new Wanted.Word("a b", true), new Wanted.Word("創業 支援", true), new Wanted.Word("女性　応援", true));
    }

    @Test
    void a_quotation_nobody_closed_is_text() {
        assertThat(Wanted.parse("「創業 支援").words())
                .extracting(Wanted.Word::exact)
                .containsExactly(false, false);
    }

    @Test
    void a_minus_before_a_word_or_phrase_leaves_it_out() {
        var wanted = Wanted.parse("創業 -融資 －「事業 承継」");
        assertThat(wanted.words()).extracting(Wanted.Word::text).containsExactly("創業");
        assertThat(wanted.unwanted()).extracting(Wanted.Word::text).containsExactly("融資", "事業 承継");
    }

    @Test
    void a_minus_inside_a_word_or_alone_is_text() {
        assertThat(Wanted.parse("UI-J - ターン").words())
                .extracting(Wanted.Word::text)
                .containsExactly("UI-J", "ターン");
    }

    @Test
    void signs_alone_are_no_words_but_circled_numbers_are() {
        assertThat(Wanted.parse("*:* && || ( ) [ TO ] ③ ㌧").words())
                .extracting(Wanted.Word::text)
                .containsExactly("TO", "③", "㌧");
    }

    @Test
    void a_long_question_is_cut_without_halving_a_character() {
        var wanted = Wanted.parse("あ".repeat(Wanted.LONGEST - 1) + "𠮷野家");
        assertThat(wanted.words())
                .singleElement()
                .satisfies(word -> assertThat(word.text()).hasSize(Wanted.LONGEST - 1));
        assertThat(wanted.rest()).isEqualTo(3);
    }

    @Test
    void there_is_no_input_that_cannot_be_read() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                text.append(
                        random.nextInt(3) == 0
                                ? "\"-「」“” 　＂－".charAt(random.nextInt(10))
                                : (char) random.nextInt(Character.MAX_VALUE + 1));
            }
            assertThatCode(() -> Wanted.parse(text.toString())).doesNotThrowAnyException();
        }
        assertThat(Wanted.parse("").words()).isEqualTo(List.of());
    }
}
