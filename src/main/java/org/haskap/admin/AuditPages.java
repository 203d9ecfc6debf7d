package org.haskap.admin;

import java.util.List;
import org.haskap.access.AuditEntry;
import org.haskap.access.AuditPage;
import org.haskap.web.Query;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.History;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/** What the pages of the trail show. */
public final class AuditPages {
    private AuditPages() {}

    /**
     * A page of the trail.
     *
     * @param filter what is looked for
     * @param rows the entries found, the newest first
     * @param next the page with older ones, or null
     * @param first the page with the newest, or null on that page
     * @param files the same as a file
     */
    public record Entries(
            Filter filter,
            List<Row> rows,
            @Nullable Link next,
            @Nullable Link first,
            List<Download> files) {
        /** Copies the lists. */
        public Entries {
            rows = List.copyOf(rows);
            files = List.copyOf(files);
        }
    }

    /**
     * An entry in a list.
     *
     * @param number its place in the chain
     * @param href its page
     * @param when when it was done
     * @param who who did it
     * @param what what was done
     * @param subject to what
     */
    public record Row(long number, String href, String when, String who, String what, String subject) {}

    /**
     * One entry.
     *
     * @param what what was done
     * @param facts who, when, from where, to what
     * @param changes before and after
     * @param same the trail of the same record
     */
    public record Entry(
            String what,
            List<Fact> facts,
            List<History.Difference> changes,
            @Nullable Link same) {
        /** Copies the lists. */
        public Entry {
            facts = List.copyOf(facts);
            changes = List.copyOf(changes);
        }
    }

    static Entries list(AuditSearch asked, AuditPage page) {
        Query query = asked.address();
        Long next = page.next();
        boolean first = AuditSearch.text(asked.before()).isEmpty();
        String csv = query.href().replaceFirst("^/admin/audit", "/admin/audit.csv");
        return new Entries(
                asked.filter(page.entries().size() + "件を表示しています" + (next == null ? "" : "（続きがあります）")),
                page.entries().stream().map(AuditPages::row).toList(),
                next == null
                        ? null
                        : new Link(
                                "これより前の記録",
                                query.with("before", next.toString()).href()),
                first ? null : new Link("最新の記録へ戻る", query.href()),
                List.of(new Download("CSV", "この条件の記録", csv, "新しい順に" + AuditFile.MOST + "件まで")));
    }

    private static Row row(AuditEntry entry) {
        return new Row(
                entry.number(),
                "/admin/audit/" + entry.number(),
                Words.moment(entry.at()),
                Words.who(entry),
                entry.sentence().replaceFirst("。$", ""),
                subject(entry));
    }

    static Entry entry(AuditEntry entry) {
        var facts = new java.util.ArrayList<Fact>();
        facts.add(Fact.of("日時", Words.moment(entry.at())));
        facts.add(Fact.of("行った人", Words.who(entry)));
        String behalf = entry.onBehalfOf();
        if (behalf != null) {
            facts.add(Fact.of("代理した団体", behalf));
        }
        facts.add(Fact.of("操作元", entry.from().isEmpty() ? "－（記録なし、または消去済み）" : entry.from()));
        facts.add(Fact.of("操作", entry.action()));
        facts.add(Fact.of("対象", subject(entry)));
        facts.add(Fact.of("鎖の値", entry.hash()));
        var subject = entry.subject();
        return new Entry(
                entry.sentence(),
                facts,
                entry.values().stream()
                        .map(value -> new History.Difference(
                                Words.field(value.field()),
                                Words.value(value.field(), value.before(), value.blanked()),
                                Words.value(value.field(), value.after(), value.blanked())))
                        .toList(),
                subject.id().isEmpty()
                        ? null
                        : new Link(
                                "同じ対象の記録をすべて見る",
                                Query.of("/admin/audit")
                                        .with("kind", subject.kind())
                                        .with("id", subject.id())
                                        .href()));
    }

    private static String subject(AuditEntry entry) {
        return (entry.subject().kind() + " " + entry.subject().id()).strip();
    }
}
