package org.haskap.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.haskap.document.SourceDocument;
import org.haskap.document.SourceLine;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.reading.Account;
import org.haskap.reading.LineFate;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Pagination;
import org.haskap.web.ui.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A document with the fate of every line.
 *
 * @param title what it calls itself
 * @param facts name, size, digest, when it was read
 * @param made what was made of it
 * @param fates how many lines ended how, each a link to the lines of that fate
 * @param shown the fate shown, or empty for all
 * @param general findings that concern the whole document
 * @param findings how many findings stand in the document
 * @param pages the pages that have a line to show in this part
 * @param parts links to the other parts of a long document
 * @param paged whether the document has pages to speak of
 */
public record DocumentPage(
        String title,
        List<Fact> facts,
        List<Link> made,
        List<FateCount> fates,
        String shown,
        List<Remark> general,
        int findings,
        List<Sheet> pages,
        Pagination parts,
        boolean paged) {

    /** Copies the lists. */
    public DocumentPage {
        facts = List.copyOf(facts);
        made = List.copyOf(made);
        fates = List.copyOf(fates);
        general = List.copyOf(general);
        pages = List.copyOf(pages);
    }

    /**
     * Lines of one fate.
     *
     * @param key value of the filter, empty for all but blank lines
     * @param label the word for it
     * @param count how many
     * @param href the page with only these
     */
    public record FateCount(String key, String label, String count, String href) {}

    /**
     * A finding.
     *
     * @param severity how much it matters
     * @param message what is wrong and what to do
     */
    public record Remark(Chip severity, String message) {}

    /**
     * A page of the document.
     *
     * @param number its number
     * @param lines lines to show
     */
    public record Sheet(int number, List<Line> lines) {
        /** Copies the list. */
        public Sheet {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line.
     *
     * @param anchor its id
     * @param number its number
     * @param fate key of its fate
     * @param word the fate in a word
     * @param text as printed
     * @param became what it became part of, where that differs from the line before
     * @param href its page, or null
     * @param remarks findings on it
     */
    public record Line(
            String anchor,
            int number,
            String fate,
            String word,
            String text,
            String became,
            @Nullable String href,
            List<Remark> remarks) {
        /** Copies the list. */
        public Line {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Looks up what a code of the document's draft is called and where it is shown.
     */
    @FunctionalInterface
    interface Meaning {
        /** The thing of that code; empty when the text is no code. */
        Optional<Link> of(String code);
    }

    /**
     * What of the document is shown.
     *
     * @param lines the lines of this part
     * @param findings what was noticed in this part and about the whole
     * @param findingCount how much was noticed in the whole document
     * @param account how the lines of the whole document ended
     * @param part number of this part, from 1
     * @param parts how many parts there are
     */
    record Content(
            List<SourceLine> lines, List<Finding> findings, int findingCount, Account account, int part, int parts) {
        /** Copies the lists. */
        Content {
            lines = List.copyOf(lines);
            findings = List.copyOf(findings);
        }
    }

    static DocumentPage of(
            SourceDocument document,
            String title,
            Content content,
            Meaning meaning,
            List<Link> made,
            Optional<LineFate.Fate> only) {
        var remarks = new HashMap<Place, List<Remark>>();
        var general = new ArrayList<Remark>();
        for (var finding : content.findings()) {
            var place = finding.place();
            if (place == null) {
                general.add(remark(finding));
            } else {
                remarks.computeIfAbsent(Place.line(place.page(), place.line()), _ -> new ArrayList<>())
                        .add(remark(finding));
            }
        }
        return new DocumentPage(
                title,
                facts(document),
                made,
                fates(document, content.account()),
                only.map(DocumentPage::key).orElse(""),
                general,
                content.findingCount(),
                sheets(content.lines(), remarks, meaning, only),
                new Pagination(
                        content.part(),
                        content.parts(),
                        "/documents/" + document.id()
                                + only.map(f -> "?fate=" + key(f) + "&page=").orElse("?page=")),
                document.pages() > 1);
    }

    private static List<Sheet> sheets(
            List<SourceLine> lines, Map<Place, List<Remark>> remarks, Meaning meaning, Optional<LineFate.Fate> only) {
        var sheets = new ArrayList<Sheet>();
        var shown = new ArrayList<Line>();
        int page = 0;
        String before = "";
        for (var line : lines) {
            var on = remarks.getOrDefault(
                    Place.line(line.place().page(), line.place().line()), List.of());
            boolean wanted =
                    only.isEmpty() ? line.fate() != LineFate.Fate.BLANK || !on.isEmpty() : line.fate() == only.get();
            if (!wanted) {
                continue;
            }
            if (line.place().page() != page && !shown.isEmpty()) {
                sheets.add(new Sheet(page, shown));
                shown = new ArrayList<>();
                before = "";
            }
            page = line.place().page();
            shown.add(line(line, on, meaning, before));
            before = line.what();
        }
        if (!shown.isEmpty()) {
            sheets.add(new Sheet(page, shown));
        }
        return sheets;
    }

    private static Line line(SourceLine line, List<Remark> remarks, Meaning meaning, String before) {
        boolean told = line.what().equals(before) || line.fate() == LineFate.Fate.FINDING;
        Optional<Link> became =
                told || line.fate() != LineFate.Fate.CONTENT ? Optional.empty() : meaning.of(line.what());
        return new Line(
                line.place().anchor(),
                line.place().line(),
                key(line.fate()),
                line.fate().label(),
                line.text().strip(),
                told ? "" : became.map(Link::label).orElse(line.what()),
                became.map(Link::href).orElse(null),
                remarks);
    }

    private static Remark remark(Finding finding) {
        var chip = switch (finding.severity()) {
            case ERROR -> new Chip(Tone.RED, "✕", finding.severity().label());
            case WARNING -> new Chip(Tone.ORANGE, "！", finding.severity().label());
            case NOTICE -> new Chip(Tone.BLUE, "ｉ", finding.severity().label());
        };
        return new Remark(chip, finding.message());
    }

    private static List<FateCount> fates(SourceDocument document, Account account) {
        String path = "/documents/" + document.id();
        return List.of(
                new FateCount("", "空行のほかすべて", number(account.total() - account.blank()), path),
                count(LineFate.Fate.CONTENT, account.content(), path),
                count(LineFate.Fate.FURNITURE, account.furniture(), path),
                count(LineFate.Fate.FINDING, account.finding(), path),
                count(LineFate.Fate.BLANK, account.blank(), path));
    }

    private static FateCount count(LineFate.Fate fate, int count, String path) {
        return new FateCount(key(fate), fate.label(), number(count), path + "?fate=" + key(fate));
    }

    private static List<Fact> facts(SourceDocument document) {
        return List.of(
                Fact.of(
                        "ファイル",
                        document.name() + "（" + document.format() + "、" + number(document.size()) + "バイト、"
                                + (document.pages() > 1 ? document.pages() + "ページ、" : "") + number(document.lines())
                                + "行）"),
                Fact.of("SHA-256", document.sha256()),
                Fact.of("読み取り", Dates.day(document.readAt())));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String key(LineFate.Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }

    /** The fate of a filter's value; anything unknown restricts nothing. */
    static Optional<LineFate.Fate> fate(String key) {
        return Arrays.stream(LineFate.Fate.values())
                .filter(f -> key(f).equals(key))
                .findFirst();
    }
}
