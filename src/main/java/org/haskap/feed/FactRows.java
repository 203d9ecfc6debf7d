package org.haskap.feed;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.haskap.evidence.FactKind;
import org.haskap.kernel.Finding;
import org.haskap.kernel.TextWidth;
import org.haskap.kernel.Wareki;
import org.haskap.reading.Document;

/**
 * A table of facts of one kind, as a file holds it. Pure. The first row that is not blank has the headings; a heading that is not
 * known stops the whole file, because a misspelt one would lose its column in silence.
 *
 * @param rows the facts
 * @param lines for each of them its line in the file
 * @param headings for each part of a fact the heading it stands under, as printed
 * @param problems what was found wrong while reading
 * @param notes what must be known of the file
 */
record FactRows(
        List<FedRow> rows,
        List<Integer> lines,
        Map<String, String> headings,
        List<FeedProblem> problems,
        List<String> notes) {
    /** Facts in one file. */
    static final int MOST = 100_000;

    /** Begins the name of a part that is a dimension. */
    static final String DIMENSION = "dimensions.";

    private static final int LONGEST_DAY = 30;

    private static final String STILL_EXAMPLE =
            "番号が" + FactTemplate.EXAMPLE + "のままです。取り込む行は、番号を書き直すか空にしてください。記入例を残すときは、一行だけにしてください。";

    /** The headings, the first of each as templates have it. */
    static final Map<String, List<String>> HEADINGS = known();

    FactRows {
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
        headings = Map.copyOf(headings);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    private static Map<String, List<String>> known() {
        var headings = new LinkedHashMap<String, List<String>>();
        headings.put("id", List.of("番号", "id"));
        headings.put("occurredOn", List.of("日付", "起きた日", "年月日", "実施日", "開催日", "occurredOn"));
        headings.put("quantity", List.of("数量", "人数", "件数", "金額", "quantity"));
        headings.put("plan", List.of("計画", "plan"));
        headings.put("node", List.of("計画の項目", "項目", "node"));
        headings.put("subject", List.of("対象の人", "対象者", "対象者番号", "subject"));
        headings.put("reverses", List.of("取り消す番号", "reverses"));
        return headings;
    }

    /** The file cannot be taken as a table of facts. */
    static final class NoTableException extends Exception {
        private static final long serialVersionUID = 1L;

        NoTableException(String sentence) {
            super(sentence);
        }
    }

    static FactRows read(Document document, FactKind kind) throws NoTableException {
        if (!Set.of(Document.Format.CSV, Document.Format.TSV, Document.Format.XLSX)
                .contains(document.kind())) {
            throw new NoTableException("表として読めるのは、CSV（.csv）、タブ区切り（.tsv）、Excel（.xlsx）です。どれかで保存し直してください。");
        }
        Set<Integer> forPeople = forPeople(document);
        List<Document.Line> filled = document.lines().stream()
                .filter(line ->
                        !line.blank() && !forPeople.contains(line.place().page()))
                .toList();
        if (filled.isEmpty()) {
            throw new NoTableException("事実の表がありません。ひな形のシート「事実」に書いてください。");
        }
        Document.Line head = filled.getFirst();
        int sheet = head.place().page();
        Document.Line last = filled.getLast();
        if (last.place().page() != sheet) {
            throw new NoTableException(last.place().page() + "枚目のシートにも内容があります。事実の表があるシートだけを残すか、シートごとに分けて取り込んでください。");
        }
        if (filled.size() - 1 > MOST) {
            throw new NoTableException(
                    String.format("一つのファイルに書ける事実は%,d件までです。%,d行あります。分けて取り込んでください。", MOST, filled.size() - 1));
        }
        Map<Integer, String> columns = columns(head, kind);
        var rows = new ArrayList<FedRow>();
        var lines = new ArrayList<Integer>();
        var problems = new ArrayList<FeedProblem>();
        var notes = new ArrayList<>(
                document.findings().stream().map(Finding::message).toList());
        List<Document.Line> facts = filled.subList(1, filled.size());
        // The template has one example. Where several rows carry its mark it was filled down over facts, which are not
        // left out.
        boolean several =
                facts.stream().filter(line -> example(line, columns)).limit(2).count() > 1;
        for (Document.Line line : facts) {
            int row = rows.size();
            if (example(line, columns)) {
                if (!several) {
                    notes.add(line.place().line() + "行目は、番号が" + FactTemplate.EXAMPLE + "なので取り込みません。");
                    continue;
                }
                problems.add(new FeedProblem(row, "id", STILL_EXAMPLE));
            }
            for (int i = 0; i < line.cells().size(); i++) {
                if (!columns.containsKey(i)
                        && !TextWidth.trim(line.cells().get(i)).isEmpty()) {
                    problems.add(new FeedProblem(row, "", (i + 1) + "列目に、見出しのない値があります。列がずれていないか確かめてください。"));
                }
            }
            rows.add(row(line, columns, kind));
            lines.add(line.place().line());
        }
        var printed = new HashMap<String, String>();
        columns.forEach(
                (i, part) -> printed.put(part, TextWidth.trim(head.cells().get(i))));
        return new FactRows(rows, lines, printed, problems, notes);
    }

    /** The sheets that say how a template is filled in. */
    private static Set<Integer> forPeople(Document document) {
        var met = new HashSet<Integer>();
        var forPeople = new HashSet<Integer>();
        for (Document.Line line : document.lines()) {
            if (!line.blank()
                    && met.add(line.place().page())
                    && TextWidth.trim(line.cells().getFirst()).startsWith(FactTemplate.FOR_PEOPLE)) {
                forPeople.add(line.place().page());
            }
        }
        return forPeople;
    }

    private static boolean example(Document.Line line, Map<Integer, String> columns) {
        return columns.entrySet().stream()
                .anyMatch(column -> column.getValue().equals("id")
                        && column.getKey() < line.cells().size()
                        && TextWidth.trim(line.cells().get(column.getKey())).equals(FactTemplate.EXAMPLE));
    }

    private static Map<Integer, String> columns(Document.Line head, FactKind kind) throws NoTableException {
        var known = new HashMap<String, String>();
        HEADINGS.forEach((part, names) -> names.forEach(name -> known.put(plain(name), part)));
        for (FactKind.Dimension dimension : kind.dimensions()) {
            known.put(plain(dimension.name()), DIMENSION + dimension.code());
            known.put(plain(dimension.code()), DIMENSION + dimension.code());
        }
        var columns = new LinkedHashMap<Integer, String>();
        for (int i = 0; i < head.cells().size(); i++) {
            String printed = TextWidth.trim(head.cells().get(i));
            if (printed.isEmpty()) {
                continue;
            }
            String part = known.get(plain(printed));
            if (part == null) {
                throw new NoTableException(head.place().line() + "行目の見出し「" + shown(printed) + "」は使えません。使える見出し："
                        + String.join("、", template(kind).values()) + "。最初の行を見出しにし、使わない列は除いてください。");
            }
            if (columns.containsValue(part)) {
                throw new NoTableException(
                        head.place().line() + "行目に、「" + shown(printed) + "」と同じ意味の見出しが二つあります。どちらかを除いてください。");
            }
            columns.put(i, part);
        }
        if (!columns.containsValue("occurredOn")) {
            throw new NoTableException(head.place().line() + "行目に、見出し「日付」がありません。最初の行を見出しにしてください。見出しの例は、ひな形のファイルにあります。");
        }
        return columns;
    }

    private static FedRow row(Document.Line line, Map<Integer, String> columns, FactKind kind) {
        var parts = new HashMap<String, String>();
        columns.forEach((i, part) -> {
            String text = i < line.cells().size() ? TextWidth.trim(line.cells().get(i)) : "";
            if (!text.isEmpty()) {
                parts.put(part, text);
            }
        });
        Map<String, String> dimensions = parts.entrySet().stream()
                .filter(part -> part.getKey().startsWith(DIMENSION))
                .collect(Collectors.toMap(part -> part.getKey().substring(DIMENSION.length()), Map.Entry::getValue));
        String reverses = parts.getOrDefault("reverses", "");
        return new FedRow(
                parts.getOrDefault("id", ""),
                reverses,
                reverses.isEmpty() ? kind.code() : "",
                day(parts.getOrDefault("occurredOn", "")),
                TextWidth.compact(parts.getOrDefault("quantity", "")).replace(",", ""),
                parts.getOrDefault("plan", ""),
                parts.getOrDefault("node", ""),
                parts.getOrDefault("subject", ""),
                dimensions);
    }

    /** A day in any way that people write it; what is none stays, to be named. */
    private static String day(String text) {
        try {
            return text.length() > LONGEST_DAY ? text : Wareki.date(text).toString();
        } catch (DateTimeException _) {
            return text;
        }
    }

    private static String plain(String heading) {
        return TextWidth.compact(heading).toLowerCase(java.util.Locale.ROOT);
    }

    private static String shown(String text) {
        return text.codePointCount(0, text.length()) <= 40
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 40)) + "…";
    }

    /** The headings of a kind's template, by the parts of a fact they stand over, in order. */
    static Map<String, String> template(FactKind kind) {
        var template = new LinkedHashMap<String, String>();
        HEADINGS.forEach((part, names) -> {
            if (!part.equals("reverses")) {
                template.put(part, part.equals("quantity") && kind.unit().equals("人") ? "人数" : names.getFirst());
            }
        });
        kind.dimensions().forEach(dimension -> template.put(DIMENSION + dimension.code(), dimension.name()));
        template.put("reverses", "取り消す番号");
        return Collections.unmodifiableMap(template);
    }

    /** The heading a problem's part stands under; its own name where the file has none. */
    String heading(FeedProblem problem, FactKind kind) {
        String field = problem.field();
        String printed = headings.get(field);
        if (printed != null) {
            return printed;
        }
        if (field.startsWith(DIMENSION)) {
            String code = field.substring(DIMENSION.length());
            return kind.dimension(code).map(FactKind.Dimension::name).orElse(code);
        }
        return HEADINGS.getOrDefault(field, List.of("")).getFirst();
    }
}
