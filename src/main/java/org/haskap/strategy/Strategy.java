package org.haskap.strategy;

import java.util.Optional;
import org.haskap.database.RegionSettings;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.haskap.web.NotFoundException;
import org.springframework.stereotype.Component;

/** Finds the plan that is the region's strategy. */
@Component
final class Strategy {
    private final RegionSettings settings;
    private final Plans plans;

    Strategy(RegionSettings settings, Plans plans) {
        this.settings = settings;
        this.plans = plans;
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

    /**
     * The adopted edition.
     *
     * @throws NotFoundException when none has been adopted
     */
    Outline outline() {
        return find().map(Outline::new).orElseThrow(() -> new NotFoundException("総合戦略は、まだ登録されていません。"));
    }
}
