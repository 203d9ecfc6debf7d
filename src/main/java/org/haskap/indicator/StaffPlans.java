package org.haskap.indicator;

import java.util.ArrayList;
import java.util.List;
import org.haskap.database.RegionSettings;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.haskap.web.NotFoundException;
import org.springframework.stereotype.Component;

/** Which plan a staff page is about: the region's strategy, or the one its address names. */
@Component
final class StaffPlans {
    private final Plans plans;
    private final RegionSettings settings;

    StaffPlans(Plans plans, RegionSettings settings) {
        this.plans = plans;
        this.settings = settings;
    }

    /**
     * The adopted edition.
     *
     * @param slug the plan's name in addresses; empty for the region's strategy
     * @throws NotFoundException when there is none
     */
    PlanTree tree(String slug) {
        String wanted = slug.isEmpty() ? settings.get(RegionSettings.STRATEGY).orElse("") : slug;
        return plans.current(wanted)
                .orElseThrow(() ->
                        new NotFoundException(slug.isEmpty() ? "採用された戦略が、まだありません。" : "「" + slug + "」という計画は採用されていません。"));
    }

    /** The same with all other adopted plans behind it. */
    List<PlanTree> all(PlanTree first) {
        var all = new ArrayList<PlanTree>();
        all.add(first);
        plans.current().stream()
                .filter(tree -> tree.plan().id() != first.plan().id())
                .forEach(all::add);
        return List.copyOf(all);
    }

    static Indicator indicator(PlanTree tree, String code) {
        return tree.indicator(code)
                .orElseThrow(() -> new NotFoundException("「" + tree.plan().title() + "」に「" + code + "」という指標はありません。"));
    }

    /** An address with the plan in it, where it is not the region's strategy. */
    static String address(String path, String slug) {
        return slug.isEmpty() ? path : path + "?plan=" + slug;
    }
}
