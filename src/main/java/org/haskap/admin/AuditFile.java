package org.haskap.admin;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.haskap.access.Audit;
import org.haskap.access.AuditEntry;
import org.haskap.access.AuditPage;
import org.haskap.access.AuditQuery;
import org.haskap.kernel.SpreadsheetText;

/** The trail as CSV: UTF-8 with a byte order mark, no cell that a spreadsheet takes for a formula. */
final class AuditFile {
    /** Entries in one file; for more, the search is narrowed by days. */
    static final int MOST = 10_000;

    private AuditFile() {}

    static void write(Audit audit, AuditQuery query, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().build(writer)) {
            csv.writeRecord("番号", "日時", "行った人", "操作元", "操作", "説明", "対象の種類", "対象の番号", "変更前", "変更後", "鎖の値");
            AuditPage page = audit.export(query);
            int written = 0;
            while (true) {
                for (AuditEntry entry : page.entries()) {
                    csv.writeRecord(row(entry));
                }
                written += page.entries().size();
                Long next = page.next();
                if (next == null || written >= MOST) {
                    return;
                }
                page = audit.more(query.before(next));
            }
        }
    }

    private static String[] row(AuditEntry entry) {
        return java.util.stream.Stream.of(
                        Long.toString(entry.number()),
                        entry.at().toString(),
                        Words.who(entry),
                        entry.from(),
                        entry.action(),
                        entry.sentence(),
                        entry.subject().kind(),
                        entry.subject().id(),
                        values(entry, true),
                        values(entry, false),
                        entry.hash())
                .map(SpreadsheetText::guarded)
                .toArray(String[]::new);
    }

    private static String values(AuditEntry entry, boolean before) {
        return entry.values().stream()
                .filter(value -> (before ? value.before() : value.after()) != null || value.blanked())
                .map(value -> Words.field(value.field()) + "="
                        + Words.value(value.field(), before ? value.before() : value.after(), value.blanked()))
                .collect(Collectors.joining("\n"));
    }
}
