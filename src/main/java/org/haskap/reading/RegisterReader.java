package org.haskap.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Finding.Severity;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.haskap.reading.Document.Format;
import org.haskap.reading.LineFate.Fate;
import org.haskap.reading.RegisterColumns.Column;
import org.haskap.reading.RegisterDraft.Programme;
import org.haskap.reading.UnreadableException.Problem;
import org.jspecify.annotations.Nullable;

/** Reads a register of programmes held with partners: a table with headings, a row for each programme. */
final class RegisterReader {
    /** A title and some notes may stand above the headings, but not more lines than these. */
    private static final int LINES_ABOVE_HEADINGS = 50;

    private static final Pattern NOTE = Pattern.compile("^[(（]?\\s*(?:※|＊|\\*|注|備考[:：])");
    private static final Pattern TOTAL = Pattern.compile("[(（]?(?:合計|総計|小計|計)[)）]?");

    private final Document document;
    private final Runnable settled;
    private final List<LineFate> fates = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Programme> programmes = new ArrayList<>();
    private final RegisterChecks checks = new RegisterChecks(findings);
    private List<String> headings = List.of();
    private @Nullable RegisterColumns columns;
    private @Nullable Place firstUnusable;

    private RegisterReader(Document document, Runnable settled) {
        this.document = document;
        this.settled = settled;
    }

    /** Whether the document has the headings of such a register. */
    static boolean recognises(Document document) {
        return document.lines().stream()
                .limit(LINES_ABOVE_HEADINGS)
                .anyMatch(line -> RegisterColumns.of(cells(line)).isPresent());
    }

    /**
     * Whether a plan's reader should say that this looks like a register: some row names enough of its columns, whether
     * or not the headings will do.
     */
    static boolean resembles(Document document) {
        return document.lines().stream()
                .limit(LINES_ABOVE_HEADINGS)
                .anyMatch(line -> RegisterColumns.resembles(cells(line)));
    }

    /**
     * Reads the register.
     *
     * @throws UnreadableException when it has no headings, or rows but none that fits them
     */
    static Reading read(Document document, Runnable settled) {
        return new RegisterReader(document, settled).read();
    }

    private Reading read() {
        for (Document.Line line : document.lines()) {
            List<String> cells = cells(line);
            Optional<RegisterColumns> found = RegisterColumns.of(cells);
            if (line.blank()) {
                fates.add(new LineFate(line.place(), Fate.BLANK, ""));
            } else if (found.isPresent()) {
                fates.add(readHeadings(found.get(), line.place()));
            } else if (columns == null) {
                fates.add(new LineFate(line.place(), Fate.FURNITURE, "表の前書き"));
            } else {
                fates.add(readRow(cells, columns, line.place()));
            }
            if (!line.blank()) {
                settled.run();
            }
        }
        if (columns == null) {
            throw new UnreadableException(Problem.NO_REGISTER_HEADINGS, document.name());
        }
        if (programmes.isEmpty() && firstUnusable != null) {
            Integer column = firstUnusable.column();
            throw new UnreadableException(
                    Problem.NO_USABLE_ROWS, document.name(), firstUnusable.line(), column == null ? 1 : column);
        }
        checks.checkTogether(programmes, columns);
        findings.sort(Comparator.comparing(Finding::place, Comparator.nullsFirst(Comparator.naturalOrder())));
        return new Reading(document, null, new RegisterDraft(headings, programmes), findings, fates);
    }

    /** A text saved with tabs has no cells of its own. */
    private static List<String> cells(Document.Line line) {
        boolean tabs = line.cells().size() == 1 && line.text().indexOf('\t') >= 0;
        return tabs ? Arrays.asList(line.text().split("\t", -1)) : line.cells();
    }

    private LineFate readHeadings(RegisterColumns found, Place place) {
        boolean first = columns == null;
        columns = found;
        if (!first) {
            return new LineFate(place, Fate.FURNITURE, "見出し行の繰り返し");
        }
        headings = found.headings();
        for (int i = 0; i < headings.size(); i++) {
            String heading = headings.get(i).strip();
            if (found.repeated(i)) {
                add(
                        Severity.WARNING,
                        "column-repeated",
                        "「" + heading + "」にあたる列が 2 つあります。この列は取り込まれません。見出しを直してください。",
                        place.at(i + 1));
            } else if (!found.understood(i) && !heading.isEmpty()) {
                add(
                        Severity.WARNING,
                        "column-unknown",
                        "「" + heading + "」という列は取り込まれません。必要な内容であれば見出しを確かめてください。",
                        place.at(i + 1));
            }
        }
        for (Column column : Column.values()) {
            if (!found.has(column)) {
                add(Severity.NOTICE, "column-missing", "「" + column.label() + "」の列がありません。", place);
            }
        }
        return new LineFate(place, Fate.CONTENT, "見出し行");
    }

    private LineFate readRow(List<String> row, RegisterColumns at, Place place) {
        String name = at.text(row, Column.NAME);
        String first = row.stream()
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse("");
        if (TOTAL.matcher(name).matches()
                || (name.isEmpty() && TOTAL.matcher(first).matches())) {
            return new LineFate(place, Fate.FURNITURE, "合計行");
        }
        boolean alone = row.stream().filter(cell -> !cell.isBlank()).count() == 1;
        if (alone && NOTE.matcher(first).find()) {
            return new LineFate(place, Fate.FURNITURE, "注記");
        }
        int ragged = ragged(row, at);
        Programme programme = RegisterRow.read(row, at, place, programmes.size() + 1);
        if (name.isEmpty() || (ragged > 0 && shifted(programme))) {
            Place where = place.at(ragged > 0 ? ragged : at.number(Column.NAME));
            firstUnusable = firstUnusable == null ? where : firstUnusable;
            String what = ragged > 0
                    ? "行の列数（" + row.size() + "）が見出し（" + at.headings().size() + "）と合わず、列がずれています。"
                    : at.heading(Column.NAME) + "がありません。";
            add(Severity.ERROR, "row-unusable", what + "この行は取り込まれません。元の表で直してください。", where);
            return new LineFate(place, Fate.FINDING, "row-unusable");
        }
        if (ragged > 0) {
            add(
                    Severity.WARNING,
                    "ragged-row",
                    "行の列数が " + row.size() + " で、見出しの " + at.headings().size()
                            + " と合いません。足りない列は空とし、余る列は取り込みません。元の表で直してください。",
                    place.at(ragged));
        }
        programmes.add(programme);
        checks.check(programme, at);
        return new LineFate(place, Fate.CONTENT, programme.no());
    }

    /**
     * The first column (from 1) that is missing or too many, or 0. Only text tables state every cell; a workbook leaves
     * out empty ones.
     */
    private int ragged(List<String> row, RegisterColumns at) {
        int width = at.headings().size();
        boolean text = document.kind() == Format.TSV || document.kind() == Format.CSV || document.kind() == Format.TXT;
        boolean tooShort = text && row.size() < width;
        boolean tooLong =
                row.size() > width && row.subList(width, row.size()).stream().anyMatch(cell -> !cell.isBlank());
        return tooShort ? row.size() + 1 : tooLong ? width + 1 : 0;
    }

    /** Whether a row of another width has slipped: its dates are no longer under the headings. */
    private static boolean shifted(Programme programme) {
        boolean startFits =
                programme.start() != null || Missing.told(programme.startText()).isPresent();
        boolean endFits =
                programme.end() != null || Missing.told(programme.endText()).isPresent();
        return !startFits || !endFits || (programme.start() == null && programme.end() == null);
    }

    private void add(Severity severity, String code, String message, Place place) {
        findings.add(new Finding(severity, code, message, place));
    }
}
