package org.haskap.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.haskap.document.Mend;
import org.haskap.document.Mend.Change;
import org.haskap.document.Mend.Sort;
import org.haskap.document.Mended;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.reading.PlanDraft.Indicator;
import org.haskap.reading.PlanDraft.Node;
import org.haskap.reading.Typed;
import org.jspecify.annotations.Nullable;

/**
 * Lays mends over a reader's draft. Pure: the same draft and mends always give the same result. A mend finds its thing by
 * code and line, or by the line alone where a newer reading counts anew; one that finds nothing, or another value than it
 * was made for, is left undone and told.
 */
public final class PlanMends {
    private static final Figure NO_FIGURE = new Figure("", null, null, null, Missing.NOT_AVAILABLE);

    private final PlanDraft read;
    private String title;
    private String period;
    private final Outliner nodes;
    private final List<Indicator> indicators;
    private final List<PlanDraft.Organisation> organisations;
    private final Map<List<Object>, Mended.Note> notes = new LinkedHashMap<>();
    private final List<Mended.Unfit> unfit = new ArrayList<>();

    private PlanMends(PlanDraft read) {
        this.read = read;
        title = read.title();
        period = PlanField.PERIOD.of(read);
        nodes = new Outliner(read.nodes(), read.levels());
        indicators = new ArrayList<>(read.indicators());
        organisations = new ArrayList<>(read.organisations());
    }

    /** The draft with all mends that count laid over it. */
    public static Mended<PlanDraft> apply(PlanDraft read, List<Mend> mends) {
        var work = new PlanMends(read);
        for (Mend mend : Mend.effective(mends)) {
            work.apply(mend).ifPresent(why -> work.unfit.add(new Mended.Unfit(mend, why)));
        }
        return new Mended<>(work.draft(), List.copyOf(work.notes.values()), work.unfit);
    }

    private PlanDraft draft() {
        return new PlanDraft(
                title,
                read.owner(),
                PlanField.PERIOD.in(read, period).period(),
                read.levels(),
                nodes.all(),
                indicators,
                organisations,
                read.zones(),
                read.sections());
    }

    /** Does it, or says why not. */
    private Optional<String> apply(Mend mend) {
        return switch (mend.what().sort()) {
            case PLAN -> plan(mend);
            case NODE -> node(mend);
            case INDICATOR -> indicator(mend);
            case ROW -> gone(mend);
        };
    }

    private Optional<String> plan(Mend mend) {
        PlanField field = PlanField.valueOf(mend.what().field());
        String now = field == PlanField.TITLE ? title : period;
        return set(mend, now, "plan", field.label(), UnaryOperator.identity(), text -> {
            if (field == PlanField.TITLE) {
                title = text;
            } else {
                period = text;
            }
        });
    }

    private Optional<String> node(Mend mend) {
        Change what = mend.what();
        if (what.action() == Mend.Action.ADD) {
            return addNode(mend);
        }
        Node node = find(nodes.all(), what, Node::code, Node::place);
        if (node == null) {
            return gone(mend);
        }
        return switch (what.action()) {
            case MOVE ->
                nodes.move(node.code(), what.after())
                        ? Optional.empty()
                        : Optional.of("並べ替えの相手の項目が、いまの読み取りでは同じところにありません。もう一度並べ替えるか、この直しを取り消してください。");
            case REMOVE -> {
                removeNode(mend, node);
                yield Optional.empty();
            }
            default -> setNode(mend, node);
        };
    }

    private Optional<String> setNode(Mend mend, Node node) {
        NodeField field = NodeField.valueOf(mend.what().field());
        String after = mend.what().after();
        if (field == NodeField.PARENT && !nodes.canHang(node.code(), after)) {
            return Optional.of("上の項目にしようとした項目が、いまの読み取りにはありません。もう一度直すか、この直しを取り消してください。");
        }
        return set(mend, field.of(node), node.code(), field.label(), text -> field.words(text, draft()), text -> {
            if (field == NodeField.PARENT) {
                nodes.hang(node.code(), text);
            } else {
                nodes.replace(field.in(node, text));
            }
        });
    }

    private Optional<String> addNode(Mend mend) {
        Change what = mend.what();
        String under = what.field();
        if (!under.isEmpty() && nodes.find(under) == null) {
            return Optional.of("加えた項目の上の項目が、いまの読み取りにはありません。この直しを取り消して、加え直してください。");
        }
        nodes.add(new Node(
                what.target(),
                under.isEmpty() ? null : under,
                nodes.levelUnder(under),
                "",
                what.after(),
                List.of(),
                List.of(),
                Map.of(),
                what.place()));
        note(mend, what.target(), Mended.Note.WHOLE, "", what.after());
        return Optional.empty();
    }

    /** What hung below hangs from the node above from now on. */
    private void removeNode(Mend mend, Node node) {
        nodes.remove(node.code());
        indicators.replaceAll(
                i -> node.code().equals(i.node()) ? IndicatorField.NODE.in(i, Objects.toString(node.parent(), "")) : i);
        organisations.replaceAll(o -> node.code().equals(o.node())
                ? new PlanDraft.Organisation(o.name(), node.parent(), o.label(), o.place())
                : o);
        note(mend, node.code(), Mended.Note.WHOLE, node.title(), "");
    }

    private Optional<String> indicator(Mend mend) {
        Change what = mend.what();
        if (what.action() == Mend.Action.ADD) {
            return addIndicator(mend);
        }
        Indicator indicator = find(indicators, what, Indicator::code, Indicator::place);
        if (indicator == null) {
            return gone(mend);
        }
        if (what.action() == Mend.Action.REMOVE) {
            indicators.remove(indicator);
            note(mend, indicator.code(), Mended.Note.WHOLE, indicator.name(), "");
            return Optional.empty();
        }
        IndicatorField field = IndicatorField.valueOf(what.field());
        if (field == IndicatorField.NODE && !what.after().isEmpty() && nodes.find(what.after()) == null) {
            return Optional.of("指標を付けようとした項目が、いまの読み取りにはありません。もう一度直すか、この直しを取り消してください。");
        }
        return set(
                mend,
                field.of(indicator),
                indicator.code(),
                field.label(),
                text -> field.words(text, draft()),
                text -> indicators.set(indicators.indexOf(indicator), field.in(indicator, text)));
    }

    private Optional<String> addIndicator(Mend mend) {
        Change what = mend.what();
        if (!what.field().isEmpty() && nodes.find(what.field()) == null) {
            return Optional.of("加えた指標の対象の項目が、いまの読み取りにはありません。この直しを取り消して、加え直してください。");
        }
        indicators.add(new Indicator(
                what.target(),
                what.field().isEmpty() ? null : what.field(),
                what.after(),
                null,
                Direction.INCREASE,
                Accumulation.LEVEL,
                NO_FIGURE,
                NO_FIGURE,
                List.of(),
                List.of(),
                what.place()));
        note(mend, what.target(), Mended.Note.WHOLE, "", what.after());
        return Optional.empty();
    }

    private interface Setter {
        void set(String text);
    }

    /** Sets a value where the one stands that the mend was made for; what stands so already needs nothing. */
    private Optional<String> set(
            Mend mend, String now, String code, String field, UnaryOperator<String> words, Setter setter) {
        Change what = mend.what();
        if (!now.equals(what.before()) && !now.equals(what.after())) {
            return Optional.of(field + "を「" + words.apply(what.before()) + "」から「" + words.apply(what.after())
                    + "」に直した記録が、いまの読み取り「" + words.apply(now) + "」に当てはまりません。もう一度直すか、この直しを取り消してください。");
        }
        if (!now.equals(what.after())) {
            String printed = words.apply(now);
            setter.set(what.after());
            note(mend, code, field, printed, words.apply(what.after()));
        }
        return Optional.empty();
    }

    /** What is mended twice is told once: as printed, and as it stands now. */
    private void note(Mend mend, String code, String field, String printed, String mended) {
        Sort sort = mend.what().sort();
        List<Object> key = List.of(sort, code, field);
        Mended.Note first = notes.get(key);
        String original = first == null ? printed : first.printed();
        if (original.equals(mended)) {
            notes.remove(key);
        } else {
            notes.put(key, new Mended.Note(sort, code, field, original, mended, mend.at()));
        }
    }

    private static Optional<String> gone(Mend mend) {
        return Optional.of("直した項目「" + mend.what().target() + "」が、"
                + mend.what().place().line() + "行目のいまの読み取りにはありません。もう一度直すか、この直しを取り消してください。");
    }

    private interface Part<T, V> {
        V of(T thing);
    }

    private static <T> @Nullable T find(List<T> things, Change what, Part<T, String> code, Part<T, Place> place) {
        List<T> onLine = things.stream()
                .filter(thing -> sameLine(place.of(thing), what.place()))
                .toList();
        return onLine.stream()
                .filter(thing -> code.of(thing).equals(what.target()))
                .findFirst()
                .orElse(onLine.size() == 1 ? onLine.getFirst() : null);
    }

    private static boolean sameLine(Place a, Place b) {
        return a.page() == b.page() && a.line() == b.line();
    }

    /** A code for something to be added that neither a reader nor an earlier mend gives: {@code m3-a1}. */
    public static String freshCode(String under, List<Mend> mends) {
        String stem = under.isEmpty() ? "a" : under + "-a";
        long taken = mends.stream()
                .filter(mend -> mend.what().action() == Mend.Action.ADD)
                .filter(mend -> mend.what().target().matches(stem + "\\d+"))
                .count();
        return stem + (taken + 1);
    }

    /** What of the plan as a whole may be mended. */
    public enum PlanField {
        TITLE("計画の名称"),
        PERIOD("計画の期間");

        private final String label;

        PlanField(String label) {
            this.label = label;
        }

        /** The word shown on pages. */
        public String label() {
            return label;
        }

        /** The value as text; the period as its machine form. */
        public String of(PlanDraft draft) {
            return this == TITLE
                    ? draft.title()
                    : draft.period() == null ? "" : draft.period().code();
        }

        /** A time typed in any form as its machine form; the title as it is. */
        public String normal(String text) {
            return this == PERIOD ? IndicatorField.TARGET_PERIOD.normal(text) : text;
        }

        /** Why a text cannot stand here, in Japanese, or empty when it can. */
        public String problem(String text) {
            if (this == TITLE) {
                return text.isBlank() ? "計画の名称を入力してください。" : "";
            }
            return text.isBlank() || Typed.period(text).isPresent()
                    ? ""
                    : "期間として読めません。「2015年度～2019年度」「令和5～9年度」のように入力してください。";
        }

        PlanDraft in(PlanDraft d, String text) {
            return new PlanDraft(
                    this == TITLE ? text : d.title(),
                    d.owner(),
                    this == PERIOD ? Typed.period(text).orElse(null) : d.period(),
                    d.levels(),
                    d.nodes(),
                    d.indicators(),
                    d.organisations(),
                    d.zones(),
                    d.sections());
        }
    }

    /** All fields of a sort by the names that mends use, with the words for them. */
    public static String label(Change what) {
        return switch (what.sort()) {
            case PLAN -> labelOf(PlanField.values(), what.field(), PlanField::label);
            case NODE -> labelOf(NodeField.values(), what.field(), NodeField::label);
            case INDICATOR -> labelOf(IndicatorField.values(), what.field(), IndicatorField::label);
            case ROW -> what.field();
        };
    }

    /** A mend's value in words. */
    public static String words(Change what, String text, PlanDraft draft) {
        if (what.action() == Mend.Action.MOVE
                || (what.action() == Mend.Action.UNDO && what.field().isEmpty())) {
            return text.isEmpty() ? "先頭" : NodeField.PARENT.words(text, draft);
        }
        return switch (what.sort()) {
            case NODE ->
                Arrays.stream(NodeField.values())
                        .filter(field -> field.name().equals(what.field()))
                        .findFirst()
                        .map(field -> field.words(text, draft))
                        .orElse(text);
            case INDICATOR ->
                Arrays.stream(IndicatorField.values())
                        .filter(field -> field.name().equals(what.field()))
                        .findFirst()
                        .map(field -> field.words(text, draft))
                        .orElse(text);
            case PLAN ->
                what.field().equals(PlanField.PERIOD.name()) ? IndicatorField.TARGET_PERIOD.words(text, draft) : text;
            case ROW -> text;
        };
    }

    private static <E extends Enum<E>> String labelOf(E[] values, String name, Part<E, String> label) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .map(label::of)
                .orElse(name);
    }
}
