package org.haskap.opendata;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.haskap.kernel.SpreadsheetText;
import org.haskap.opendata.MachineReadability.Broken;
import org.haskap.opendata.MachineReadability.Kept;
import org.haskap.opendata.MachineReadability.Level;
import org.haskap.opendata.MachineReadability.NotApplicable;
import org.haskap.opendata.MachineReadability.Outcome;
import org.haskap.opendata.MachineReadability.Severity;
import org.haskap.opendata.MachineReadability.Sheet;

/**
 * One rule.
 *
 * @param level its level
 * @param number its number within the level
 * @param severity what breaking it costs
 * @param title what it asks, in Japanese
 * @param check how a file is looked at
 */
record ReadabilityRule(Level level, int number, Severity severity, String title, Function<Sheet, Outcome> check) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern NUMBER_IN_WORDS =
            Pattern.compile("[-△▲−]?[約]?[\\d０-９][\\d０-９,，.]*\\s*[人件社円％%回年]?※?\\d*");
    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern ISO_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");
    private static final Pattern WAREKI = Pattern.compile("(?:[MTSHR]|明治|大正|昭和|平成|令和)\\s*(?:元|\\d{1,2})(?:[./年].*)?");
    private static final Pattern YEAR_HEADING =
            Pattern.compile("(?:FY|CY)?\\d{4}(?:年度?)?|[HSR]\\d{1,2}(?:年度?)?|(?:平成|令和|昭和)(?:元|\\d{1,2})年度?");
    private static final Pattern SYMBOL = Pattern.compile("[―－\\-…‥*＊xX×※]+");
    private static final Pattern REPEAT = Pattern.compile("[〃″々\"]+|同上|同");
    private static final Pattern OTHER_IN_WORDS = Pattern.compile("その他\\s*[（(].+[）)]");
    private static final Pattern LAYOUT =
            Pattern.compile("^[\\s\\p{Z}].*|.*[\\s\\p{Z}]$|.*[\\s\\p{Z}]{2,}.*", Pattern.DOTALL);
    private static final Pattern UNIT_IN_HEADING = Pattern.compile(".*[（(][^）)]+[）)].*");

    /** The rules that can concern a CSV file, in their order. */
    static final List<ReadabilityRule> ALL = List.of(
            l1(1, Severity.FATAL, "機械が読める形式である", _ -> new Kept()),
            l1(
                    2,
                    Severity.FATAL,
                    "1ファイルに表は1つ",
                    sheet -> sheet.rows().contains(sheet.headings())
                            ? new Broken((sheet.rows().indexOf(sheet.headings()) + 2) + "行に見出しの繰り返し")
                            : new Kept()),
            l1(3, Severity.CRITICAL, "空の行や列で表を区切らない", ReadabilityRule::divided),
            l1(
                    4,
                    Severity.MAJOR,
                    "表の外に余計なものがない",
                    sheet -> sheet.eachRecord(
                            row -> row.size() != sheet.headings().size())),
            l1(
                    5,
                    Severity.CRITICAL,
                    "すべての列に名前がある",
                    sheet -> sheet.eachColumn(i -> sheet.headings().get(i).isBlank())),
            l1(
                    6,
                    Severity.CRITICAL,
                    "体裁のための空白や改行がない",
                    sheet -> sheet.eachCell(cell -> LAYOUT.matcher(cell).matches())),
            l1(7, Severity.CRITICAL, "1つのセルに1つのデータ", sheet -> sheet.eachColumn(i -> several(sheet, i))),
            l1(
                    8,
                    Severity.CRITICAL,
                    "機種依存文字がない",
                    sheet -> sheet.eachCell(cell -> cell.codePoints().anyMatch(PlainText::dependent))),
            l1(9, Severity.MINOR, "空とゼロが区別できる", sheet -> sheet.eachColumn(i -> unexplained(sheet, i))),
            l1(
                    14,
                    Severity.FATAL,
                    "1件が1行",
                    sheet -> sheet.eachCell(cell -> cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0)),
            l1(
                    15,
                    Severity.FATAL,
                    "コンマを含むセルは引用符で囲む",
                    sheet -> sheet.eachRecord(
                            row -> row.size() > sheet.headings().size())),
            l2(1, Severity.FATAL, "数値は数だけ", sheet -> sheet.eachColumn(i -> noNumber(sheet, i))),
            l2(
                    2,
                    Severity.FATAL,
                    "同じ値を省かない",
                    sheet -> sheet.eachCell(cell -> REPEAT.matcher(cell).matches())),
            l2(
                    3,
                    Severity.FATAL,
                    "列の名前が重ならない",
                    sheet -> new HashSet<>(sheet.headings()).size()
                                    == sheet.headings().size()
                            ? new Kept()
                            : new Broken("見出し行")),
            l2(4, Severity.CRITICAL, "決まった選択肢の値である", ReadabilityRule::choices),
            l2(
                    5,
                    Severity.MAJOR,
                    "「その他」の中身は別の列",
                    sheet -> sheet.eachCell(cell -> OTHER_IN_WORDS.matcher(cell).matches())),
            l2(6, Severity.MAJOR, "式ではなく値である", sheet -> sheet.eachCell(SpreadsheetText::dangerousAsIs)),
            l3(
                    1,
                    Severity.FATAL,
                    "1行目が見出し、2行目からデータ",
                    sheet -> sheet.headings().stream().allMatch(String::isBlank) ? new Broken("1行") : new Kept()),
            l3(2, Severity.CRITICAL, "コード表が付いている", ReadabilityRule::codeTables),
            l3(3, Severity.MAJOR, "記号の意味が決められている", sheet -> sheet.eachColumn(i -> symbol(sheet, i))),
            l3(4, Severity.MAJOR, "単位が示されている", sheet -> sheet.eachColumn(i -> withoutUnit(sheet, i))),
            l3(5, Severity.MAJOR, "時間は西暦か、西暦を併せて示す", sheet -> sheet.eachColumn(i -> withoutWestern(sheet, i))),
            l3(
                    8,
                    Severity.MAJOR,
                    "項目の定義があり、列の名前は半角英数字",
                    sheet -> sheet.eachColumn(i -> !sheet.headings().get(i).matches("[a-z][a-z0-9_]*")
                            || sheet.said(i).title().isEmpty())),
            l3(
                    9,
                    Severity.MAJOR,
                    "縦持ちである",
                    sheet -> sheet.headings().stream()
                                            .filter(heading -> YEAR_HEADING
                                                    .matcher(heading.strip())
                                                    .matches())
                                            .count()
                                    >= 2
                            ? new Broken("見出し行に年が並んでいる")
                            : new Kept()));

    /** Its name, such as {@code L1-07}. */
    String code() {
        return level + "-" + (number < 10 ? "0" : "") + number;
    }

    private static ReadabilityRule l1(int number, Severity severity, String title, Function<Sheet, Outcome> check) {
        return new ReadabilityRule(Level.L1, number, severity, title, check);
    }

    private static ReadabilityRule l2(int number, Severity severity, String title, Function<Sheet, Outcome> check) {
        return new ReadabilityRule(Level.L2, number, severity, title, check);
    }

    private static ReadabilityRule l3(int number, Severity severity, String title, Function<Sheet, Outcome> check) {
        return new ReadabilityRule(Level.L3, number, severity, title, check);
    }

    private static Outcome divided(Sheet sheet) {
        Outcome rows = sheet.eachRecord(row -> row.stream().allMatch(String::isBlank));
        return rows instanceof Broken
                ? rows
                : sheet.eachColumn(i ->
                        sheet.headings().get(i).isBlank() && sheet.filled(i).isEmpty());
    }

    /** Whether a cell of a printed column lists several names; sentences may hold as many commas as they like. */
    private static boolean several(Sheet sheet, int at) {
        if (sheet.said(at).type() != Column.Type.PRINTED) {
            return false;
        }
        List<String> cells = sheet.filled(at);
        boolean names = cells.stream().noneMatch(cell -> cell.indexOf('。') >= 0)
                && cells.stream().mapToInt(String::length).average().orElse(0) < 40;
        return names && cells.stream().anyMatch(cell -> cell.matches(".*[、;；].*"));
    }

    /** Whether numbers are missing without a column that says why. */
    private static boolean unexplained(Sheet sheet, int at) {
        if (!numeric(sheet, at) || sheet.filled(at).size() == sheet.rows().size()) {
            return false;
        }
        Column column = sheet.said(at);
        boolean explained = sheet.headings().stream().anyMatch(heading -> heading.endsWith("status"))
                || column.title().contains("空");
        return !explained;
    }

    /** Whether a column is meant to hold numbers: it says so, or most of what is printed there are some. */
    private static boolean numeric(Sheet sheet, int at) {
        Column.Type type = sheet.said(at).type();
        if (type != Column.Type.PRINTED) {
            return type == Column.Type.NUMBER || type == Column.Type.INTEGER;
        }
        List<String> cells = sheet.filled(at);
        long numbers = cells.stream()
                .filter(cell -> NUMBER_IN_WORDS.matcher(cell).matches())
                .count();
        return !cells.isEmpty() && numbers * 2 > cells.size();
    }

    private static boolean noNumber(Sheet sheet, int at) {
        return numeric(sheet, at)
                && sheet.filled(at).stream()
                        .anyMatch(cell -> !NUMBER.matcher(cell).matches());
    }

    private static Outcome choices(Sheet sheet) {
        var lists = Codes.lists();
        if (sheet.columns().stream().allMatch(column -> column.codes() == null)) {
            return new NotApplicable();
        }
        return sheet.eachColumn(i -> {
            String list = sheet.said(i).codes();
            return list != null
                    && sheet.filled(i).stream()
                            .anyMatch(cell -> lists.getOrDefault(list, List.of()).stream()
                                    .noneMatch(code -> code.code().equals(cell)));
        });
    }

    private static Outcome codeTables(Sheet sheet) {
        if (sheet.columns().stream().allMatch(column -> column.codes() == null)) {
            return new NotApplicable();
        }
        return sheet.eachColumn(i -> {
            String list = sheet.said(i).codes();
            return list != null && !sheet.lists().contains(list);
        });
    }

    /** Whether a symbol stands where a value should, in a table that does not say what it means. */
    private static boolean symbol(Sheet sheet, int at) {
        return sheet.said(at).type() == Column.Type.PRINTED
                && sheet.filled(at).stream()
                        .anyMatch(cell -> SYMBOL.matcher(cell).matches());
    }

    private static boolean withoutUnit(Sheet sheet, int at) {
        Column column = sheet.said(at);
        if (!numeric(sheet, at)) {
            return false;
        }
        return column.type() == Column.Type.PRINTED
                ? at > 0 && !UNIT_IN_HEADING.matcher(column.name()).matches()
                : column.unit() == null;
    }

    private static boolean withoutWestern(Sheet sheet, int at) {
        return sheet.filled(at).stream().anyMatch(cell -> switch (sheet.said(at).type()) {
            case DATE -> !ISO_DAY.matcher(cell).matches();
            case TIME -> !ISO_TIME.matcher(cell).matches();
            case PRINTED -> WAREKI.matcher(cell).matches();
            case TEXT, PROSE, NUMBER, INTEGER -> false;
        });
    }
}
