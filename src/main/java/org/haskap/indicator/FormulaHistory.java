package org.haskap.indicator;

import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Audit;
import org.haskap.access.AuditEntry;
import org.haskap.plan.PlanTree;
import org.springframework.stereotype.Component;

/** The versions of a formula with who put them in force, as the trail tells it. */
@Component
final class FormulaHistory {
    private final Audit audit;

    FormulaHistory(Audit audit) {
        this.audit = audit;
    }

    /** The versions, the newest first, as given. */
    List<FormulaPage.Version> versions(PlanTree tree, List<FormulaVersion> newestFirst) {
        if (newestFirst.isEmpty()) {
            return List.of();
        }
        // Every version left one entry in the same transaction; the trail may forget old ones, never new ones.
        List<AuditEntry> entries =
                audit
                        .history(IndicatorRef.subject(
                                tree.plan(), newestFirst.getFirst().indicator().code()))
                        .stream()
                        .filter(entry -> entry.action().equals(Formulas.SET)
                                || entry.action().equals(Formulas.ENDED))
                        .toList();
        List<FormulaVersion> oldestFirst = newestFirst.reversed();
        var versions = new ArrayList<FormulaPage.Version>();
        for (int i = 0; i < newestFirst.size(); i++) {
            FormulaVersion version = newestFirst.get(i);
            String who = i < entries.size() ? StaffWords.who(entries.get(i)) + "が" : "";
            versions.add(new FormulaPage.Version(
                    version.version(),
                    years(oldestFirst, version),
                    version.sentence(),
                    version.reason(),
                    who + StaffWords.moment(version.at())));
        }
        return versions;
    }

    private static String years(List<FormulaVersion> versions, FormulaVersion version) {
        Span span = version.span();
        String first = span.called(version.firstYear());
        if (version.ended()) {
            return first + "から数えない";
        }
        Integer until = WorkingRules.until(versions, version);
        if (until == null) {
            return first + "から";
        }
        if (until <= version.firstYear()) {
            return "数えた年はありません（後の版に代わりました）";
        }
        return until == version.firstYear() + 1 ? first + "だけ" : first + "から" + span.called(until - 1) + "まで";
    }
}
