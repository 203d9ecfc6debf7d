package org.haskap.indicator;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haskap.access.Actor;
import org.haskap.access.Department;
import org.haskap.access.DepartmentHistory;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.plan.Indicator;
import org.haskap.plan.Plan;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;

/**
 * Who answers for an indicator's figures: the departments that the plan names for what it measures, as they are today. Where
 * the plan names none, and for a goal at the top that names none itself (all departments below it would be everybody and so
 * nobody), it is who plans.
 *
 * @param plan the plan
 * @param departments the departments, or none where it is who plans
 */
public record Responsible(Plan plan, List<Department> departments) {
    static final String PLANNERS = "計画の担当";

    /** Copies the list. */
    public Responsible {
        departments = List.copyOf(departments);
    }

    /** Who answers for an indicator on a day. */
    public static Responsible of(PlanTree tree, Indicator indicator, DepartmentHistory history, LocalDate today) {
        String code = indicator.node();
        PlanNode node = code == null ? null : tree.node(code).orElse(null);
        if (node == null) {
            return new Responsible(tree.plan(), List.of());
        }
        List<Department> named = node.parent() == null ? node.departments() : tree.departmentsBelow(node.code());
        return new Responsible(
                tree.plan(),
                named.stream()
                        .map(department -> history.on(department.id(), today).orElse(department))
                        .distinct()
                        .toList());
    }

    /** The places for which a role must be held: one of them is enough. */
    List<Target> places() {
        Target whole = Target.plan(plan.id(), plan.owner().id());
        return departments.isEmpty()
                ? List.of(whole)
                : departments.stream()
                        .map(department -> Target.draft(plan.id(), plan.owner().id(), department.id()))
                        .toList();
    }

    /** Whether somebody may do something here. */
    public boolean allows(Actor actor, Permission permission) {
        return places().stream().anyMatch(place -> actor.may(permission, place));
    }

    /**
     * Whether somebody knows of the values before they are public, and of who entered them: who answers for them or decides of
     * them, and everybody of the plan's own organisation who enters values there.
     */
    public boolean knows(Actor actor) {
        return allows(actor, Permission.ENTER_OBSERVATION)
                || allows(actor, Permission.CONFIRM_OBSERVATION)
                || actor.may(
                        Permission.ENTER_OBSERVATION,
                        Target.plan(plan.id(), plan.owner().id()))
                || actor.departmentWithin(plan.owner().id(), Permission.ENTER_OBSERVATION)
                        .isPresent();
    }

    /** Whether somebody may do something here for one of the departments, not for the plan or everything at once. */
    public boolean allowsForDepartment(Actor actor, Permission permission) {
        return allows(actor, permission)
                && !actor.may(permission, Target.plan(plan.id(), plan.owner().id()));
    }

    /** The departments' names, or who plans. */
    public String told() {
        return departments.isEmpty()
                ? PLANNERS
                : departments.stream().map(Department::name).collect(Collectors.joining("、"));
    }

    /** The departments' keys as texts, for filters. */
    public Stream<String> keys() {
        return departments.stream().map(department -> Objects.toString(department.id()));
    }
}
