package org.haskap.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may become a mail, and how long one is tried. */
class AddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sato@example.jp",
                "a.b+tag@city.tomakomai.hokkaido.jp",
                "o'hara@xn--eckwd4c7c.example.com",
                "a..b.@docomo.example.jp",
                ".nana@ezweb.example.jp"
            })
    void addresses_that_people_have_can_be_written_to(String address) {
        assertThat(Mail.addressProblem(address)).isEmpty();
        assertThat(new Mail("key", address, "件名", "本文").to()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sato",
                "sato@",
                "@example.jp",
                "sato@localhost",
                "sato@example",
                "sato@-x.jp",
                "sato@ex ample.jp",
                "佐藤@example.jp",
                "ｓａｔｏ@example.jp",
                "a@b@example.jp",
                "sato@example.jp\r\nBcc: other@example.jp",
                "sato@example.jp\nBcc: other@example.jp",
                "sato@example.jp,other@example.jp",
                "sato@example.jp;other@example.jp",
                "佐藤 <sato@example.jp>",
                "<sato@example.jp>",
                "\"x\r\ny\"@example.jp",
                "sato\0@example.jp",
                "sato@example.jp%0d%0aBcc:x@example.jp",
                "sato@[127.0.0.1]"
            })
    void what_is_no_single_address_is_refused_with_a_sentence(String address) {
        assertThat(Mail.addressProblem(address).orElseThrow()).endsWith("。");
        assertThatThrownBy(() -> new Mail("key", address, "件名", "本文")).isInstanceOf(UnfitMailException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a\r\nBcc: x@example.jp", "a\nb", "a\rb", "a\u2028b", "a\u0085b", "a\0b", "a\u001bb"})
    void a_subject_is_one_line_without_control_characters(String subject) {
        assertThatThrownBy(() -> new Mail("key", "sato@example.jp", subject, "本文"))
                .isInstanceOf(UnfitMailException.class)
                .hasMessageEndingWith("。");
    }

    @Test
    void a_text_too_long_or_with_control_characters_is_refused() {
        assertThatThrownBy(() -> new Mail("key", "sato@example.jp", "件名", "あ".repeat(100_001)))
                .hasMessageContaining("入力文字数100001文字");
        assertThatThrownBy(() -> new Mail("key", "sato@example.jp", "あ".repeat(201), ""))
                .hasMessageContaining("入力文字数201文字");
        assertThatThrownBy(() -> new Mail("key", "sato@example.jp", "件名", "a\0b"))
                .hasMessageContaining("制御文字");
    }

    @Test
    void an_address_that_the_standard_does_not_know_is_quoted_on_its_way() {
        assertThat(Addresses.onTheWire("a..b.@docomo.example.jp")).isEqualTo("\"a..b.\"@docomo.example.jp");
        assertThat(Addresses.onTheWire("a.b@example.jp")).isEqualTo("a.b@example.jp");
    }

    @Test
    void a_list_shows_enough_of_an_address_to_tell_it_from_others() {
        assertThat(Addresses.veiled("sato@example.jp")).isEqualTo("s…@example.jp");
        assertThat(Addresses.veiled("")).isEmpty();
    }

    @Test
    void a_mail_is_tried_soon_at_first_and_in_all_for_about_three_days() {
        assertThat(Backoff.after(1)).hasValue(Duration.ofMinutes(1));
        assertThat(Backoff.after(2)).hasValue(Duration.ofMinutes(5));
        assertThat(Backoff.after(9)).isEmpty();
        Duration all = IntStream.rangeClosed(1, 8)
                .mapToObj(tries -> Backoff.after(tries).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(all).isBetween(Duration.ofHours(60), Duration.ofHours(72));
    }
}
