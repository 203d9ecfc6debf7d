package org.haskap.plan;

import java.time.Instant;
import java.util.List;
import org.haskap.kernel.Place;
import org.haskap.reading.PlanDraft.Accumulation;
import org.haskap.reading.PlanDraft.Direction;
import org.haskap.reading.PlanDraft.Figure;
import org.haskap.reading.PlanDraft.Point;
import org.jspecify.annotations.Nullable;

/**
 * An indicator of a plan (数値目標, 重要業績評価指標).
 *
 * @param code stable across editions, such as {@code m3-k1}
 * @param node code of the node it measures, or null when the plan has no tree
 * @param name its name
 * @param unit base unit, or null when none is printed
 * @param direction which way is good
 * @param accumulation how figures of several years belong together
 * @param baseline where it started
 * @param target what this edition aims at
 * @param targets every target adopted so far up to this edition, the newest first; the last is the original
 * @param series further values by year
 * @param notes footnotes that belong to it, as printed
 * @param place where its name stands in the edition's document
 */
public record Indicator(
        String code,
        @Nullable String node,
        String name,
        @Nullable String unit,
        Direction direction,
        Accumulation accumulation,
        Figure baseline,
        Figure target,
        List<Target> targets,
        List<Point> series,
        List<String> notes,
        Place place) {
    /** Copies the lists. */
    public Indicator {
        targets = List.copyOf(targets);
        series = List.copyOf(series);
        notes = List.copyOf(notes);
    }

    /**
     * A target as adopted once; never changed afterwards.
     *
     * @param figure what was aimed at
     * @param edition number of the edition that brought it
     * @param adoptedAt when that edition was adopted
     * @param reason why the one before it was revised; empty for the first and where nobody was asked
     */
    public record Target(Figure figure, int edition, Instant adoptedAt, String reason) {}

    /** Whether the target was changed since the first adopted edition. */
    public boolean revised() {
        return targets.size() > 1;
    }
}
