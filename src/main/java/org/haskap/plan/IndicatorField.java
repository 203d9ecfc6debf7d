package org.haskap.plan;

import java.util.Arrays;
import java.util.Locale;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.kernel.Units;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.reading.PlanDraft.Indicator;
import org.haskap.reading.Typed;
import org.jspecify.annotations.Nullable;

/** What of an indicator a person may mend. Values travel as text and are understood as the readers understand print. */
public enum IndicatorField {
    NAME("名称"),
    NODE("対象の項目"),
    UNIT("単位"),
    DIRECTION("目指す方向"),
    ACCUMULATION("集計のしかた"),
    BASELINE("基準値"),
    BASELINE_PERIOD("基準値の時点"),
    TARGET("目標値"),
    TARGET_PERIOD("目標値の時点");

    private final String label;

    IndicatorField(String label) {
        this.label = label;
    }

    /** The word shown on pages. */
    public String label() {
        return label;
    }

    /** The value as text; a time as its machine form. */
    public String of(Indicator i) {
        return switch (this) {
            case NAME -> i.name();
            case NODE -> i.node() == null ? "" : i.node();
            case UNIT -> i.unit() == null ? "" : i.unit();
            case DIRECTION -> i.direction().name();
            case ACCUMULATION -> i.accumulation().name();
            case BASELINE -> i.baseline().text();
            case BASELINE_PERIOD -> code(i.baseline().period());
            case TARGET -> i.target().text();
            case TARGET_PERIOD -> code(i.target().period());
        };
    }

    /** A time typed in any form as its machine form; every other value as it is. */
    public String normal(String text) {
        return switch (this) {
            case BASELINE_PERIOD, TARGET_PERIOD ->
                Typed.period(text).map(Period::code).orElse(text);
            default -> text;
        };
    }

    /** Why a text cannot stand here, in Japanese, or empty when it can. */
    public String problem(String text, Indicator i, PlanDraft draft) {
        return switch (this) {
            case NAME -> text.isBlank() ? "名称を入力してください。" : "";
            case NODE -> NodeField.PARENT.problem(text, draft).isEmpty() ? "" : "対象の項目を一覧から選んでください。";
            case UNIT ->
                text.isEmpty()
                                || Units.read(text)
                                        .filter(unit -> text.equals(unit.unit()))
                                        .isPresent()
                        ? ""
                        : "単位として読めません。「人」「％」「件」のように入力してください。「千人」のような倍数は、数値の側に「12千人」のように書いてください。";
            case DIRECTION -> isName(Direction.values(), text) ? "" : "目指す方向を選んでください。";
            case ACCUMULATION -> isName(Accumulation.values(), text) ? "" : "集計のしかたを選んでください。";
            case BASELINE ->
                Typed.figure(text, null, i.unit(), i.direction(), null).isPresent() ? "" : unreadable();
            case TARGET ->
                Typed.figure(text, null, i.unit(), i.direction(), i.baseline()).isPresent() ? "" : unreadable();
            case BASELINE_PERIOD, TARGET_PERIOD ->
                text.isBlank() || Typed.period(text).isPresent()
                        ? ""
                        : "時点として読めません。「2019年度」「令和元年度」「2020年3月31日」のように入力してください。";
        };
    }

    private String unreadable() {
        return "数値として読めません。「12,098人」「40.5％」のように入力してください。数値がないときは「未把握」「調査中」「非公表」などの理由を入力してください。";
    }

    /** The value in words: what codes and keys stand for. */
    String words(String text, PlanDraft draft) {
        return switch (this) {
            case NODE -> NodeField.PARENT.words(text, draft);
            case DIRECTION ->
                isName(Direction.values(), text) ? Direction.valueOf(text).label() : text;
            case ACCUMULATION ->
                isName(Accumulation.values(), text) ? Accumulation.valueOf(text).label() : text;
            case BASELINE_PERIOD, TARGET_PERIOD ->
                Typed.period(text).map(Period::label).orElse(text);
            default -> text;
        };
    }

    /** The indicator with another value here. */
    Indicator in(Indicator i, String text) {
        String unit = this == UNIT ? blankToNull(text) : i.unit();
        Direction direction = this == DIRECTION ? Direction.valueOf(text) : i.direction();
        Figure baseline = switch (this) {
            case BASELINE -> figure(text, i.baseline(), unit, direction, null);
            case BASELINE_PERIOD -> at(i.baseline(), text);
            case UNIT -> measured(i.baseline(), unit);
            default -> i.baseline();
        };
        Figure target = switch (this) {
            case TARGET -> figure(text, i.target(), unit, direction, baseline);
            case TARGET_PERIOD -> at(i.target(), text);
            case UNIT -> measured(i.target(), unit);
            default -> i.target();
        };
        return new Indicator(
                i.code(),
                this == NODE ? blankToNull(text) : i.node(),
                this == NAME ? text : i.name(),
                unit,
                direction,
                this == ACCUMULATION ? Accumulation.valueOf(text) : i.accumulation(),
                baseline,
                target,
                i.series(),
                i.notes(),
                i.place());
    }

    private static Figure figure(
            String text, Figure before, @Nullable String unit, Direction direction, @Nullable Figure baseline) {
        return Typed.figure(text, before.period(), unit, direction, baseline)
                .orElseGet(() -> new Figure(text, null, null, before.period(), Missing.UNCLEAR));
    }

    private static Figure at(Figure figure, String period) {
        return new Figure(
                figure.text(),
                figure.value(),
                figure.unit(),
                Typed.period(period).orElse(null),
                figure.missing());
    }

    private static Figure measured(Figure figure, @Nullable String unit) {
        return figure.value() == null
                ? figure
                : new Figure(figure.text(), figure.value(), unit, figure.period(), figure.missing());
    }

    private static boolean isName(Enum<?>[] values, String text) {
        return Arrays.stream(values).anyMatch(value -> value.name().equals(text.toUpperCase(Locale.ROOT)))
                && text.equals(text.toUpperCase(Locale.ROOT));
    }

    private static String code(@Nullable Period period) {
        return period == null ? "" : period.code();
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
