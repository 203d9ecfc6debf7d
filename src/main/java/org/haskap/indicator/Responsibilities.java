package org.haskap.indicator;

import java.time.InstantSource;
import java.util.NoSuchElementException;
import org.haskap.access.Actors;
import org.haskap.access.DepartmentHistory;
import org.haskap.access.Departments;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.kernel.JapanTime;
import org.haskap.plan.Indicator;
import org.haskap.plan.Plan;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.springframework.stereotype.Component;

/** Who answers for the indicators of the plans in force, asked with the departments as they are now. */
@Component
final class Responsibilities {
    private final Plans plans;
    private final Departments departments;
    private final InstantSource clock;

    Responsibilities(Plans plans, Departments departments, InstantSource clock) {
        this.plans = plans;
        this.departments = departments;
        this.clock = clock;
    }

    /** Who answers for one indicator today. */
    Responsible of(PlanTree tree, Indicator indicator) {
        return of(tree, indicator, departments.history());
    }

    private Responsible of(PlanTree tree, Indicator indicator, DepartmentHistory history) {
        return Responsible.of(tree, indicator, history, JapanTime.day(clock.instant()));
    }

    /** The same for all indicators of a plan. */
    InPlan in(long plan) {
        PlanTree tree = plans.current().stream()
                .filter(each -> each.plan().id() == plan)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no adopted plan " + plan));
        return new InPlan(tree, departments.history());
    }

    /** A plan with the departments as they are, to ask who answers for what. */
    final class InPlan {
        private final PlanTree tree;
        private final DepartmentHistory history;

        private InPlan(PlanTree tree, DepartmentHistory history) {
            this.tree = tree;
            this.history = history;
        }

        Plan plan() {
            return tree.plan();
        }

        /**
         * Who answers for the indicator of that code.
         *
         * @throws NoSuchElementException when the plan has none
         */
        Responsible of(String code) {
            Indicator indicator = tree.indicator(code)
                    .orElseThrow(() -> new NoSuchElementException("the plan has no indicator " + code));
            return Responsibilities.this.of(tree, indicator, history);
        }

        /**
         * The same, where the current person may do something there.
         *
         * @throws NotPermittedException otherwise
         */
        Responsible require(Permission permission, String code) {
            Responsible responsible = of(code);
            if (!responsible.allows(Actors.current(), permission)) {
                throw new NotPermittedException(permission);
            }
            return responsible;
        }

        /** What an indicator is called; its code where the plan no longer has it. */
        String name(String code) {
            return tree.indicator(code).map(Indicator::name).orElse(code);
        }
    }
}
