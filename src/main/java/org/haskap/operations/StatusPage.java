package org.haskap.operations;

import java.util.Comparator;
import java.util.List;
import org.haskap.web.StatusPart;
import org.haskap.web.StatusPart.Condition;
import org.haskap.web.StatusPart.Level;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Tone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the service works, part by part.
 *
 * @param summary one sentence over all
 * @param at when it was asked, as shown
 * @param parts in order
 */
public record StatusPage(String summary, String at, List<Part> parts) {
    private static final Logger LOG = LoggerFactory.getLogger(StatusPage.class);

    /** Copies the list. */
    public StatusPage {
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param label what it is
     * @param condition how it is
     * @param chip the same as a mark
     */
    public record Part(String label, Condition condition, Chip chip) {}

    /** The worst level of all parts; {@link Level#OK} of none. */
    public Level worst() {
        return parts.stream()
                .map(part -> part.condition().level())
                .max(Comparator.naturalOrder())
                .orElse(Level.OK);
    }

    static StatusPage of(List<StatusPart> asked, String at) {
        List<Part> parts = asked.stream()
                .sorted(Comparator.comparingInt(StatusPart::order))
                .map(part -> {
                    Condition condition = ask(part);
                    return new Part(part.label(), condition, chip(condition.level()));
                })
                .toList();
        var page = new StatusPage("", at, parts);
        return new StatusPage(
                switch (page.worst()) {
                    case OK -> "すべて正常に動いています。";
                    case SLOW -> "一部に遅れがあります。";
                    case DOWN -> "一部が動いていません。復旧を進めています。";
                },
                at,
                parts);
    }

    private static Condition ask(StatusPart part) {
        try {
            return part.condition().get();
        } catch (RuntimeException e) {
            LOG.warn("the part {} does not say how it is", part.label(), e);
            return Condition.down("応答がありません。");
        }
    }

    private static Chip chip(Level level) {
        return switch (level) {
            case OK -> new Chip(Tone.GREEN, "○", "正常");
            case SLOW -> new Chip(Tone.YELLOW, "△", "遅れ");
            case DOWN -> new Chip(Tone.RED, "×", "停止");
        };
    }
}
