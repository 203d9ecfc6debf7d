package org.haskap.indicator;

import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Audit;
import org.haskap.access.AuditEntry;
import org.haskap.plan.PlanTree;
import org.haskap.web.ui.Banner;
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
            AuditEntry entry = i < entries.size() ? entries.get(i) : null;
            versions.add(new FormulaPage.Version(
                    version.version(),
                    years(oldestFirst, version),
                    version.sentence(),
                    version.reason(),
                    StaffWords.by(entry, version.at())));
        }
        return versions;
    }

    /** That somebody changed the formula while another did. */
    Banner changed(FormulaPlace now) {
        FormulaPage.Version newest = versions(now.tree(), now.versions()).getFirst();
        return new Banner(
                Banner.Type.WARNING,
                newest.by() + "に数え方を変えました。差分を確認してください。",
                "いまの数え方（第" + newest.number() + "版）：" + newest.sentence()
                        + "　入力した内容はこのページに残っています。まだ保存されていません。このままもう一度決めると、入力した内容に変わります。");
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
