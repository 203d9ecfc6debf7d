package org.haskap.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who cannot sign in any more, helped by two members of staff.
 *
 * @param id key in the region
 * @param person key of the person who is helped
 * @param reason why, and how the first made sure of who asks
 * @param email where the link goes
 * @param openedBy key of the first
 * @param openedAt when
 * @param confirmedBy key of the second, or null
 * @param confirmedAt when, or null
 * @param withdrawnAt when it was given up, or null
 * @param doneAt when the person used the link, or null
 */
public record Recovery(
        long id,
        long person,
        String reason,
        String email,
        long openedBy,
        Instant openedAt,
        @Nullable Long confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant doneAt) {

    /** Whether it waits for the second. */
    public boolean isOpen() {
        return confirmedAt == null && withdrawnAt == null;
    }

    /** Whether it can still be given up. */
    public boolean isWithdrawable() {
        return doneAt == null && withdrawnAt == null;
    }

    /** How it stands, in a word. */
    public String state() {
        if (doneAt != null) {
            return "回復しました";
        }
        if (withdrawnAt != null) {
            return "取り下げました";
        }
        return confirmedAt == null ? "2人目の確認を待っています" : "リンクを送りました";
    }
}
