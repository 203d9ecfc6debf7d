package org.haskap.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.haskap.document.Mend;
import org.haskap.document.Mended;
import org.haskap.kernel.Period;
import org.haskap.kernel.Place;
import org.haskap.kernel.TextWidth;
import org.haskap.plan.IndicatorField;
import org.haskap.plan.NodeField;
import org.haskap.plan.PlanMends;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.reading.RegisterDraft;
import org.haskap.reading.Typed;
import org.haskap.web.NotFoundException;
import org.haskap.web.ui.Field;

/**
 * Something of a draft that a form mends: its fields as they stand, and what a filled-in form changes. Pure.
 *
 * @param sort what sort of thing
 * @param target its code in the reader's draft
 * @param place its line
 * @param title its name
 * @param entries its fields
 */
record Editable(Mend.Sort sort, String target, Place place, String title, List<Entry> entries) {
    static final String WHOLE = "whole";
    static final String NODES = "nodes";
    static final String ROWS = "rows";
    private static final int LONGEST = 4_000;

    /** Copies the list. */
    Editable {
        entries = List.copyOf(entries);
    }

    /**
     * A field.
     *
     * @param field name that mends use
     * @param label the word for it
     * @param support how to answer
     * @param value as it stands, as mends keep it
     * @param shown the same as the form shows it
     * @param options what can be chosen; empty for text
     * @param required whether it must be answered
     * @param lines how many lines a text has
     * @param printed what the document says where that is something else, or empty
     * @param normal from a typed text to what mends keep
     * @param problem why a typed text cannot stand here, or empty
     */
    record Entry(
            String field,
            String label,
            String support,
            String value,
            String shown,
            List<Field.Option> options,
            boolean required,
            int lines,
            String printed,
            UnaryOperator<String> normal,
            Function<String, String> problem) {

        /** Copies the list. */
        Entry {
            options = List.copyOf(options);
        }

        /** Name of the form's parameter. */
        String name() {
            return field.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The thing an address means.
     *
     * @param sort {@code whole}, {@code nodes}, {@code indicators} or {@code rows}
     * @throws NotFoundException when the draft has no such thing
     */
    static Editable find(DraftReader.Draft draft, String sort, String code) {
        Optional<Editable> found;
        try {
            found = switch (sort) {
                case WHOLE -> Optional.of(whole(draft));
                case NODES -> node(draft, code);
                case "indicators" -> indicator(draft, code);
                default -> row(draft, code);
            };
        } catch (NoSuchElementException _) {
            found = Optional.empty(); // a plan has no rows, a register no nodes
        }
        return found.orElseThrow(() -> new NotFoundException("この案に、その項目はありません。ほかの人が外したのかもしれません。"));
    }

    /** What addresses call it. */
    String code(String sort) {
        return switch (sort) {
            case WHOLE -> "plan";
            case ROWS -> place.anchor();
            default -> target;
        };
    }

    /** Where it stands on the draft's page. */
    String anchor(String sort) {
        return sort.equals(WHOLE) ? "main" : "item-" + code(sort);
    }

    /** What a filled-in form changes, or what is wrong with it. */
    record Result(List<Mend.Change> changes, Map<String, String> errors) {}

    /** What a filled-in form changes; a field that it leaves out stays. */
    Result changes(Map<String, String> given) {
        var changes = new ArrayList<Mend.Change>();
        var errors = new LinkedHashMap<String, String>();
        for (Entry entry : entries) {
            String typed = typed(given, entry);
            String normal = entry.normal.apply(typed);
            if (typed.equals(entry.shown) || normal.equals(entry.value)) {
                continue;
            }
            String problem = typed.length() > LONGEST
                    ? "入力できる文字数を超えています（入力文字数" + typed.length() + "文字、上限" + LONGEST + "文字）。"
                    : entry.problem.apply(typed);
            if (problem.isEmpty()) {
                changes.add(Mend.Change.set(sort, target, place, entry.field, entry.value, normal)
                        .because(TextWidth.trim(given.getOrDefault("reason", ""))));
            } else {
                errors.put(entry.name(), problem);
            }
        }
        return new Result(changes, errors);
    }

    private static String typed(Map<String, String> given, Entry entry) {
        String text = given.getOrDefault(entry.name(), entry.shown).replace("\r\n", "\n");
        return TextWidth.trim(entry.lines > 1 ? text : text.replace('\n', ' '));
    }

    /** The form's fields, filled in as given or as they stand. */
    List<Ask> asks(Map<String, String> given, Map<String, String> errors) {
        var asks = new ArrayList<Ask>();
        for (Entry entry : entries) {
            String value = given.getOrDefault(entry.name(), entry.shown);
            asks.add(new Ask(
                            entry.name(),
                            entry.label,
                            entry.support,
                            value,
                            entry.options,
                            entry.required,
                            entry.lines,
                            entry.printed,
                            null)
                    .wrong(errors.getOrDefault(entry.name(), "")));
        }
        asks.add(Ask.text(
                "reason", "直す理由", "あとから見る人のために、分かるように書いてください（例 資料の誤植のため）。", given.getOrDefault("reason", ""), false));
        return asks;
    }

    /** The plan as a whole. */
    static Editable whole(DraftReader.Draft draft) {
        PlanDraft plan = draft.asPlan();
        var entries = new ArrayList<Entry>();
        for (var field : PlanMends.PlanField.values()) {
            boolean period = field == PlanMends.PlanField.PERIOD;
            String value = field.of(plan);
            entries.add(new Entry(
                    field.name(),
                    field.label(),
                    period ? "例「2015年度～2019年度」「令和5～9年度」。資料に書かれていないときは空にします。" : "",
                    value,
                    period ? label(value) : value,
                    List.of(),
                    !period,
                    1,
                    printed(draft, Mend.Sort.PLAN, "plan", field.label()),
                    field::normal,
                    field::problem));
        }
        return new Editable(Mend.Sort.PLAN, "plan", Place.line(1, 1), plan.title(), entries);
    }

    /** A node; where it hangs is changed by moving it. */
    static Optional<Editable> node(DraftReader.Draft draft, String code) {
        PlanDraft plan = draft.asPlan();
        return plan.nodes().stream()
                .filter(node -> node.code().equals(code))
                .findFirst()
                .map(node -> new Editable(
                        Mend.Sort.NODE,
                        code,
                        node.place(),
                        node.title(),
                        Arrays.stream(NodeField.values())
                                .filter(field -> field != NodeField.PARENT)
                                .map(field -> {
                                    String value = field.of(node);
                                    return new Entry(
                                            field.name(),
                                            field.label(),
                                            support(field),
                                            value,
                                            value,
                                            field == NodeField.LEVEL ? levels(plan) : List.of(),
                                            field == NodeField.TITLE || field == NodeField.LEVEL,
                                            1,
                                            printed(draft, Mend.Sort.NODE, code, field.label()),
                                            UnaryOperator.identity(),
                                            text -> field.problem(text, plan));
                                })
                                .toList()));
    }

    private static String support(NodeField field) {
        return switch (field) {
            case LABEL -> "資料の番号や記号（例 ①、1-2）。ないときは空にします。";
            case FLAGS -> "「新」「先行型」などの印。複数あるときは「、」で区切ります。";
            case DEPARTMENTS -> "複数あるときは「、」で区切ります。";
            case TITLE, LEVEL, PARENT -> "";
        };
    }

    /** An indicator. */
    static Optional<Editable> indicator(DraftReader.Draft draft, String code) {
        PlanDraft plan = draft.asPlan();
        return plan.indicators().stream()
                .filter(i -> i.code().equals(code))
                .findFirst()
                .map(i -> new Editable(
                        Mend.Sort.INDICATOR,
                        code,
                        i.place(),
                        i.name(),
                        Arrays.stream(IndicatorField.values())
                                .map(field -> {
                                    String value = field.of(i);
                                    boolean period = field == IndicatorField.BASELINE_PERIOD
                                            || field == IndicatorField.TARGET_PERIOD;
                                    return new Entry(
                                            field.name(),
                                            field.label(),
                                            support(field),
                                            value,
                                            period ? label(value) : value,
                                            options(field, plan),
                                            field == IndicatorField.NAME
                                                    || field == IndicatorField.DIRECTION
                                                    || field == IndicatorField.ACCUMULATION,
                                            1,
                                            printed(draft, Mend.Sort.INDICATOR, code, field.label()),
                                            field::normal,
                                            text -> field.problem(text, i, plan));
                                })
                                .toList()));
    }

    private static String support(IndicatorField field) {
        return switch (field) {
            case UNIT -> "例「人」「％」「件」。";
            case BASELINE, TARGET -> "例「12,098人」「約1,200人」。数値がないときは「未把握」「調査中」「非公表」などの理由を入力します。0とは違います。";
            case BASELINE_PERIOD, TARGET_PERIOD -> "例「2019年度」「令和元年度」「2020年3月31日」。資料に書かれていないときは空にします。";
            case NAME, NODE, DIRECTION, ACCUMULATION -> "";
        };
    }

    private static List<Field.Option> options(IndicatorField field, PlanDraft plan) {
        return switch (field) {
            case NODE -> nodes(plan, "（項目に付けない）");
            case DIRECTION ->
                Arrays.stream(Direction.values())
                        .map(d -> new Field.Option(d.name(), d.label()))
                        .toList();
            case ACCUMULATION ->
                Arrays.stream(Accumulation.values())
                        .map(a -> new Field.Option(a.name(), a.label()))
                        .toList();
            default -> List.of();
        };
    }

    /** A row of a register, known by its line's anchor. */
    static Optional<Editable> row(DraftReader.Draft draft, String anchor) {
        return draft.asRegister().programmes().stream()
                .filter(row -> row.place().anchor().equals(anchor))
                .findFirst()
                .map(row -> new Editable(
                        Mend.Sort.ROW,
                        row.no(),
                        row.place(),
                        row.name(),
                        Arrays.stream(RegisterDraft.Field.values())
                                .map(field -> {
                                    String value = field.of(row);
                                    boolean longer = field == RegisterDraft.Field.PURPOSE
                                            || field == RegisterDraft.Field.EFFECT
                                            || field == RegisterDraft.Field.PARTNERS
                                            || value.contains("\n");
                                    return new Entry(
                                            field.name(),
                                            field.label(),
                                            support(field),
                                            value,
                                            value,
                                            List.of(),
                                            field == RegisterDraft.Field.NAME,
                                            longer ? 3 : 1,
                                            printed(draft, Mend.Sort.ROW, anchor, field.label()),
                                            UnaryOperator.identity(),
                                            field::problem);
                                })
                                .toList()));
    }

    private static String support(RegisterDraft.Field field) {
        return switch (field) {
            case START, END -> "例「R7.5.17」「2025/5/17」。";
            case PARTICIPANTS -> "例「4,449」「約300人」。分からないときは「不明」と入力します。0とは違います。";
            case FIRST_YEAR -> "例「2015年」「平成27年度」。";
            case PARTNERS -> "複数あるときは「、」で区切ります。";
            default -> "";
        };
    }

    /** All nodes to choose from, in their order, each level set in. */
    static List<Field.Option> nodes(PlanDraft plan, String none) {
        var options = new ArrayList<Field.Option>();
        options.add(new Field.Option("", none));
        var depths = new LinkedHashMap<String, Integer>();
        for (PlanDraft.Node node : plan.nodes()) {
            int depth = node.parent() == null ? 0 : depths.getOrDefault(node.parent(), 0) + 1;
            depths.put(node.code(), depth);
            String label = (node.label().isEmpty() ? "" : node.label() + " ") + node.title();
            options.add(new Field.Option(
                    node.code(),
                    "　".repeat(Math.min(depth, 5)) + (label.length() > 50 ? label.substring(0, 50) + "…" : label)));
        }
        return List.copyOf(options);
    }

    private static List<Field.Option> levels(PlanDraft plan) {
        return plan.levels().stream()
                .map(level -> new Field.Option(level.key(), level.name()))
                .toList();
    }

    private static String printed(DraftReader.Draft draft, Mend.Sort sort, String code, String field) {
        return draft.notes().stream()
                .filter(note -> note.sort() == sort
                        && note.code().equals(code)
                        && note.field().equals(field))
                .map(Mended.Note::printed)
                .map(text -> text.isEmpty() ? "（なし）" : text)
                .findFirst()
                .orElse("");
    }

    private static String label(String code) {
        return Typed.period(code).map(Period::label).orElse(code);
    }
}
