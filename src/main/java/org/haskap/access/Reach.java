package org.haskap.access;

import java.util.ArrayList;
import java.util.List;

/**
 * Where somebody may do one thing, as lists to compare with.
 *
 * @param everywhere whether in the whole region; then the lists do not matter
 * @param organisations organisations as a whole
 * @param departments departments
 * @param plans plans
 */
record Reach(boolean everywhere, List<Long> organisations, List<Long> departments, List<Long> plans) {
    static final Reach EVERYWHERE = new Reach(true, List.of(), List.of(), List.of());

    Reach {
        organisations = List.copyOf(organisations);
        departments = List.copyOf(departments);
        plans = List.copyOf(plans);
    }

    static Reach of(Actor actor, Permission permission) {
        if (actor.may(permission, Target.REGION)) {
            return EVERYWHERE;
        }
        var organisations = new ArrayList<Long>();
        var departments = new ArrayList<Long>();
        var plans = new ArrayList<Long>();
        for (Actor.Grant grant : actor.grants()) {
            if (grant.role().permissions().contains(permission)) {
                switch (grant.scope()) {
                    case Scope.Region _ -> throw new IllegalStateException("covers the region");
                    case Scope.OfOrganisation _ -> organisations.addAll(grant.organisations());
                    case Scope.OfDepartment _ -> departments.addAll(grant.departments());
                    case Scope.OfPlan(var id) -> plans.add(id);
                }
            }
        }
        return new Reach(false, organisations, departments, plans);
    }
}
