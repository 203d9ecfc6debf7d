package org.haskap.outbox;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.haskap.kernel.JapanTime;
import org.haskap.web.Query;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Pagination;
import org.jspecify.annotations.Nullable;

/**
 * All mails, for administrators.
 *
 * @param filter which are shown
 * @param rows a page of them
 * @param pages the other pages
 */
public record OutboxPage(Filter filter, List<Row> rows, Pagination pages) {
    static final int ROWS = 50;
    static final String PATH = "/admin/outbox";

    /** Copies the list. */
    public OutboxPage {
        rows = List.copyOf(rows);
    }

    /**
     * A mail.
     *
     * @param page its subject and its page
     * @param to enough of the address to tell it from others
     * @param chip where it stands
     * @param written when it was written
     * @param time when it was sent, or is sent at the earliest
     * @param error why it was not sent, or not at once; or empty
     */
    public record Row(Link page, String to, Chip chip, String written, String time, String error) {}

    static OutboxPage of(@Nullable MailState state, List<OutboxMail> mails, long count, int page) {
        String chosen = state == null ? "" : state.name();
        var query = new Query(PATH, Map.of("state", chosen));
        var field = Field.choice(
                "state",
                "状態",
                chosen,
                Arrays.stream(MailState.values())
                        .map(each -> new Field.Option(each.name(), each.label()))
                        .toList());
        List<Filter.Condition> active =
                state == null ? List.of() : List.of(new Filter.Condition("状態：" + state.label(), PATH));
        return new OutboxPage(
                new Filter(PATH, List.of(), List.of(field), active, count + "件を表示"),
                mails.stream().map(OutboxPage::row).toList(),
                new Pagination(page, last(count), query.with("page", "_").href().replaceFirst("_$", "")));
    }

    /** The number of the last page. */
    static int last(long count) {
        return (int) Math.max(1, (count + ROWS - 1) / ROWS);
    }

    private static Row row(OutboxMail mail) {
        return new Row(
                new Link(subject(mail), PATH + "/" + mail.id()),
                mail.recipient().isEmpty() ? "（消去済み）" : mail.veiled(),
                MailChips.of(mail.state()),
                JapanTime.minute(mail.createdAt()),
                time(mail),
                mail.error());
    }

    static String subject(OutboxMail mail) {
        return mail.subject().isEmpty() ? "（消去済み）" : mail.subject();
    }

    static String time(OutboxMail mail) {
        if (mail.sentAt() != null) {
            return JapanTime.minute(mail.sentAt());
        }
        return mail.state() == MailState.WAITING ? JapanTime.minute(mail.dueAt()) + "から" : "－";
    }
}
