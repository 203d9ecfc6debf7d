package org.haskap.indicator;

import java.time.Instant;
import org.haskap.access.Actor;
import org.haskap.access.AuditEntry;
import org.haskap.kernel.JapanTime;
import org.jspecify.annotations.Nullable;

/** Who did something and when, as staff pages of this module show it. */
final class StaffWords {
    private StaffWords() {}

    /**
     * Who did something and when.
     *
     * @param entry what the trail says of it, or null where it has forgotten
     */
    static String by(@Nullable AuditEntry entry, Instant at) {
        return (entry == null ? "" : who(entry) + "が") + JapanTime.minute(at);
    }

    /** Who, as the trail tells it. */
    private static String who(AuditEntry entry) {
        return switch (entry.actor()) {
            case Actor.Kind.MEMBER ->
                entry.name().isEmpty() ? "情報を消した人（番号" + entry.person() + "）" : entry.name() + "さん";
            case Actor.Kind.OPERATOR -> "運用者の命令（" + entry.label() + "）";
            case Actor.Kind.SYSTEM -> "自動の処理（" + entry.label() + "）";
            default -> "ログインしていない人";
        };
    }
}
