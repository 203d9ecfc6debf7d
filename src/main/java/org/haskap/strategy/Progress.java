package org.haskap.strategy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Standing;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;

/**
 * The strategy and where each of its indicators stands.
 *
 * @param outline the strategy
 * @param standings where they stand, by the indicator's code
 * @param today the day it is true for
 */
public record Progress(Outline outline, Map<String, Standing> standings, LocalDate today) {
    /** Copies the map in its order. */
    public Progress {
        standings = Collections.unmodifiableMap(new LinkedHashMap<>(standings));
    }

    /** Where the values of an indicator come from, as lists can be narrowed by it. */
    public enum Source {
        LIVE("自動集計"),
        ENTERED("入力・取込"),
        PRINTED("資料に記載"),
        NONE("実績なし");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** The word shown on pages. */
        public String label() {
            return label;
        }

        /** The word used in addresses. */
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Where the value that an indicator has comes from. */
        public static Source of(Standing standing) {
            var newest = Figures.newest(standing);
            return newest == null ? NONE : of(newest.origin());
        }

        private static Source of(Actual.Origin origin) {
            return switch (origin) {
                case COUNTED -> LIVE;
                case ENTERED, IMPORTED -> ENTERED;
                case PRINTED -> PRINTED;
            };
        }
    }

    /** The strategy's tree. */
    public PlanTree tree() {
        return outline.tree();
    }

    /** Where an indicator of this strategy stands. */
    public Standing of(Indicator indicator) {
        return Optional.ofNullable(standings.get(indicator.code())).orElseGet(() -> Ratings.unjudged(indicator));
    }

    /** Where all stand, in the document's order. */
    public List<Standing> all() {
        return of(tree().indicators());
    }

    /** Where those of a node and of everything below it stand. */
    public List<Standing> below(PlanNode node) {
        return of(tree().indicatorsBelow(node.code()));
    }

    List<Standing> of(List<Indicator> indicators) {
        return indicators.stream().map(this::of).toList();
    }
}
