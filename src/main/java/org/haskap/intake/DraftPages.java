package org.haskap.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.haskap.document.Mend;
import org.haskap.document.Mended;
import org.haskap.document.SourceDocument;
import org.haskap.document.SourceLine;
import org.haskap.kernel.Difference;
import org.haskap.kernel.Finding;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.Place;
import org.haskap.reading.LineFate;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Pagination;
import org.haskap.web.ui.Tone;
import org.jspecify.annotations.Nullable;

/**
 * Makes the page of a draft. Pure.
 *
 * @param upload the upload
 * @param source its document
 * @param draft the draft as it stands
 * @param parts the document's parts
 * @param part which of them is shown
 * @param lines the lines of that part
 * @param findings all that the reader noticed
 * @param difference what adopting would change; null when there is no draft to adopt
 * @param mayMend whether the current person may mend
 * @param mayAdopt whether the current person may adopt
 * @param by who uploaded it
 * @param title what the plan or register is called
 */
record DraftPages(
        Upload upload,
        SourceDocument source,
        DraftReader.Draft draft,
        Parts parts,
        int part,
        List<SourceLine> lines,
        List<Finding> findings,
        @Nullable Difference difference,
        boolean mayMend,
        boolean mayAdopt,
        String by,
        String title) {
    private static final int FIRST_WARNINGS = 20;
    private static final int LONGEST_LABEL = 60;

    DraftPage page() {
        boolean paged = source.pages() > 1;
        boolean mendable = mayMend && upload.state() != Upload.State.WITHDRAWN;
        var items = new DraftItems(draft, parts, paged, mendable);
        List<DraftPage.Warning> warnings = warnings(paged);
        return new DraftPage(
                title,
                ImportListPage.chip(upload),
                facts(),
                sentence(),
                steps(mendable),
                mendable,
                warnings.subList(0, Math.min(FIRST_WARNINGS, warnings.size())),
                Math.max(0, warnings.size() - FIRST_WARNINGS),
                outline(),
                groups(items, paged, mendable),
                new Pagination(part, parts.count(), parts.base() + "?part="),
                paged);
    }

    private String sentence() {
        if (difference != null) {
            return "採用すると：" + difference.toSentence();
        }
        return switch (upload.state()) {
            case SAME -> "いま採用されている版と同じ内容です。採用するものはありません。";
            case WITHDRAWN -> "この案は取り下げられています。内容は残してあり、案に戻せます。";
            case ADOPTED -> "この案は採用され、公開されています。";
            case SUPERSEDED -> "この案は採用されたあと、新しい版に替わりました。";
            default -> "";
        };
    }

    private List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(
                "ファイル",
                source.name() + "（" + source.format() + "、" + ImportListPage.size(source.size()) + "、"
                        + String.format(Locale.ROOT, "%,d行", source.lines()) + "）"));
        facts.add(Fact.of("取り込み", JapanTime.minute(upload.at()) + (by.isEmpty() ? "" : "、" + by)));
        facts.add(Fact.of("どこの資料か", upload.owner() + (upload.slug().isEmpty() ? "の名簿" : "の計画「" + upload.slug() + "」")));
        List<String> whole = draft.notes().stream()
                .filter(note -> note.sort() == Mend.Sort.PLAN)
                .map(Mended.Note::toSentence)
                .toList();
        if (!whole.isEmpty()) {
            facts.add(new Fact("手で直したところ", whole, null));
        }
        return facts;
    }

    private DraftPage.Steps steps(boolean mendable) {
        String base = parts.base();
        Upload.State state = upload.state();
        boolean draftNow = state == Upload.State.DRAFT;
        boolean outdated = draftNow && upload.draft() != null && upload.draft().outdated();
        boolean again = mayMend && (outdated || state == Upload.State.WITHDRAWN);
        return new DraftPage.Steps(
                mendable && draft.plan() != null ? base + "/whole" : null,
                difference == null ? null : base + "/changes",
                draftNow && mayAdopt ? base + "/adoption" : null,
                draftNow && mayMend ? base + "/withdrawal" : null,
                again ? base + "/comparison" : null,
                draftNow ? "いまの版と比べ直す" : "案に戻す",
                base + "/mends",
                draft.mends().size(),
                draftNow && !mayAdopt ? "採用は、計画をまとめる担当（企画担当、商工会議所の職員）が行います。" : "");
    }

    /** Mends that do not fit come first, then what could not be read, then what must be checked. */
    private List<DraftPage.Warning> warnings(boolean paged) {
        var warnings = new ArrayList<DraftPage.Warning>();
        draft.unfit()
                .forEach(unfit -> warnings.add(new DraftPage.Warning(
                        new Chip(Tone.RED, "✕", "当てはまらない直し"),
                        unfit.sentence(),
                        link(unfit.mend().what().place(), paged))));
        findings.stream()
                .filter(finding -> finding.severity() != Finding.Severity.NOTICE)
                .sorted(Comparator.comparing(Finding::severity))
                .forEach(finding -> warnings.add(warning(finding, paged)));
        return warnings;
    }

    private DraftPage.Warning warning(Finding finding, boolean paged) {
        Place place = finding.place();
        return new DraftPage.Warning(severity(finding), finding.message(), place == null ? null : link(place, paged));
    }

    private Link link(Place place, boolean paged) {
        return new Link(DraftItems.words(place, paged), parts.href(place, place.anchor()));
    }

    private static Chip severity(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> new Chip(Tone.RED, "✕", finding.severity().label());
            case WARNING -> new Chip(Tone.ORANGE, "！", finding.severity().label());
            case NOTICE -> new Chip(Tone.BLUE, "ｉ", finding.severity().label());
        };
    }

    private List<DraftPage.Jump> outline() {
        if (draft.plan() == null) {
            return List.of();
        }
        Map<String, Integer> depths = new HashMap<>();
        var jumps = new ArrayList<DraftPage.Jump>();
        draft.plan().nodes().forEach(node -> {
            int depth = node.parent() == null ? 1 : depths.getOrDefault(node.parent(), 0) + 1;
            depths.put(node.code(), depth);
            String label = (node.label().isEmpty() ? "" : node.label() + " ") + node.title();
            jumps.add(new DraftPage.Jump(
                    Math.min(depth, 6),
                    label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL) + "…",
                    parts.href(node.place(), "item-" + node.code())));
        });
        return jumps;
    }

    private List<DraftPage.Group> groups(DraftItems items, boolean paged, boolean mendable) {
        Map<Place, List<DraftPage.Warning>> remarks = new HashMap<>();
        findings.forEach(finding -> {
            Place place = finding.place();
            if (place != null) {
                remarks.computeIfAbsent(Place.line(place.page(), place.line()), _ -> new ArrayList<>())
                        .add(new DraftPage.Warning(severity(finding), finding.message(), null));
            }
        });
        var groups = new ArrayList<DraftPage.Group>();
        var open = new ArrayList<DraftPage.Line>();
        List<DraftPage.Item> beside = List.of();
        int page = 0;
        int opened = 0;
        String before = "";
        for (SourceLine line : lines) {
            Place place = Place.line(line.place().page(), line.place().line());
            List<DraftPage.Item> begun = items.byLine().getOrDefault(place, List.of());
            List<DraftPage.Warning> on = remarks.getOrDefault(place, List.of());
            if (line.fate() == LineFate.Fate.BLANK && begun.isEmpty() && on.isEmpty()) {
                continue;
            }
            boolean turned = place.page() != page;
            if ((turned || !begun.isEmpty()) && !open.isEmpty()) {
                groups.add(new DraftPage.Group(opened, open, beside));
                open = new ArrayList<>();
                opened = 0;
                beside = List.of();
            }
            if (turned) {
                opened = paged ? place.page() : 0;
                page = place.page();
            }
            if (!begun.isEmpty()) {
                beside = begun;
            }
            open.add(line(line, on, items, before, mendable));
            before = line.what();
        }
        if (!open.isEmpty()) {
            groups.add(new DraftPage.Group(opened, open, beside));
        }
        return groups;
    }

    private DraftPage.Line line(
            SourceLine line, List<DraftPage.Warning> on, DraftItems items, String before, boolean mendable) {
        boolean told = line.what().equals(before) || line.fate() != LineFate.Fate.CONTENT;
        Optional<Link> became = told ? Optional.empty() : items.meaning(line.what());
        boolean addable = mendable && draft.plan() != null && line.fate() != LineFate.Fate.BLANK;
        return new DraftPage.Line(
                line.place().anchor(),
                line.place().line(),
                line.fate().name().toLowerCase(Locale.ROOT),
                line.fate().label(),
                line.text().strip(),
                became.orElse(null),
                addable ? parts.base() + "/additions?line=" + line.place().anchor() : null,
                on);
    }
}
