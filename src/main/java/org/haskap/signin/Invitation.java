package org.haskap.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation.
 *
 * @param id key in the region
 * @param invite whom, as what
 * @param invitedBy key of the person who invited; null for the operator
 * @param invitedAt when
 * @param sentAt when its newest mail was sent
 * @param timesSent how many mails were sent
 * @param expiresAt until when the newest link works
 * @param acceptedBy key of the person who came, or null
 * @param acceptedAt when, or null
 * @param withdrawnAt when it was withdrawn, or null
 */
public record Invitation(
        long id,
        Invite invite,
        @Nullable Long invitedBy,
        Instant invitedAt,
        Instant sentAt,
        int timesSent,
        Instant expiresAt,
        @Nullable Long acceptedBy,
        @Nullable Instant acceptedAt,
        @Nullable Instant withdrawnAt) {

    /** How an invitation stands. */
    public enum State {
        WAITING("返事待ち"),
        EXPIRED("期限切れ"),
        ACCEPTED("参加済み"),
        WITHDRAWN("取り下げ");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** The word shown on pages. */
        public String label() {
            return label;
        }
    }

    /** How it stands at an instant. */
    public State stateAt(Instant now) {
        if (acceptedAt != null) {
            return State.ACCEPTED;
        }
        if (withdrawnAt != null) {
            return State.WITHDRAWN;
        }
        return now.isBefore(expiresAt) ? State.WAITING : State.EXPIRED;
    }

    /** Whether it can still be accepted, sent again or withdrawn. */
    boolean isOpen() {
        return acceptedAt == null && withdrawnAt == null;
    }
}
