package org.haskap.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haskap.attainment.Actual;
import org.haskap.document.KeptDocument;
import org.haskap.indicator.Observation;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.plan.Indicator;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.jspecify.annotations.Nullable;

/** The form for one value: a row of a table, asked field by field. Pure. */
final class EntryForm {
    static final String SURE = "sure";
    static final String DOCUMENT = "document";

    private static final Map<SheetColumn, String> FIELDS = Map.of(
            SheetColumn.KPI, "value",
            SheetColumn.PERIOD, "period",
            SheetColumn.VALUE, "value",
            SheetColumn.UNIT, "value",
            SheetColumn.STATUS, "status",
            SheetColumn.NOTE, "value",
            SheetColumn.SOURCE, "source",
            SheetColumn.COMMENT, "comment",
            SheetColumn.MEASURED_ON, "measured");

    private EntryForm() {}

    /** What a status column offers: how firm a value is, or why there is none. */
    static List<Field.Option> statuses() {
        return Stream.concat(
                        Arrays.stream(Actual.Status.values())
                                .sorted(java.util.Comparator.reverseOrder())
                                .map(status -> new Field.Option(status.name(), status.label())),
                        Arrays.stream(Missing.values())
                                .filter(missing -> missing != Missing.UNCLEAR)
                                .map(missing -> new Field.Option(missing.name(), "値がない：" + missing.label())))
                .toList();
    }

    /**
     * The form.
     *
     * @param period the period it is about; empty when the person says it
     * @param documents what may be chosen as the source
     */
    static Form of(String action, Indicator indicator, String period, List<KeptDocument> documents, String back) {
        String unit = indicator.unit();
        var fields = new ArrayList<Field>();
        fields.add(
                period.isEmpty()
                        ? Field.line("period", "時期（30字まで）", 30).support("例：2017年度、2017年、2018年3月31日")
                        : Field.hidden("period", period));
        fields.add(Field.line("value", "値" + (unit == null ? "" : "（" + unit + "）"), TypedFigure.LONGEST)
                .optional()
                .support("例：1,234、△3.5。値がないときは空にして、次の欄で理由を選んでください。0 は「ない」ではなく、0 という値です。"));
        fields.add(Field.select("status", "値の確かさ、または値がない理由", statuses())
                .value(Actual.Status.FINAL.name())
                .support("確報は、あとで変わらない値。速報と見込は、あとで確報に替える値です。"));
        fields.add(Field.line("source", "出典の資料（" + SheetCheck.SOURCE + "字まで）", SheetCheck.SOURCE)
                .support("例：令和元年度 事業実績報告書 12ページ。確認された後、公開されます。"));
        var sources = new ArrayList<Field.Option>();
        sources.add(new Field.Option("", "選ばない（資料はほかの場所にある）"));
        documents.forEach(document -> sources.add(new Field.Option(Long.toString(document.id()), document.called())));
        fields.add(Field.select(DOCUMENT, "元の資料（このシステムにあるもの）", sources)
                .optional()
                .support("選ぶと、値からその資料を開けます。公開のページから開けるのは、公開されている資料だけです。"));
        fields.add(Field.area("comment", "コメント（" + SheetCheck.COMMENT + "字まで）", SheetCheck.COMMENT)
                .optional()
                .support("値の動きの理由などを書いてください。値があるときは必ず書きます。確認された後、公開されます。個人の名前は書かないでください。"));
        fields.add(Field.date("measured", "測定した日").optional());
        return Form.of(action, "この値を入力する", fields).back("一覧に戻る", back);
    }

    /** The form with the value that stands, and its key as the version. */
    static Form filled(Form form, @Nullable Observation stands) {
        if (stands == null) {
            return form.changing(0);
        }
        Form same = stands.isWithdrawal()
                ? form
                : form.with(
                                "value",
                                stands.value() == null ? "" : stands.value().toPlainString())
                        .with(
                                "status",
                                stands.missing() == null
                                        ? stands.status().name()
                                        : stands.missing().name())
                        .with("source", stands.source())
                        .with(DOCUMENT, Objects.toString(stands.document(), ""))
                        .with("comment", stands.comment())
                        .with("measured", stands.measuredOn());
        return same.changing(stands.id());
    }

    /** What was typed, as a row of a table. */
    static Sheet sheet(Form form) {
        var cells = new EnumMap<SheetColumn, String>(SheetColumn.class);
        put(cells, SheetColumn.PERIOD, form.value("period"));
        put(cells, SheetColumn.VALUE, form.value("value"));
        put(cells, SheetColumn.STATUS, form.value("status"));
        put(cells, SheetColumn.SOURCE, form.value("source"));
        put(cells, SheetColumn.COMMENT, form.value("comment"));
        form.day("measured").ifPresent(day -> put(cells, SheetColumn.MEASURED_ON, day.toString()));
        put(cells, SheetColumn.SEEN, Long.toString(Objects.requireNonNullElse(form.version(), -1L)));
        return new Sheet(List.of(new Sheet.Row(1, cells)), null);
    }

    private static void put(Map<SheetColumn, String> cells, SheetColumn column, String text) {
        if (!text.isBlank()) {
            cells.put(column, text);
        }
    }

    /** The document that was chosen, or null. */
    static @Nullable Long document(Form form) {
        String chosen = form.value(DOCUMENT);
        return chosen.matches("\\d{1,18}") ? Long.valueOf(chosen) : null;
    }

    /** The form with what is wrong about the row; what looks odd must be owned. */
    static Form judged(Form form, SheetCheck.Line line, boolean sure) {
        Form judged = form;
        for (SheetCheck.Problem problem : line.errors()) {
            judged = judged.wrong(FIELDS.getOrDefault(problem.column(), "value"), problem.sentence());
        }
        if (judged.failed() || line.warnings().isEmpty()) {
            return judged;
        }
        var fields = new ArrayList<>(judged.fields());
        Field asked = Field.checks(SURE, "値の確認", List.of(new Field.Option("yes", "確かめました。この値で正しいです")))
                .support(line.warnings().stream().collect(Collectors.joining(" ")));
        fields.add(sure ? asked.value("yes") : asked.wrong("気になる点があります。確かめて、正しければ印を付けて、もう一度送ってください。"));
        return new Form(
                judged.action(),
                judged.submit(),
                fields,
                judged.version(),
                judged.key(),
                judged.seen(),
                judged.dangerous(),
                judged.back());
    }

    /** A period as a link names it, where that is one. */
    static @Nullable Period period(String code) {
        return code.isEmpty() ? null : SheetCheck.read(code).orElse(null);
    }
}
