package org.haskap.indicator;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.NodeRef;
import org.haskap.web.ui.Control;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.jspecify.annotations.Nullable;

/**
 * A formula as the fields of a form, and back. Which fields there are depends on what was chosen; what is not needed for it goes along
 * unseen, so that choosing back and forth loses nothing. Pure.
 *
 * @param offer what can be chosen
 * @param thisYear the year that runs, for what can be a first year
 */
record FormulaFields(FormulaOffer offer, int thisYear) {
    static final String SHAPE = "shape";
    static final String KIND = "kind";
    static final String SPAN = "span";
    static final String FIRST_YEAR = "firstYear";
    static final String REASON = "reason";
    static final int LONGEST_REASON = 500;

    private static final String RATIO = "ratio";
    private static final String ONE = "one";
    private static final String FIGURE = "figure";
    private static final String NODE = "node";
    private static final String DIMENSION = "d";
    private static final String TIMES = "times";
    private static final String MONTH = "month";
    private static final String DAY = "day";
    private static final String SINCE = "since";
    private static final String FISCAL = "fiscal-year";
    private static final String CALENDAR = "calendar-year";
    private static final String AS_OF = "as-of";
    private static final String CUMULATIVE = "since-day";
    private static final int FIRST_EVER = 1950;
    private static final int YEARS_AHEAD = 10;
    private static final int MOST_VALUES = 200;

    /** Which of the two figures of a ratio; a figure alone is the first. */
    private enum Part {
        FIRST("", "", "割られる数："),
        SECOND("2", "割る数：", "割る数：");

        private final String mark;
        private final String alone;
        private final String ofTwo;

        Part(String mark, String alone, String ofTwo) {
            this.mark = mark;
            this.alone = alone;
            this.ofTwo = ofTwo;
        }

        String name(String field) {
            return field + mark;
        }

        String label(String label, boolean two) {
            return (two ? ofTwo : alone) + label;
        }
    }

    /** The form for what was chosen so far, filled in. */
    Form filled(String action, Given given) {
        return form(action, given.one(SHAPE), given.one(Part.FIRST.name(KIND)), given.one(Part.SECOND.name(KIND)))
                .filled(given);
    }

    /** The form for a formula in force. */
    Form filled(String action, FormulaVersion version) {
        Formula formula = version.formula();
        Formula.Ratio ratio = formula instanceof Formula.Ratio two ? two : null;
        Formula first = ratio == null ? formula : ratio.numerator();
        Form form = form(
                        action,
                        ratio == null ? ONE : RATIO,
                        Evaluation.selection(first).kind(),
                        ratio == null
                                ? ""
                                : Evaluation.selection(ratio.denominator()).kind())
                .with(SHAPE, ratio == null ? ONE : RATIO)
                .with(FIRST_YEAR, Integer.toString(version.firstYear()));
        form = filled(form, Part.FIRST, first);
        if (ratio != null) {
            form = filled(form, Part.SECOND, ratio.denominator())
                    .with(TIMES, ratio.factor().stripTrailingZeros().toPlainString());
        }
        return switch (version.span()) {
            case Span.EachFiscalYear _ -> form.with(SPAN, FISCAL);
            case Span.EachCalendarYear _ -> form.with(SPAN, CALENDAR);
            case Span.AsOfDay(var day) ->
                form.with(SPAN, AS_OF)
                        .with(MONTH, Integer.toString(day.getMonthValue()))
                        .with(DAY, Integer.toString(day.getDayOfMonth()));
            case Span.CumulativeSince(var since) -> form.with(SPAN, CUMULATIVE).with(SINCE, since);
        };
    }

    /** The form of an indicator that nobody has set a formula for. */
    Form empty(String action, int firstYear) {
        return form(action, ONE, "", "")
                .with(SHAPE, ONE)
                .with(FIGURE, FormulaOffer.Figure.SUM.name())
                .with(SPAN, FISCAL)
                .with(FIRST_YEAR, Integer.toString(firstYear));
    }

    private static Form filled(Form form, Part part, Formula figure) {
        Selection of = Evaluation.selection(figure);
        NodeRef node = of.subtree();
        Form filled = form.with(
                        part.name(FIGURE), FormulaOffer.Figure.of(figure).name())
                .with(part.name(KIND), of.kind())
                .with(part.name(NODE), node == null ? "" : FormulaOffer.value(node));
        for (var dimension : of.dimensions().entrySet()) {
            filled = filled.with(part.name(DIMENSION) + "-" + dimension.getKey(), dimension.getValue());
        }
        return filled;
    }

    private Form form(String action, String shape, String kind, String otherKind) {
        boolean two = shape.equals(RATIO);
        var fields = new ArrayList<Field>();
        fields.add(Field.radio(
                SHAPE,
                "値の作り方",
                List.of(
                        new Field.Option(ONE, "一つの数", "例：参加者の数、相談の件数"),
                        new Field.Option(RATIO, "二つの数の割合", "例：参加者の数÷開催の回数、利用者のうち市外の人の割合"))));
        fields.addAll(figure(Part.FIRST, kind, two));
        fields.addAll(figure(Part.SECOND, otherKind, two));
        fields.add(Field.select(TIMES, "割った値に掛ける数", times()).support("百分率（％）にするときは100倍を選びます。"));
        fields.add(Field.radio(
                SPAN,
                "数える期間",
                List.of(
                        new Field.Option(FISCAL, "年度ごと", "4月から翌年3月まで"),
                        new Field.Option(CALENDAR, "暦年ごと", "1月から12月まで"),
                        new Field.Option(AS_OF, "毎年の決まった日まで", "はじめからその日までの全部。時点の値になります"),
                        new Field.Option(CUMULATIVE, "決めた日からの累計", "その日から各年度の終わりまで"))));
        fields.add(Field.select(MONTH, "毎年の日：月", months()));
        fields.add(Field.of(Control.NUMBER, DAY, "毎年の日：日").support("例：31"));
        fields.add(Field.date(SINCE, "累計を始める日"));
        fields.add(
                Field.of(Control.NUMBER, FIRST_YEAR, "数え始める年（西暦4桁）").support("この年の値から数えます。前の年の値は変わりません。例：" + thisYear));
        fields.add(Field.area(REASON, "この数え方にする理由（" + LONGEST_REASON + "字まで）", LONGEST_REASON)
                .support("指標のページに公開します。どの記録がこの指標を表すと言えるのかを書いてください。"));
        return Form.of(action, "この数え方にする", fields);
    }

    private List<Field> figure(Part part, String kind, boolean two) {
        var fields = new ArrayList<Field>();
        fields.add(Field.radio(part.name(FIGURE), part.label("数え方", two), FormulaOffer.Figure.options()));
        fields.add(Field.select(part.name(KIND), part.label("事実の種類", two), offer.kindOptions()));
        fields.add(Field.select(part.name(NODE), part.label("計画の項目", two), offer.nodeOptions())
                .optional()
                .support("選んだ項目と、その下に属する事実だけを数えます。"));
        for (FactKind.Dimension dimension : offer.dimensions(kind)) {
            String name = part.name(DIMENSION) + "-" + dimension.code();
            String label = part.label(dimension.name(), two);
            List<String> values = offer.values(kind, dimension.code());
            if (values.isEmpty() || values.size() > MOST_VALUES) {
                fields.add(Field.line(name, label, 80).optional().support("入力した値の事実だけを数えます。空のままなら限定しません。"));
            } else {
                var options = new ArrayList<Field.Option>();
                options.add(new Field.Option("", "限定しない"));
                values.forEach(value -> options.add(new Field.Option(value, value)));
                fields.add(Field.select(name, label, options).optional());
            }
        }
        return fields;
    }

    private List<Field.Option> times() {
        var times = new ArrayList<Field.Option>();
        times.add(new Field.Option("1", "掛けない"));
        times.add(new Field.Option("100", "100倍（％）"));
        times.add(new Field.Option("1000", "1,000倍（千人当たり、‰）"));
        times.add(new Field.Option("10000", "1万倍（1万人当たり）"));
        times.add(new Field.Option("100000", "10万倍（10万人当たり）"));
        if (offer.inForce() instanceof Formula.Ratio ratio) {
            String now = ratio.factor().stripTrailingZeros().toPlainString();
            if (times.stream().noneMatch(option -> option.value().equals(now))) {
                times.add(new Field.Option(now, now + "倍"));
            }
        }
        return times;
    }

    private static List<Field.Option> months() {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> new Field.Option(Integer.toString(month), month + "月"))
                .toList();
    }

    /** The form as it is shown: what the choices so far have no need of goes along unseen. */
    static Form shown(Form form) {
        Set<String> unneeded = unneeded(form);
        return new Form(
                form.action(),
                form.submit(),
                form.fields().stream()
                        .map(field -> unneeded.contains(field.name()) ? unseen(field) : field)
                        .toList(),
                form.version(),
                form.key(),
                form.seen(),
                form.dangerous(),
                form.back());
    }

    private static Field unseen(Field field) {
        return Field.hidden(field.name(), field.blank() ? "" : String.join("\n", field.values()));
    }

    private static Set<String> unneeded(Form form) {
        var unneeded = new java.util.HashSet<String>();
        if (!form.value(SHAPE).equals(RATIO)) {
            unneeded.add(TIMES);
            form.fields().stream()
                    .map(Field::name)
                    .filter(name -> name.equals(Part.SECOND.name(FIGURE))
                            || name.equals(Part.SECOND.name(KIND))
                            || name.equals(Part.SECOND.name(NODE))
                            || name.startsWith(Part.SECOND.name(DIMENSION) + "-"))
                    .forEach(unneeded::add);
        }
        if (!form.value(SPAN).equals(AS_OF)) {
            unneeded.add(MONTH);
            unneeded.add(DAY);
        }
        if (!form.value(SPAN).equals(CUMULATIVE)) {
            unneeded.add(SINCE);
        }
        return unneeded;
    }

    /** The shown form with all that is wrong about it. */
    Form checked(Form shown) {
        return together(shown.checked());
    }

    /** The same without what is only missing yet: for trying, not for putting in force. */
    Form tried(Form shown) {
        Form checked = shown.checked();
        return together(new Form(
                checked.action(),
                checked.submit(),
                checked.fields().stream()
                        .map(field -> field.blank() ? shown.field(field.name()) : field)
                        .toList(),
                checked.version(),
                checked.key(),
                checked.seen(),
                checked.dangerous(),
                checked.back()));
    }

    /** What is still missing before a formula can be tried, by its labels. */
    static List<String> missing(Form form) {
        return form.fields().stream()
                .filter(field -> !field.name().equals(REASON))
                .filter(field -> Boolean.TRUE.equals(field.required()) && field.blank())
                .map(Field::subject)
                .toList();
    }

    /** What is wrong about answers only when they meet. */
    private Form together(Form form) {
        Form checked = form;
        Optional<Long> year = form.field(FIRST_YEAR).number();
        if (year.isPresent() && (year.get() < FIRST_EVER || year.get() > thisYear + YEARS_AHEAD)) {
            checked = checked.wrong(
                    FIRST_YEAR, "数え始める年は、" + FIRST_EVER + "から" + (thisYear + YEARS_AHEAD) + "までの西暦で入力してください。");
        }
        if (form.value(SPAN).equals(AS_OF)
                && !form.field(MONTH).blank()
                && !form.field(DAY).blank()
                && monthDay(form) == null) {
            checked = checked.wrong(DAY, "その月にない日です。日を確かめてください。");
        }
        if (!checked.failed() && missing(checked).isEmpty()) {
            Span span = span(checked);
            int first = firstYear(checked);
            if (span instanceof Span.CumulativeSince(var since)
                    && since.isAfter(span.period(first).end())) {
                checked = checked.wrong(SINCE, "累計を始める日が、数え始める年（" + span.called(first) + "）より後です。");
            }
        }
        return checked;
    }

    private static @Nullable MonthDay monthDay(Form form) {
        try {
            long month = form.field(MONTH).number().orElseThrow();
            long day = form.field(DAY).number().orElseThrow();
            return MonthDay.of(Math.toIntExact(month), Math.toIntExact(day));
        } catch (DateTimeException | ArithmeticException | java.util.NoSuchElementException _) {
            return null;
        }
    }

    /** The figure that a checked form says. */
    static Formula formula(Form form) {
        Formula first = figure(form, Part.FIRST);
        return form.value(SHAPE).equals(RATIO)
                ? new Formula.Ratio(first, figure(form, Part.SECOND), new BigDecimal(form.value(TIMES)))
                : first;
    }

    private static Formula figure(Form form, Part part) {
        String node = form.value(part.name(NODE));
        var dimensions = new HashMap<String, String>();
        String before = part.name(DIMENSION) + "-";
        form.fields().stream()
                .filter(field -> field.name().startsWith(before) && !field.blank())
                .forEach(field -> dimensions.put(field.name().substring(before.length()), field.value()));
        return FormulaOffer.Figure.valueOf(form.value(part.name(FIGURE)))
                .of(new Selection(form.value(part.name(KIND)), node.isEmpty() ? null : node(node), dimensions));
    }

    private static NodeRef node(String value) {
        int slash = value.indexOf('/');
        return new NodeRef(Long.parseLong(value.substring(0, slash)), value.substring(slash + 1));
    }

    /** The span that a checked form says. */
    static Span span(Form form) {
        return switch (form.value(SPAN)) {
            case CALENDAR -> new Span.EachCalendarYear();
            case AS_OF -> new Span.AsOfDay(java.util.Objects.requireNonNull(monthDay(form)));
            case CUMULATIVE -> new Span.CumulativeSince(since(form));
            default -> new Span.EachFiscalYear();
        };
    }

    private static LocalDate since(Form form) {
        return form.day(SINCE).orElseThrow();
    }

    /** The first year that a checked form says. */
    static int firstYear(Form form) {
        return Math.toIntExact(form.field(FIRST_YEAR).number().orElseThrow());
    }

    /** The kinds of facts that a form names. */
    static List<String> kinds(Given given) {
        return List.of(given.one(Part.FIRST.name(KIND)), given.one(Part.SECOND.name(KIND)));
    }
}
