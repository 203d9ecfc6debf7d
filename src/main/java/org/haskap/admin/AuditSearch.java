package org.haskap.admin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.haskap.access.AuditActions;
import org.haskap.access.AuditQuery;
import org.haskap.kernel.Wareki;
import org.haskap.web.Query;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the trail, as the address says it. What cannot be read does not narrow the search, and the page
 * says so.
 *
 * @param from first day
 * @param until last day
 * @param person key of who did it
 * @param action an action or the beginning of one
 * @param kind what it was done to
 * @param id which one of these
 * @param q a text
 * @param before number of the entry after which the page begins
 */
public record AuditSearch(
        @Nullable String from,
        @Nullable String until,
        @Nullable String person,
        @Nullable String action,
        @Nullable String kind,
        @Nullable String id,
        @Nullable String q,
        @Nullable String before) {

    AuditQuery query() {
        return new AuditQuery(
                day(from), day(until), number(person), text(action), text(kind), text(id), text(q), number(before));
    }

    /** The same as an address, without the place in the list. */
    Query address() {
        return Query.of("/admin/audit")
                .with("from", text(from))
                .with("until", text(until))
                .with("person", text(person))
                .with("action", text(action))
                .with("kind", text(kind))
                .with("id", text(id))
                .with("q", text(q));
    }

    Filter filter(String count) {
        var actions = AuditActions.all().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Field.Option(entry.getKey(), entry.getValue().replaceFirst("。$", "")))
                .toList();
        var conditions = new ArrayList<Filter.Condition>();
        condition(conditions, "from", "始まり", text(from), day(from) != null);
        condition(conditions, "until", "終わり", text(until), day(until) != null);
        condition(conditions, "person", "行った人の番号", text(person), number(person) != null);
        condition(conditions, "action", "操作", AuditActions.sentence(text(action)), true);
        condition(conditions, "kind", "対象の種類", text(kind), true);
        condition(conditions, "id", "対象の番号", text(id), true);
        condition(conditions, "q", "ことば", text(q), true);
        return new Filter(
                "/admin/audit",
                List.of(),
                List.of(
                        Field.text("from", "この日から（例：2026-11-01、R8.11.1）", text(from)),
                        Field.text("until", "この日まで", text(until)),
                        Field.choice("action", "操作", text(action), actions),
                        Field.text("person", "行った人の番号", text(person)),
                        Field.text("kind", "対象の種類（person、setting など）", text(kind)),
                        Field.text("id", "対象の番号", text(id)),
                        Field.text("q", "値・操作元・命令の名前に含まれることば", text(q))),
                conditions,
                count);
    }

    private void condition(List<Filter.Condition> all, String name, String label, String value, boolean read) {
        if (!value.isEmpty()) {
            all.add(new Filter.Condition(
                    label + "：" + value + (read ? "" : "（読み取れないため使っていません）"),
                    address().without(name)));
        }
    }

    static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static @Nullable LocalDate day(@Nullable String given) {
        try {
            return text(given).isEmpty() || text(given).length() > 30 ? null : Wareki.date(text(given));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable Long number(@Nullable String given) {
        try {
            return text(given).isEmpty() ? null : Long.valueOf(text(given));
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
