package org.haskap.reading;

import java.util.List;
import org.haskap.kernel.Finding;

/** Reads a plan: outline, departments, sections, indicators. */
final class PlanReader {
    private PlanReader() {}

    static Reading read(Document document) {
        var fates = document.lines().stream()
                .map(line -> new LineFate(
                        line.place(), line.blank() ? LineFate.Fate.BLANK : LineFate.Fate.FINDING, "not-understood"))
                .toList();
        var finding = new Finding(Finding.Severity.ERROR, "not-understood", "読み取れる計画がありません。", null);
        return new Reading(document, null, null, List.of(finding), fates);
    }
}
