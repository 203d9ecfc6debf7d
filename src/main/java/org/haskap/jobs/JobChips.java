package org.haskap.jobs;

import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Tone;

/** A job's state as word, icon and colour. */
final class JobChips {
    private JobChips() {}

    static Chip of(JobState state) {
        return switch (state) {
            case WAITING -> new Chip(Tone.GRAY, "…", state.label());
            case RUNNING -> new Chip(Tone.BLUE, "▶", state.label());
            case DONE -> new Chip(Tone.GREEN, "✓", state.label());
            case PARTLY -> new Chip(Tone.ORANGE, "△", state.label());
            case FAILED -> new Chip(Tone.RED, "✕", state.label());
            case CANCELLED -> new Chip(Tone.GRAY, "－", state.label());
        };
    }
}
