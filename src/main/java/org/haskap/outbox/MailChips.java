package org.haskap.outbox;

import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Tone;

/** A mail's state as word, icon and colour. */
final class MailChips {
    private MailChips() {}

    static Chip of(MailState state) {
        return switch (state) {
            case WAITING -> new Chip(Tone.GRAY, "…", state.label());
            case SENDING -> new Chip(Tone.BLUE, "▶", state.label());
            case SENT -> new Chip(Tone.GREEN, "✓", state.label());
            case FAILED -> new Chip(Tone.RED, "✕", state.label());
        };
    }
}
