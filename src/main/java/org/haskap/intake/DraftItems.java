package org.haskap.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.document.Mend;
import org.haskap.document.Mended;
import org.haskap.kernel.Place;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.RegisterDraft;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Tone;

/** What stands in a draft, as it is shown beside its lines, and what the lines' codes mean. Pure. */
final class DraftItems {
    private final DraftReader.Draft draft;
    private final Parts parts;
    private final boolean paged;
    private final boolean mendable;
    private final Map<Place, List<DraftPage.Item>> byLine = new LinkedHashMap<>();
    private final Map<String, Link> byCode = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    DraftItems(DraftReader.Draft draft, Parts parts, boolean paged, boolean mendable) {
        this.draft = draft;
        this.parts = parts;
        this.paged = paged;
        this.mendable = mendable;
        if (draft.plan() != null) {
            plan(draft.plan());
        }
        if (draft.register() != null) {
            draft.register().programmes().forEach(this::row);
        }
    }

    /** What begins on each line. */
    Map<Place, List<DraftPage.Item>> byLine() {
        return byLine;
    }

    /** What a line's code means: {@code g1} is an item, {@code g1:概要} a passage of it. */
    Optional<Link> meaning(String what) {
        int colon = what.indexOf(':');
        String code = colon < 0 ? what : what.substring(0, colon);
        Link link = byCode.get(code);
        if (link == null) {
            return Optional.empty();
        }
        return Optional.of(colon < 0 ? link : new Link(link.label() + "・" + what.substring(colon + 1), link.href()));
    }

    /** A line in words. */
    static String words(Place place, boolean paged) {
        return (paged ? place.page() + "ページ " : "") + place.line() + "行目";
    }

    private void plan(PlanDraft plan) {
        Map<String, String> levels = new HashMap<>();
        plan.levels().forEach(level -> levels.put(level.key(), level.name()));
        for (PlanDraft.Node node : plan.nodes()) {
            String level = levels.getOrDefault(node.level(), node.level());
            int depth = node.parent() == null ? 1 : depths.getOrDefault(node.parent(), 0) + 1;
            depths.put(node.code(), depth);
            var values = new ArrayList<String>();
            if (!node.departments().isEmpty()) {
                values.add("所管：" + String.join("、", node.departments()));
            }
            var chips = new ArrayList<>(node.flags().stream().map(Chip::mark).toList());
            add(
                    node.code(),
                    node.place(),
                    new DraftPage.Item(
                            "item-" + node.code(),
                            level,
                            depth,
                            node.label().isEmpty() ? node.title() : node.label() + " " + node.title(),
                            mended(chips, values, Mend.Sort.NODE, node.code()),
                            values,
                            line(node.place()),
                            edit("nodes/" + node.code())),
                    level + (node.label().isEmpty() ? "" : " " + node.label()));
        }
        for (PlanDraft.Indicator i : plan.indicators()) {
            var values = new ArrayList<String>();
            values.add("基準値：" + figure(i.baseline()));
            values.add("目標値：" + figure(i.target()));
            values.add(i.direction().label() + "、" + i.accumulation().label()
                    + (i.unit() == null ? "、単位の記載なし" : "、単位 " + i.unit()));
            add(
                    i.code(),
                    i.place(),
                    new DraftPage.Item(
                            "item-" + i.code(),
                            "指標",
                            (i.node() == null ? 0 : depths.getOrDefault(i.node(), 0)) + 1,
                            i.name(),
                            mended(new ArrayList<>(), values, Mend.Sort.INDICATOR, i.code()),
                            values,
                            line(i.place()),
                            edit("indicators/" + i.code())),
                    "指標 " + i.name());
        }
    }

    private void row(RegisterDraft.Programme row) {
        String anchor = row.place().anchor();
        var values = new ArrayList<String>();
        values.add("所管：" + or(row.department()));
        values.add("団体：" + or(row.partnersText().replaceAll("\\s+", " ")));
        values.add("期間：" + or(row.startText()) + " ～ " + or(row.endText()));
        values.add("参加人数："
                + (row.participants().value() == null
                        ? "－（" + or(row.participants().text()) + "）"
                        : row.participants().text()));
        add(
                row.no(),
                row.place(),
                new DraftPage.Item(
                        "item-" + anchor,
                        "No." + row.no(),
                        1,
                        row.name(),
                        mended(new ArrayList<>(), values, Mend.Sort.ROW, anchor),
                        values,
                        line(row.place()),
                        edit("rows/" + anchor)),
                "No." + row.no());
    }

    private void add(String code, Place place, DraftPage.Item item, String label) {
        byLine.computeIfAbsent(Place.line(place.page(), place.line()), _ -> new ArrayList<>())
                .add(item);
        byCode.put(code, new Link(label, parts.href(place, item.anchor())));
    }

    /** Adds what was printed to the values, and a mark to the chips. */
    private List<Chip> mended(List<Chip> chips, List<String> values, Mend.Sort sort, String code) {
        List<Mended.Note> notes = draft.notes().stream()
                .filter(note -> note.sort() == sort && note.code().equals(code))
                .toList();
        if (!notes.isEmpty()) {
            chips.add(new Chip(Tone.BLUE, "✎", "手で直しました"));
            notes.forEach(note -> values.add(note.toSentence()));
        }
        return chips;
    }

    private Link line(Place place) {
        return new Link(words(place, paged), parts.href(place, place.anchor()));
    }

    private @org.jspecify.annotations.Nullable String edit(String path) {
        return mendable ? parts.base() + "/" + path : null;
    }

    private static String figure(PlanDraft.Figure figure) {
        String text = figure.text().isBlank() ? "記載なし" : figure.text();
        String period = figure.period() == null ? "" : "（" + figure.period().label() + "）";
        String missing = figure.missing() == null || figure.text().isBlank()
                ? ""
                : "［" + figure.missing().label() + "］";
        return text + period + missing;
    }

    private static String or(String text) {
        return text.isBlank() ? "記載なし" : text;
    }
}
