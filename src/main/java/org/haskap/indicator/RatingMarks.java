package org.haskap.indicator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.haskap.attainment.Rating;
import org.haskap.attainment.RatingScale;
import org.haskap.attainment.Standing;
import org.haskap.jobs.Cadence;
import org.haskap.jobs.Recurring;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How indicators were rated before. A rating follows from facts and values of any moment, so what it was cannot be asked
 * afterwards: it is noted whenever it became different.
 */
@Component
public class RatingMarks {
    private final RatingMarkStore store;
    private final Standings standings;
    private final Scales scales;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    /** On the given database. */
    RatingMarks(
            JdbcClient jdbc,
            Standings standings,
            Scales scales,
            TransactionTemplate transactions,
            InstantSource clock) {
        store = new RatingMarkStore(jdbc);
        this.standings = standings;
        this.scales = scales;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Notes how the indicators of a plan are rated now, where that is not what was noted last.
     *
     * @return how many became different
     */
    public int note(PlanTree tree) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            long plan = tree.plan().id();
            store.lock(plan);
            Map<String, RatingMark> noted = byCode(store.newest(plan));
            RatingScale scale = scales.of(plan).scale();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<RatingMark> changed = standings.of(tree, scale).values().stream()
                    .map(standing -> mark(standing, scale, now))
                    .filter(mark -> {
                        RatingMark last = noted.get(mark.indicator());
                        return last == null || !last.saysTheSame(mark);
                    })
                    .toList();
            store.insert(plan, changed);
            return changed.size();
        }));
    }

    private static RatingMark mark(Standing standing, RatingScale scale, Instant now) {
        Rating rating = standing.rating();
        return new RatingMark(
                standing.indicator().code(), scale.code(), rating.code(), rating.symbol(), rating.label(), now);
    }

    /**
     * How the indicators of a plan were rated at a moment, by code: as noted last up to then, or at first where nothing is that
     * old; the mark says when it was noted. One statement.
     */
    public Map<String, RatingMark> at(long plan, Instant moment) {
        return byCode(store.at(plan, moment));
    }

    private static Map<String, RatingMark> byCode(List<RatingMark> marks) {
        return marks.stream().collect(Collectors.toUnmodifiableMap(RatingMark::indicator, Function.identity()));
    }

    /** Notes by the clock. */
    @Configuration(proxyBeanMethods = false)
    static class Upkeep {
        @Bean
        Recurring notesRatings(RatingMarks marks, Plans plans) {
            return new Recurring(
                    "rating-marks",
                    "判定の移り変わりの記録",
                    new Cadence.Every(Duration.ofMinutes(10)),
                    () -> plans.current().stream()
                            .filter(tree -> !tree.indicators().isEmpty())
                            .forEach(marks::note));
        }
    }
}
