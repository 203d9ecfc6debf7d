package org.haskap.indicator;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.haskap.access.Actor;
import org.haskap.access.AuditEntry;
import org.haskap.kernel.JapanTime;

/** Who did something and when, as staff pages of this module show it. */
final class StaffWords {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 H:mm", Locale.JAPAN);

    private StaffWords() {}

    static String moment(Instant at) {
        return MOMENT.format(at.atZone(JapanTime.ZONE));
    }

    /** Who, as the trail tells it. */
    static String who(AuditEntry entry) {
        return switch (entry.actor()) {
            case Actor.Kind.MEMBER ->
                entry.name().isEmpty() ? "情報を消した人（番号" + entry.person() + "）" : entry.name() + "さん";
            case Actor.Kind.OPERATOR -> "運用者の命令（" + entry.label() + "）";
            case Actor.Kind.SYSTEM -> "自動の処理（" + entry.label() + "）";
            default -> "ログインしていない人";
        };
    }
}
