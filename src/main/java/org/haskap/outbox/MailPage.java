package org.haskap.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haskap.kernel.JapanTime;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Fact;
import org.jspecify.annotations.Nullable;

/**
 * One mail.
 *
 * @param subject the page's h1
 * @param chip where it stands
 * @param facts recipient and times
 * @param error why it was not sent, or not at once; or empty
 * @param doubtful whether it may have arrived twice
 * @param send address to which sending is posted, or empty when it cannot be sent
 * @param text what it says, in development; null elsewhere
 */
public record MailPage(
        String subject,
        Chip chip,
        List<Fact> facts,
        String error,
        boolean doubtful,
        String send,
        @Nullable List<Part> text) {
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\x21-\\x7e&&[^<>\"]]+");

    /** Copies the list. */
    public MailPage {
        facts = List.copyOf(facts);
    }

    /**
     * A stretch of the text.
     *
     * @param words as written
     * @param link whether it is an address to be followed
     */
    public record Part(String words, boolean link) {}

    static MailPage of(OutboxMail mail, Optional<String> text) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("宛先", mail.recipient().isEmpty() ? "（消去済み）" : mail.recipient()));
        facts.add(Fact.of("作成", JapanTime.minute(mail.createdAt())));
        facts.add(Fact.of(mail.state() == MailState.WAITING ? "次の送信" : "送信", OutboxPage.time(mail)));
        facts.add(Fact.of("試した回数", mail.tries() + "回"));
        facts.add(Fact.of("用件の番号", mail.key()));
        if (!mail.kept()) {
            facts.add(Fact.of("本文", "保存の期間が過ぎたか、宛先の方の情報が消されたため、残っていません。"));
        }
        return new MailPage(
                OutboxPage.subject(mail),
                MailChips.of(mail.state()),
                facts,
                mail.error(),
                mail.doubtful(),
                mail.sendable() ? OutboxPage.PATH + "/" + mail.id() + "/sending" : "",
                text.map(MailPage::parts).orElse(null));
    }

    static List<Part> parts(String text) {
        var parts = new ArrayList<Part>();
        Matcher address = ADDRESS.matcher(text);
        int from = 0;
        while (address.find()) {
            if (address.start() > from) {
                parts.add(new Part(text.substring(from, address.start()), false));
            }
            parts.add(new Part(address.group(), true));
            from = address.end();
        }
        if (from < text.length()) {
            parts.add(new Part(text.substring(from), false));
        }
        return parts;
    }
}
