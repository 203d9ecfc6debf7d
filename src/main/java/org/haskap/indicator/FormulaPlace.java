package org.haskap.indicator;

import java.util.List;
import java.util.Objects;
import org.haskap.access.Target;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanTree;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Form;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one indicator that a page about its formula needs.
 *
 * @param tree the plan's edition in force
 * @param versions the versions of its formula, the newest first
 * @param slug the plan's name as the address says it; empty for the region's strategy
 */
record FormulaPlace(PlanTree tree, Indicator indicator, List<FormulaVersion> versions, String slug) {
    /** The place an address means. */
    static FormulaPlace of(StaffPlans plans, Formulas formulas, String code, String slug) {
        PlanTree tree = plans.tree(slug);
        Indicator indicator = StaffPlans.indicator(tree, code);
        return new FormulaPlace(
                tree, indicator, formulas.versions(new IndicatorRef(tree.plan().id(), indicator.code())), slug);
    }

    IndicatorRef ref() {
        return new IndicatorRef(tree.plan().id(), indicator.code());
    }

    /** The version that counts now, or null. */
    @Nullable
    FormulaVersion inForce() {
        return versions.isEmpty() || versions.getFirst().ended() ? null : versions.getFirst();
    }

    int version() {
        return versions.isEmpty() ? 0 : versions.getFirst().version();
    }

    String address(String rest) {
        return StaffPlans.address("/staff/kpis/" + indicator.code() + "/formula" + rest, slug);
    }

    /** Where a role must be held to set the formula. */
    Target target() {
        return Target.plan(tree.plan().id(), tree.plan().owner().id());
    }

    Head head(String title) {
        return Head.of(title + "：" + indicator.name(), Desk.STAFF.label())
                .under(new Crumb(IndicatorAreas.FORMULAS, StaffPlans.address(FormulaListController.PATH, slug)));
    }

    /** The version that somebody's form was made from. */
    static int seen(Form form) {
        return Math.toIntExact(Objects.requireNonNullElse(form.version(), -1L) % Integer.MAX_VALUE);
    }
}
