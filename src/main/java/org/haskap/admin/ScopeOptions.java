package org.haskap.admin;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.haskap.access.Actors;
import org.haskap.access.Departments;
import org.haskap.access.Organisation;
import org.haskap.access.Organisations;
import org.haskap.access.Permission;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.access.Target;
import org.haskap.kernel.JapanTime;
import org.haskap.plan.Plans;
import org.haskap.web.ui.Field;
import org.springframework.stereotype.Component;

/** What a role can be held for, as far as the current actor may give it there. */
@Component
final class ScopeOptions {
    private final Organisations organisations;
    private final Departments departments;
    private final Plans plans;
    private final InstantSource clock;

    ScopeOptions(Organisations organisations, Departments departments, Plans plans, InstantSource clock) {
        this.organisations = organisations;
        this.departments = departments;
        this.plans = plans;
        this.clock = clock;
    }

    LocalDate today() {
        return JapanTime.day(clock.instant());
    }

    List<Field.Option> of(Role role) {
        var options = new ArrayList<Field.Option>();
        for (Scope.Kind kind : Scope.Kind.values()) {
            if (role.scopes().contains(kind)) {
                all(kind).forEach((scope, label) -> options.add(new Field.Option(UserForms.value(scope), label)));
            }
        }
        return options;
    }

    private Map<Scope, String> all(Scope.Kind kind) {
        var all = new LinkedHashMap<Scope, String>();
        switch (kind) {
            case REGION -> {
                if (may(Target.REGION)) {
                    all.put(new Scope.Region(), "地域全体");
                }
            }
            case ORGANISATION ->
                organisations.allDetails().stream()
                        .filter(known -> known.successor() == null
                                && may(Target.organisation(known.organisation().id())))
                        .forEach(known -> all.put(
                                new Scope.OfOrganisation(known.organisation().id()),
                                "団体：" + known.organisation().name()));
            case DEPARTMENT -> {
                var names = new HashMap<Long, String>();
                for (Organisation organisation : organisations.all()) {
                    names.put(organisation.id(), organisation.name());
                }
                departments.today().stream()
                        .filter(department -> may(Target.department(department)))
                        .forEach(department -> all.put(
                                new Scope.OfDepartment(department.id()),
                                "部署：" + names.getOrDefault(department.organisationId(), "") + " " + department.name()));
            }
            case PLAN ->
                plans.plans().stream()
                        .filter(plan -> may(Target.plan(plan.id(), plan.owner().id())))
                        .forEach(plan -> all.put(new Scope.OfPlan(plan.id()), "計画：" + plan.title()));
        }
        return all;
    }

    /** The door decides; this only keeps from offering what it would refuse. */
    private static boolean may(Target target) {
        var actor = Actors.current();
        return actor.may(Permission.MANAGE_PEOPLE, Target.REGION) || actor.may(Permission.INVITE, target);
    }
}
