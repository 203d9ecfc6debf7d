package org.haskap.feed;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.haskap.evidence.FactKind;
import org.haskap.kernel.SpreadsheetText;

/**
 * A kind's file to fill in. As CSV it has the headings alone; as a workbook also an example, which is left out when it is read,
 * and sheets that say what each column may hold. Sent back as it is, it holds no fact.
 *
 * @param kind the kind
 * @param values for each of its dimensions the values its facts have
 * @param strategy the name in addresses of the plan whose items are meant where none is named, or empty
 * @param nodes what may stand under 計画の項目, those of the strategy first: they alone are offered, because two plans may use one
 *     code
 * @param today the example's day
 */
record FactTemplate(
        FactKind kind, Map<String, List<String>> values, String strategy, List<Node> nodes, LocalDate today) {
    /** Stands for the number of an example; the number of a fact has no brackets. */
    static final String EXAMPLE = "（記入例）";

    /** Begins a sheet that is for people alone. */
    static final String FOR_PEOPLE = "このシートは取り込みません";

    /** More values than these are not listed. */
    static final int MOST_VALUES = 1_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String TABLE = "事実";
    private static final String CHOICES = "選べる値";
    private static final String ITEMS = "計画の項目";
    private static final int FIRST_CHOICE = 3;
    private static final int CHARACTER = 256;

    FactTemplate {
        values = Map.copyOf(values);
        nodes = nodes.stream()
                .sorted(Comparator.comparing(node -> !node.plan().equals(strategy)))
                .toList();
    }

    /** An item of a plan: the plan's name in addresses, the item's code and heading. */
    record Node(String plan, String code, String heading) {}

    /** The headings as CSV; the stream stays open. */
    void csv(OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        csv.writeRecord(FactRows.template(kind).values().stream()
                .map(SpreadsheetText::guarded)
                .toList());
        csv.flush();
        writer.flush();
    }

    /** The workbook; the stream stays open. */
    void xlsx(OutputStream out) throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            var bold = workbook.createFont();
            bold.setBold(true);
            CellStyle heading = workbook.createCellStyle();
            heading.setFont(bold);
            table(workbook, heading);
            help(workbook.createSheet("記入のしかた"), heading);
            choices(workbook.createSheet(CHOICES), heading);
            items(workbook.createSheet(ITEMS), heading);
            workbook.write(out);
        }
    }

    private void table(XSSFWorkbook workbook, CellStyle heading) {
        Sheet sheet = workbook.createSheet(TABLE);
        CellStyle text = workbook.createCellStyle();
        text.setDataFormat((short) BuiltinFormats.getBuiltinFormat("@"));
        CellStyle day = workbook.createCellStyle();
        day.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
        var pale = workbook.createFont();
        pale.setItalic(true);
        pale.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
        CellStyle example = workbook.createCellStyle();
        example.cloneStyleFrom(text);
        example.setFont(pale);
        Map<String, String> headings = FactRows.template(kind);
        Map<String, String> shown = example();
        Row head = sheet.createRow(0);
        Row first = sheet.createRow(1);
        int column = 0;
        for (var each : headings.entrySet()) {
            String part = each.getKey();
            cell(head, column, each.getValue(), heading);
            cell(first, column, shown.getOrDefault(part, ""), example);
            sheet.setColumnWidth(column, 18 * CHARACTER);
            if (part.equals("occurredOn")) {
                sheet.setDefaultColumnStyle(column, day);
            } else if (!part.equals("quantity")) {
                sheet.setDefaultColumnStyle(column, text); // a number of somebody's keeps its leading noughts
            }
            column++;
        }
        sheet.createFreezePane(0, 1);
        List<String> parts = List.copyOf(headings.keySet());
        for (int i = 0; i < kind.dimensions().size(); i++) {
            FactKind.Dimension dimension = kind.dimensions().get(i);
            int known = known(dimension).size();
            if (known > 0) {
                String choice = CellReference.convertNumToColString(i);
                choose(
                        sheet,
                        parts.indexOf(FactRows.DIMENSION + dimension.code()),
                        new Offer(
                                CHOICES, choice, known, "一覧にない値です", "シート「" + CHOICES + "」にない値です。書き間違いでなければ、そのまま使えます。"));
            }
        }
        int ours = Math.toIntExact(
                nodes.stream().filter(node -> node.plan().equals(strategy)).count());
        if (ours > 0) {
            choose(
                    sheet,
                    parts.indexOf("node"),
                    new Offer(
                            ITEMS, "B", ours, "戦略の項目にない記号です", "ほかの計画の項目は、「計画」の列に、シート「" + ITEMS + "」にある計画の名前も書けば使えます。"));
        }
    }

    /**
     * Values to choose from.
     *
     * @param sheet the sheet they are on
     * @param letter their column there
     * @param count how many there are
     * @param title says that something else was written
     * @param remedy says what to do then
     */
    private record Offer(String sheet, String letter, int count, String title, String remedy) {
        String formula() {
            return "'" + sheet + "'!$" + letter + "$" + FIRST_CHOICE + ":$" + letter + "$" + (FIRST_CHOICE + count - 1);
        }
    }

    /** Offers the values of another sheet's column. What is not among them may be written too: it is asked about, not refused. */
    private static void choose(Sheet sheet, int column, Offer offer) {
        var helper = sheet.getDataValidationHelper();
        var list = helper.createFormulaListConstraint(offer.formula());
        DataValidation choice =
                helper.createValidation(list, new CellRangeAddressList(2, FactRows.MOST, column, column));
        choice.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        choice.createErrorBox(offer.title(), offer.remedy());
        choice.setShowErrorBox(true);
        sheet.addValidationData(choice);
    }

    private Map<String, String> example() {
        var example = new java.util.HashMap<String, String>();
        example.put("id", EXAMPLE);
        example.put("occurredOn", today.toString());
        example.put("quantity", "1");
        kind.dimensions().forEach(dimension -> {
            List<String> known = known(dimension);
            if (!known.isEmpty()) {
                example.put(FactRows.DIMENSION + dimension.code(), known.getFirst());
            }
        });
        return example;
    }

    private List<String> known(FactKind.Dimension dimension) {
        List<String> known = values.getOrDefault(dimension.code(), List.of());
        return known.subList(0, Math.min(MOST_VALUES, known.size()));
    }

    private void help(Sheet sheet, CellStyle heading) {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(FOR_PEOPLE + "。種類「" + kind.name() + "」の事実を、シート「" + TABLE + "」に一行ずつ書きます。" + kind.sentence()));
        lines.add(List.of("列", "要否", "書き方"));
        for (var each : FactRows.template(kind).entrySet()) {
            String part = each.getKey();
            lines.add(List.of(each.getValue(), part.equals("occurredOn") ? "必須" : "任意", how(part)));
        }
        lines.add(List.of("", "", "番号が" + EXAMPLE + "の行は取り込みません。消しても、残してもかまいません。ほかの行には写さないでください。"));
        write(sheet, lines, heading);
        sheet.setColumnWidth(0, 18 * CHARACTER);
        sheet.setColumnWidth(1, 8 * CHARACTER);
        sheet.setColumnWidth(2, 90 * CHARACTER);
    }

    private String how(String part) {
        return switch (part) {
            case "id" -> "送る側で付ける、重ならない番号です（" + FeedRules.LONGEST_ID + "字まで）。空けると、行の内容から付きます。";
            case "occurredOn" -> "起きた日です。2026-04-01、R8.4.1、令和8年4月1日のどれでも読みます。";
            case "quantity" -> "単位は" + kind.unit() + "です。空けると1です。合計を一行に書くときは、その数を書きます。";
            case "plan" -> "計画の名前です。シート「" + ITEMS + "」にあります。空けると、戦略の項目と読みます。";
            case "node" -> "計画の項目の記号です。戦略の項目は一覧から選べます。ほかの計画の項目は、シート「" + ITEMS + "」の記号を書き、「計画」の列にその計画の名前を書きます。";
            case "subject" ->
                "だれのことかを数えるための番号です（" + FeedRules.LONGEST_SUBJECT + "字まで）。鍵をかけて置き換え、そのままでは残しません。氏名は書かないでください。";
            case "reverses" -> "前に送った事実を取り消す行に、その番号を書きます。その行には、ほかに「番号」だけを書きます。";
            default -> "内訳の値です（" + FeedRules.LONGEST_VALUE + "字まで）。これまでの値は、シート「" + CHOICES + "」にあります。新しい値も書けます。";
        };
    }

    private void choices(Sheet sheet, CellStyle heading) {
        var lines = new ArrayList<List<String>>();
        List<FactKind.Dimension> dimensions = kind.dimensions();
        boolean more = dimensions.stream()
                .anyMatch(dimension ->
                        values.getOrDefault(dimension.code(), List.of()).size() > MOST_VALUES);
        lines.add(List.of(FOR_PEOPLE
                + (dimensions.isEmpty() ? "。この種類に内訳はありません。" : "。内訳の、これまでの値です。")
                + (more ? String.format("多いため、はじめの%,d個ずつです。", MOST_VALUES) : "")));
        lines.add(dimensions.stream().map(FactKind.Dimension::name).toList());
        int most = dimensions.stream()
                .mapToInt(dimension -> known(dimension).size())
                .max()
                .orElse(0);
        for (int i = 0; i < most; i++) {
            int at = i;
            lines.add(dimensions.stream()
                    .map(dimension ->
                            at < known(dimension).size() ? known(dimension).get(at) : "")
                    .toList());
        }
        write(sheet, lines, heading);
    }

    private void items(Sheet sheet, CellStyle heading) {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(FOR_PEOPLE + "。計画の項目の、いまの版での記号です。同じ記号が、ほかの計画では別の項目を指すことがあります。"));
        lines.add(List.of("計画", "計画の項目", "見出し"));
        nodes.forEach(node -> lines.add(List.of(node.plan(), node.code(), node.heading())));
        write(sheet, lines, heading);
        sheet.setColumnWidth(0, 24 * CHARACTER);
        sheet.setColumnWidth(1, 18 * CHARACTER);
        sheet.setColumnWidth(2, 60 * CHARACTER);
    }

    private static void write(Sheet sheet, List<List<String>> lines, CellStyle heading) {
        for (int i = 0; i < lines.size(); i++) {
            Row row = sheet.createRow(i);
            for (int j = 0; j < lines.get(i).size(); j++) {
                cell(row, j, lines.get(i).get(j), i == FIRST_CHOICE - 2 ? heading : null);
            }
        }
    }

    private static void cell(Row row, int column, String text, @org.jspecify.annotations.Nullable CellStyle style) {
        if (text.isEmpty() && style == null) {
            return;
        }
        var cell = row.createCell(column);
        cell.setCellValue(text); // a text, whatever it begins with: nothing here is calculated
        if (style != null) {
            cell.setCellStyle(style);
        }
    }
}
