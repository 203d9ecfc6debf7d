package org.haskap.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form says about what was typed, and that it keeps it. */
class FormTest {
    private static final List<Field.Option> COLOURS =
            List.of(new Field.Option("red", "赤い実"), new Field.Option("blue", "青い実"));

    private static Given given(String... pairs) {
        var values = new java.util.HashMap<String, List<String>>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], List.of(pairs[i + 1]));
        }
        return new Given(values);
    }

    private static Form form(Field... fields) {
        return Form.of("/x", "保存する", List.of(fields));
    }

    @Test
    void what_is_missing_is_named_and_linked_and_what_may_be_missing_is_not() {
        Form form = form(
                        Field.line("name", "名称（50文字以内）", 50),
                        Field.line("note", "メモ", 50).optional())
                .filled(given("name", " 　", "note", ""))
                .checked();
        assertThat(form.failed()).isTrue();
        assertThat(form.errors()).containsExactly(new Link("名称を入力してください。", "#name"));
    }

    @Test
    void a_text_too_long_is_kept_whole_and_counted_by_characters() {
        String typed = "𠮷".repeat(51);
        Form form =
                form(Field.line("name", "名称", 50)).filled(given("name", typed)).checked();
        assertThat(form.value("name")).isEqualTo(typed);
        assertThat(form.field("name").error()).contains("入力文字数51文字");
        assertThat(form(Field.line("name", "名称", 50))
                        .filled(given("name", "𠮷".repeat(50)))
                        .checked()
                        .failed())
                .isFalse();
    }

    @Test
    void what_was_not_offered_cannot_be_chosen() {
        assertThat(form(Field.radio("c", "色", COLOURS))
                        .filled(given("c", "green"))
                        .checked()
                        .errors())
                .containsExactly(new Link("色は、示された中から選んでください。", "#c-0"));
        assertThat(form(Field.checks("c", "色", COLOURS))
                        .filled(new Given(Map.of("c", List.of("red", "green"))))
                        .checked()
                        .failed())
                .isTrue();
        assertThat(form(Field.checks("c", "色", COLOURS))
                        .filled(new Given(Map.of("c", List.of("red", "blue"))))
                        .checked()
                        .failed())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a@b",
                "a b@example.jp",
                "a@example.jp\nBcc: b@example.jp",
                "<a@example.jp>",
                "a@b@example.jp",
                "a,b@example.jp"
            })
    void what_is_no_address_is_refused(String typed) {
        assertThat(form(Field.email("e", "メールアドレス"))
                        .filled(given("e", typed))
                        .checked()
                        .failed())
                .isTrue();
    }

    @Test
    void a_day_is_kept_as_typed_and_read_as_meant() {
        Form form = form(Field.date("d", "始める日"))
                .filled(given("d-year", "令和８", "d-month", "４", "d-day", "１"))
                .checked();
        assertThat(form.failed()).isFalse();
        assertThat(form.values("d")).containsExactly("令和８", "４", "１");
        assertThat(form.day("d")).contains(LocalDate.of(2026, 4, 1));
        assertThat(form(Field.date("d", "始める日").optional())
                        .filled(given())
                        .checked()
                        .failed())
                .isFalse();
    }

    @Test
    void control_characters_vanish_and_lines_of_a_text_stay() {
        Form form = form(Field.line("a", "一行", 50), Field.area("b", "文章", 50))
                .filled(given("a", "x\u0000y\r\nz", "b", "一\r\n二\u0007"));
        assertThat(form.value("a")).isEqualTo("xy z");
        assertThat(form.value("b")).isEqualTo("一\n二");
    }

    @Test
    void the_same_answers_have_the_same_digest_and_others_another() {
        assertThat(given("a", "1", "once", "k").digest())
                .isEqualTo(given("once", "other", "a", "1").digest());
        assertThat(given("a", "1").digest()).isNotEqualTo(given("a", "2").digest());
        assertThat(given("a", "1", "b", "").digest())
                .isNotEqualTo(given("a", "", "b", "1").digest());
    }

    @Test
    void a_file_of_the_same_name_with_another_content_is_another_answer() {
        Map<String, List<String>> named = Map.of("file", List.of("facts.csv"), "once", List.of("k"));
        var sent = new Given(named, Map.of("file", List.of("aa")));
        assertThat(new Given(named, Map.of("file", List.of("aa"))).digest()).isEqualTo(sent.digest());
        assertThat(new Given(named, Map.of("file", List.of("bb"))).digest()).isNotEqualTo(sent.digest());
    }

    @Test
    void of_two_versions_only_what_differs_is_asked_and_what_was_left_alone_gives_way() {
        Form shown = form(
                        Field.line("name", "名称", 50),
                        Field.area("note", "説明", 400),
                        Field.line("same", "所在地", 50),
                        Field.checks("c", "色", COLOURS),
                        Field.date("d", "始める日"))
                .with("name", "一")
                .with("note", "二")
                .with("same", "三")
                .with("c", List.of("red"))
                .with("d", LocalDate.of(2026, 4, 1));
        Form edited = shown.changing(1);
        Given typed = given(
                "name",
                "一の二",
                "note",
                "二",
                "same",
                "三",
                "c",
                "red",
                "d-year",
                "令和8",
                "d-month",
                "4",
                "d-day",
                "1",
                "version",
                "1",
                "seen",
                edited.seen());
        Form stored = shown.with("name", "一の三")
                .with("note", "二の二")
                .with("c", List.of("red", "blue"))
                .changing(2);

        Stale stale = Stale.of(edited.filled(typed), stored, "田中さん", "10:32");

        assertThat(stale.sentence()).isEqualTo("田中さんが10:32に更新しました。差分を確認してください。");
        assertThat(stale.conflicts())
                .extracting(Stale.Conflict::name, Stale.Conflict::takeMine)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("name", true),
                        org.assertj.core.api.Assertions.tuple("note", false),
                        org.assertj.core.api.Assertions.tuple("c", false));
        assertThat(stale.form().version()).isEqualTo(2);

        // Sent again from that page: the choice made for each, and everything else as typed.
        var again = new java.util.HashMap<String, List<String>>();
        stale.form().fields().forEach(field -> again.put(field.name(), field.values()));
        stale.conflicts().forEach(c -> again.put(c.name(), List.of(c.takeMine() ? c.mineValue() : c.theirsValue())));
        Form saved = form(shown.fields().toArray(Field[]::new))
                .filled(new Given(again))
                .checked();
        assertThat(saved.failed()).isFalse();
        assertThat(saved.value("name")).isEqualTo("一の二");
        assertThat(saved.value("note")).isEqualTo("二の二");
        assertThat(saved.value("same")).isEqualTo("三");
        assertThat(saved.values("c")).containsExactly("red", "blue");
        assertThat(saved.day("d")).contains(LocalDate.of(2026, 4, 1));
    }
}
