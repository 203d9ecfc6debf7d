package org.haskap.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.haskap.document.Mend;
import org.haskap.document.Mend.Change;
import org.haskap.document.Mend.Sort;
import org.haskap.document.Mended;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.haskap.reading.PlanDraft;
import org.junit.jupiter.api.Test;

/** What mends make of a draft, and what becomes of those that fit no more. */
class PlanMendsTest {
    private static final PlanDraft DRAFT = draft(PlanBuilder.strategy());

    private static PlanDraft draft(PlanBuilder plan) {
        return java.util.Objects.requireNonNull(plan.reading().plan());
    }

    private static Mended<PlanDraft> mended(PlanDraft draft, Change... changes) {
        var mends = new ArrayList<Mend>();
        for (Change change : changes) {
            mends.add(new Mend(mends.size() + 1, change, null, Instant.EPOCH));
        }
        return PlanMends.apply(draft, mends);
    }

    private static PlanDraft.Node node(PlanDraft draft, String code) {
        return draft.nodes().stream()
                .filter(n -> n.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static PlanDraft.Indicator indicator(PlanDraft draft, String code) {
        return draft.indicators().stream()
                .filter(i -> i.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Change set(Sort sort, String code, String field, String before, String after) {
        Place place = sort == Sort.NODE
                ? node(DRAFT, code).place()
                : indicator(DRAFT, code).place();
        return Change.set(sort, code, place, field, before, after);
    }

    private static List<String> codes(PlanDraft draft) {
        return draft.nodes().stream().map(PlanDraft.Node::code).toList();
    }

    @Test
    void a_value_is_set_and_what_was_printed_is_noted_once() {
        var twice = mended(
                DRAFT,
                set(Sort.NODE, "m1", "TITLE", "若者の市内就職の促進", "若者の就職"),
                set(Sort.NODE, "m1", "TITLE", "若者の就職", "若者の地元就職"));
        assertThat(node(twice.draft(), "m1").title()).isEqualTo("若者の地元就職");
        assertThat(twice.notes()).singleElement().satisfies(note -> {
            assertThat(note.printed()).isEqualTo("若者の市内就職の促進");
            assertThat(note.mended()).isEqualTo("若者の地元就職");
        });
        assertThat(twice.unfit()).isEmpty();
    }

    @Test
    void a_figure_is_understood_as_print_is_and_missing_is_never_zero() {
        var million = mended(DRAFT, set(Sort.INDICATOR, "g1-k1", "TARGET", target("g1-k1"), "1万2千人"));
        assertThat(indicator(million.draft(), "g1-k1").target().value()).isEqualByComparingTo("12000");
        var unknown = mended(DRAFT, set(Sort.INDICATOR, "g1-k1", "TARGET", target("g1-k1"), "未把握"));
        assertThat(indicator(unknown.draft(), "g1-k1").target().value()).isNull();
        assertThat(indicator(unknown.draft(), "g1-k1").target().missing()).isEqualTo(Missing.NOT_COLLECTED);
        var dated = mended(DRAFT, set(Sort.INDICATOR, "g1-k1", "TARGET_PERIOD", period("g1-k1"), "FY2030"));
        assertThat(indicator(dated.draft(), "g1-k1").target().period()).hasToString("FiscalYear[year=2030]");
    }

    private static String target(String code) {
        return IndicatorField.TARGET.of(indicator(DRAFT, code));
    }

    private static String period(String code) {
        return IndicatorField.TARGET_PERIOD.of(indicator(DRAFT, code));
    }

    @Test
    void a_mend_made_for_another_value_is_told_and_changes_nothing() {
        var result = mended(DRAFT, set(Sort.NODE, "m1", "TITLE", "前の読み取りの名称", "直した名称"));
        assertThat(result.draft()).isEqualTo(DRAFT);
        assertThat(result.unfit())
                .singleElement()
                .satisfies(unfit -> assertThat(unfit.sentence()).contains("前の読み取りの名称", "いまの読み取り「若者の市内就職の促進」"));
        var gone = mended(DRAFT, Change.set(Sort.NODE, "m1", Place.line(9, 999), "TITLE", "若者の市内就職の促進", "直した名称"));
        assertThat(gone.draft()).isEqualTo(DRAFT);
        assertThat(gone.unfit()).hasSize(1);
    }

    @Test
    void what_a_newer_reader_counts_anew_is_known_again_by_its_line() {
        Place place = node(DRAFT, "m1").place();
        var result = mended(DRAFT, Change.set(Sort.NODE, "m7", place, "TITLE", "若者の市内就職の促進", "直した名称"));
        assertThat(node(result.draft(), "m1").title()).isEqualTo("直した名称");
    }

    @Test
    void taking_back_restores_and_taking_the_taking_back_back_mends_again() {
        var set = new Mend(1, set(Sort.NODE, "m1", "TITLE", "若者の市内就職の促進", "直した名称"), null, Instant.EPOCH);
        var undo = new Mend(2, Change.undo(set), null, Instant.EPOCH);
        var redo = new Mend(3, Change.undo(undo), null, Instant.EPOCH);
        assertThat(PlanMends.apply(DRAFT, List.of(set, undo)).draft()).isEqualTo(DRAFT);
        assertThat(node(PlanMends.apply(DRAFT, List.of(set, undo, redo)).draft(), "m1")
                        .title())
                .isEqualTo("直した名称");
    }

    @Test
    void a_node_moves_with_all_below_it_and_never_into_itself() {
        Place place = node(DRAFT, "m2").place();
        var first = mended(DRAFT, Change.move("m2", place, "m1", ""));
        assertThat(codes(first.draft())).containsExactly("g1", "d1-1", "m2", "m2-p1", "m1", "m1-p1", "m1-p2", "g2");
        var inside = mended(DRAFT, set(Sort.NODE, "m2", "PARENT", "d1-1", "m1"));
        assertThat(node(inside.draft(), "m2").parent()).isEqualTo("m1");
        assertThat(node(inside.draft(), "m2").level()).isEqualTo("project");
        var circle = mended(DRAFT, set(Sort.NODE, "d1-1", "PARENT", "g1", "m1-p1"));
        assertThat(circle.draft()).isEqualTo(DRAFT);
        assertThat(circle.unfit()).hasSize(1);
    }

    @Test
    void what_hung_below_something_left_out_hangs_above_and_nothing_is_lost() {
        Place place = node(DRAFT, "m1").place();
        var result = mended(DRAFT, Change.remove(Sort.NODE, "m1", place, "若者の市内就職の促進", "見出しのため"));
        assertThat(codes(result.draft())).containsExactly("g1", "d1-1", "m1-p1", "m1-p2", "m2", "m2-p1", "g2");
        assertThat(node(result.draft(), "m1-p1").parent()).isEqualTo("d1-1");
        assertThat(indicator(result.draft(), "m1-k1").node()).isEqualTo("d1-1");
    }

    @Test
    void something_added_stands_where_its_line_is_and_can_be_mended_further() {
        var place = node(DRAFT, "m1-p2").place().at(1);
        var result = mended(
                DRAFT,
                Change.add(Sort.NODE, "d1-1-a1", place, "d1-1", "加えた施策"),
                Change.add(Sort.INDICATOR, "d1-1-a2", place, "d1-1-a1", "加えた指標"),
                Change.set(Sort.INDICATOR, "d1-1-a2", place, "TARGET", "", "50件"));
        assertThat(codes(result.draft()))
                .containsExactly("g1", "d1-1", "m1", "m1-p1", "m1-p2", "d1-1-a1", "m2", "m2-p1", "g2");
        assertThat(node(result.draft(), "d1-1-a1").level()).isEqualTo("measure");
        assertThat(indicator(result.draft(), "d1-1-a2").target().value()).isEqualByComparingTo("50");
        assertThat(result.unfit()).isEmpty();
    }
}
