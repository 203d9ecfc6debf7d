package org.haskap.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.haskap.attainment.Actual;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.jspecify.annotations.Nullable;

/**
 * A value of an indicator as it was once entered, imported or frozen, with what a chief said of it. Never changed afterwards.
 *
 * @param id key in the region
 * @param indicator of which indicator
 * @param series which of its series; empty for the only one
 * @param period the time it stands for
 * @param value in the unit's base, or null
 * @param missing why there is no value, or null; both are null of a withdrawal
 * @param text as typed or as it stood in the table
 * @param origin where it came from
 * @param status how firm it is
 * @param formulaVersion the version of the formula it was counted by, or null
 * @param facts how many facts it rests on; 0 unless counted
 * @param source the document named for it
 * @param document key of that document in the archive, or null
 * @param comment the department's words; public once confirmed
 * @param measuredOn the day it was measured or counted, or null when nobody said
 * @param enteredBy key of the person, or null for a command
 * @param enteredAt when
 * @param supersedes the one before it, or null for the period's first
 * @param decision what a chief said of it, or null
 * @param replacesPublic whether an earlier value of the period was confirmed
 */
public record Observation(
        long id,
        IndicatorRef indicator,
        String series,
        Period period,
        @Nullable BigDecimal value,
        @Nullable Missing missing,
        String text,
        Actual.Origin origin,
        Actual.Status status,
        @Nullable Integer formulaVersion,
        long facts,
        String source,
        @Nullable Long document,
        String comment,
        @Nullable LocalDate measuredOn,
        @Nullable Long enteredBy,
        Instant enteredAt,
        @Nullable Long supersedes,
        @Nullable Decision decision,
        boolean replacesPublic) {

    /**
     * What a chief said of a value.
     *
     * @param confirmed whether it may be public; sent back otherwise
     * @param reason why it was sent back; may be empty when confirmed
     * @param by key of the person, or null for a command
     * @param at when
     */
    public record Decision(
            boolean confirmed, String reason, @Nullable Long by, Instant at) {}

    /** Where a value stands between who enters and who confirms. */
    public enum State {
        /** Entered; no chief has looked yet, so it is not public. */
        WAITING("確認待ち"),
        /** Confirmed and public. */
        CONFIRMED("確認済み"),
        /** Sent back to who entered it; not public. */
        RETURNED("差し戻し"),
        /** Taken back before it was ever public. */
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

    /** Where it stands. A withdrawal of what never was public needs nobody's word. */
    public State state() {
        if (decision != null) {
            return decision.confirmed() ? State.CONFIRMED : State.RETURNED;
        }
        return isWithdrawal() && !replacesPublic ? State.WITHDRAWN : State.WAITING;
    }

    /** Whether it says that there is no value any more. */
    public boolean isWithdrawal() {
        return value == null && missing == null;
    }

    /** Whether it says of the period what the entry says. The words as typed do not count: 1,234 and 1234人 are one value. */
    public boolean saysTheSame(Entry entry) {
        BigDecimal other = entry.value();
        return (value == null ? other == null : other != null && value.compareTo(other) == 0)
                && missing == entry.missing()
                && status == entry.status()
                && source.equals(entry.source())
                && comment.equals(entry.comment())
                && Objects.equals(document, entry.document())
                && Objects.equals(measuredOn, entry.measuredOn());
    }

    /** The same for pages that show values whatever their origin; not for a withdrawal. */
    Actual actual() {
        return new Actual(
                period,
                value,
                missing,
                text,
                origin,
                status,
                id,
                formulaVersion,
                facts,
                source,
                comment,
                enteredAt,
                decision != null && decision.confirmed() ? decision.at() : null);
    }
}
