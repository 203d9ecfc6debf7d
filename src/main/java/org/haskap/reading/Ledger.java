package org.haskap.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Finding.Severity;
import org.haskap.kernel.Place;
import org.jspecify.annotations.Nullable;

/** Keeps account of what became of each line of a document while it is read. */
final class Ledger {
    private static final String NOT_UNDERSTOOD = "not-understood";

    private final Document document;
    private final @Nullable LineFate[] fates;
    private final List<Finding> findings = new ArrayList<>();

    private final Runnable settled;

    /** @param settled called for each line when its fate becomes known */
    Ledger(Document document, Runnable settled) {
        this.document = document;
        this.settled = settled;
        this.fates = new LineFate[document.lines().size()];
    }

    /** The line became part of the draft, under a node's code, a passage of it or the like. */
    void content(Row row, String what) {
        settle(row, LineFate.Fate.CONTENT, what);
    }

    /** The line is part of the page, not of the plan. */
    void furniture(Row row, String name) {
        settle(row, LineFate.Fate.FURNITURE, name);
    }

    /** The line stays in its passage, but has a figure that became no indicator. */
    void unread(Row row) {
        settle(row, LineFate.Fate.FINDING, NOT_UNDERSTOOD);
        if (findings.stream().noneMatch(f -> row.place().equals(f.place()))) {
            note(
                    Severity.WARNING,
                    NOT_UNDERSTOOD,
                    "「" + (row.text().length() > 60 ? row.text().substring(0, 60) + "…" : row.text())
                            + "」には数値がありますが、指標として読めませんでした。原文を見て、必要なら指標に加えてください。",
                    row.place());
        }
    }

    private void settle(Row row, LineFate.Fate fate, String what) {
        boolean first = fates[row.index()] == null;
        fates[row.index()] = new LineFate(row.place(), fate, what);
        if (first) {
            settled.run();
        }
    }

    /** Whether something is known of this line already. */
    boolean settled(Row row) {
        return fates[row.index()] != null;
    }

    /** Something to look at. */
    void note(Severity severity, String code, String message, @Nullable Place place) {
        findings.add(new Finding(severity, code, message, place));
    }

    /** Adds what another reader found. */
    void notes(List<Finding> more) {
        findings.addAll(more);
    }

    /** The reading; lines of which nothing became known end as findings, one for each run of them. */
    Reading close(PlanDraft plan) {
        List<LineFate> all = new ArrayList<>(fates.length);
        Place open = null;
        int count = 0;
        for (int i = 0; i < fates.length; i++) {
            Document.Line line = document.lines().get(i);
            LineFate fate = fates[i];
            if (fate != null) {
                notUnderstood(open, count);
                open = null;
                count = 0;
                all.add(fate);
            } else if (Text.strip(line.text()).isEmpty()) {
                all.add(new LineFate(line.place(), LineFate.Fate.BLANK, ""));
            } else {
                open = open == null ? line.place() : open;
                count++;
                settled.run();
                all.add(new LineFate(line.place(), LineFate.Fate.FINDING, NOT_UNDERSTOOD));
            }
        }
        notUnderstood(open, count);
        findings.sort(Comparator.comparing(Finding::place, Comparator.nullsFirst(Comparator.naturalOrder())));
        return new Reading(document, plan, null, findings, all);
    }

    private void notUnderstood(@Nullable Place place, int count) {
        if (place != null) {
            note(
                    Severity.WARNING,
                    NOT_UNDERSTOOD,
                    place.line() + "行目から" + count + "行は、計画のどの部分か読み取れませんでした。原文を見て、必要なら該当する項目に書き足してください。",
                    place);
        }
    }
}
