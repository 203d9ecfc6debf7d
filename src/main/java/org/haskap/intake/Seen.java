package org.haskap.intake;

import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Actor;
import org.haskap.access.Permission;
import org.haskap.access.Scope;
import org.haskap.access.Target;

/**
 * Whose uploads an actor has to do with: the same rule as {@link Actor#may}, spread out for a statement.
 *
 * @param all those of the whole region
 * @param organisations those of these organisations
 * @param departments those of these departments
 * @param plans those of these plans
 */
record Seen(boolean all, List<Long> organisations, List<Long> departments, List<Long> plans) {

    /** Copies the lists. */
    Seen {
        organisations = List.copyOf(organisations);
        departments = List.copyOf(departments);
        plans = List.copyOf(plans);
    }

    /** Where an actor may do that. */
    static Seen where(Actor actor, Permission permission) {
        var organisations = new ArrayList<Long>();
        var departments = new ArrayList<Long>();
        var plans = new ArrayList<Long>();
        for (Actor.Grant grant : actor.grants()) {
            if (grant.role().permissions().contains(permission)) {
                switch (grant.scope()) {
                    case Scope.Region _ -> {}
                    case Scope.OfOrganisation(var id) -> organisations.add(id);
                    case Scope.OfDepartment _ -> departments.addAll(grant.departments());
                    case Scope.OfPlan(var id) -> plans.add(id);
                }
            }
        }
        return new Seen(actor.may(permission, Target.REGION), organisations, departments, plans);
    }
}
