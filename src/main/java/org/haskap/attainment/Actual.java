package org.haskap.attainment;

import java.math.BigDecimal;
import java.time.Instant;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.jspecify.annotations.Nullable;

/**
 * An indicator's value for one period as it stands now, wherever it came from.
 *
 * @param period the time it stands for
 * @param value the value in the unit's base, or null when missing
 * @param missing why there is no value, or null
 * @param text as printed or entered, or empty for a counted value
 * @param origin where it came from
 * @param status how firm it is
 * @param observation key of the observation behind it, or null for a value counted at this moment and for a printed one
 * @param formulaVersion the version of the formula it was counted by, or null
 * @param facts how many facts it rests on; 0 unless counted
 * @param source the document named for an entered value, or empty
 * @param comment the department's words, or empty
 * @param recordedAt when it was entered or frozen, or null for a value counted at this moment and for a printed one
 * @param confirmedAt when a chief confirmed it, or null
 */
public record Actual(
        Period period,
        @Nullable BigDecimal value,
        @Nullable Missing missing,
        String text,
        Origin origin,
        Status status,
        @Nullable Long observation,
        @Nullable Integer formulaVersion,
        long facts,
        String source,
        String comment,
        @Nullable Instant recordedAt,
        @Nullable Instant confirmedAt) {
    /** Refuses a value together with a reason for having none, and neither. */
    public Actual {
        if ((value == null) == (missing == null)) {
            throw new IllegalArgumentException("either a value or a reason: " + period.code());
        }
    }

    /** Where a value came from. */
    public enum Origin {
        /** Counted from facts. */
        COUNTED("自動集計"),
        /** Entered by the department that answers for it. */
        ENTERED("入力"),
        /** Taken from a table. */
        IMPORTED("取込"),
        /** Printed in the plan's own document. */
        PRINTED("資料");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        /** The word shown on pages. */
        public String label() {
            return label;
        }
    }

    /** How firm a value is. Source: KPI conventions section 3. */
    public enum Status {
        PROVISIONAL("速報"),
        ESTIMATED("見込"),
        FINAL("確報");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** The word shown on pages. */
        public String label() {
            return label;
        }
    }
}
