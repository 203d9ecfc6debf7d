package org.haskap.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;

/** When a recurring job runs. */
public sealed interface Cadence {
    /** In words. */
    String toSentence();

    /**
     * Again and again.
     *
     * @param pause from the end of one run to the begin of the next
     */
    record Every(Duration pause) implements Cadence {
        /** Refuses what would never rest. */
        public Every {
            if (pause.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("a pause of at least a second");
            }
        }

        @Override
        public String toSentence() {
            long seconds = pause.toSeconds();
            if (seconds % 3600 == 0) {
                return seconds / 3600 + "時間ごと";
            }
            return seconds % 60 == 0 ? seconds / 60 + "分ごと" : seconds + "秒ごと";
        }
    }

    /**
     * Once a day.
     *
     * @param time on the clock in Japan
     */
    record Daily(LocalTime time) implements Cadence {
        @Override
        public String toSentence() {
            return String.format(Locale.ROOT, "毎日%d:%02d", time.getHour(), time.getMinute());
        }
    }
}
