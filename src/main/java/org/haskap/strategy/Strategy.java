package org.haskap.strategy;

import java.time.InstantSource;
import java.util.Optional;
import org.haskap.database.RegionSettings;
import org.haskap.indicator.Standings;
import org.haskap.indicator.Working;
import org.haskap.kernel.JapanTime;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.haskap.web.NotFoundException;
import org.springframework.stereotype.Component;

/** Finds the plan that is the region's strategy. */
@Component
final class Strategy {
    private final RegionSettings settings;
    private final Plans plans;
    private final Standings standings;
    private final InstantSource clock;

    Strategy(RegionSettings settings, Plans plans, Standings standings, InstantSource clock) {
        this.settings = settings;
        this.plans = plans;
        this.standings = standings;
        this.clock = clock;
    }

    /** The slug of the region's strategy, empty when none is named. */
    String slug() {
        return settings.get(RegionSettings.STRATEGY).orElse("");
    }

    /** The adopted edition, if there is one. */
    Optional<PlanTree> find() {
        String slug = slug();
        return slug.isEmpty() ? Optional.empty() : plans.current(slug);
    }

    /** The adopted edition with where its indicators stand today, if there is one. */
    Optional<Progress> progress() {
        return find().map(this::progress);
    }

    private Progress progress(PlanTree tree) {
        return new Progress(new Outline(tree), standings.of(tree), JapanTime.day(clock.instant()));
    }

    /**
     * The same.
     *
     * @throws NotFoundException when none has been adopted
     */
    Progress required() {
        return progress(outline().tree());
    }

    /**
     * The adopted edition.
     *
     * @throws NotFoundException when none has been adopted
     */
    Outline outline() {
        return find().map(Outline::new).orElseThrow(() -> new NotFoundException("総合戦略は、まだ登録されていません。"));
    }

    /** The indicator whose arithmetic explains the method best, with the whole way to its figures, if one has a rating. */
    Optional<Working> example(Progress progress) {
        return MethodPage.example(progress).map(standing -> working(progress.tree(), standing.indicator()));
    }

    /** An indicator of a plan with the whole way to its figures. */
    Working working(PlanTree tree, Indicator indicator) {
        return standings.working(tree, indicator.code()).orElseThrow();
    }
}
