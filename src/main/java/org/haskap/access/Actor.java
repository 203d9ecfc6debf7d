package org.haskap.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is acting now, with what they may do. Made anew for each request, so that a role taken away counts at once.
 *
 * @param kind what sort of actor
 * @param person key of the person, for a member; null otherwise
 * @param label what the audit trail calls the actor: a person's name is not part of it, a command's or job's name is
 * @param onBehalfOf the organisation acted for, where a person has several; null when none was chosen
 * @param from where the act comes from: a network address, or the machine's user for a command
 * @param grants the roles held today, each with its scope spread out
 */
public record Actor(
        Kind kind,
        @Nullable Long person,
        String label,
        @Nullable Long onBehalfOf,
        String from,
        List<Grant> grants) {

    /** The sorts of actors. */
    public enum Kind {
        /** Somebody who has not signed in. */
        PUBLIC,
        /** A person who has signed in. */
        MEMBER,
        /** Whoever runs commands on the machine itself, and so could read the database anyway. */
        OPERATOR,
        /** A job of the program's own. */
        SYSTEM
    }

    /** Copies the list. */
    public Actor {
        grants = List.copyOf(grants);
    }

    /** Somebody who has not signed in. */
    public static Actor anonymous(String from) {
        return new Actor(Kind.PUBLIC, null, "", null, from, List.of());
    }

    /** A person who has signed in. */
    public static Actor member(long person, @Nullable Long onBehalfOf, String from, List<Grant> grants) {
        return new Actor(Kind.MEMBER, person, "", onBehalfOf, from, grants);
    }

    /** Whoever runs a command on the machine. */
    public static Actor operator(String command) {
        return new Actor(Kind.OPERATOR, null, command, null, System.getProperty("user.name", ""), List.of());
    }

    /** A job of the program's own. */
    public static Actor system(String job) {
        return system(job, "");
    }

    /** The same, on the word of somebody who opened a link and has not signed in: the trail says from where. */
    public static Actor system(String job, String from) {
        return new Actor(Kind.SYSTEM, null, job, null, from, List.of());
    }

    /** Whether this actor may do something there. The program itself and its operator may do everything. */
    public boolean may(Permission permission, Target target) {
        return switch (kind) {
            case OPERATOR, SYSTEM -> true;
            case PUBLIC -> Role.PUBLIC.permissions().contains(permission);
            case MEMBER -> grants.stream().anyMatch(grant -> grant.covers(permission, target));
        };
    }

    /** Whether this actor may do something at least somewhere. */
    public boolean mayAnywhere(Permission permission) {
        return may(permission, Target.REGION)
                || grants.stream().anyMatch(grant -> grant.role().permissions().contains(permission));
    }

    /** The department for which this actor may do something to what belongs to an organisation, if it holds a role for one. */
    public Optional<Long> departmentWithin(long organisation, Permission permission) {
        return grants.stream()
                .filter(grant -> grant.role().permissions().contains(permission)
                        && grant.organisations().contains(organisation))
                .flatMap(grant -> grant.scope() instanceof Scope.OfDepartment(var id) ? Stream.of(id) : Stream.empty())
                .findFirst();
    }

    /**
     * A role held, with its scope spread out so that nothing more must be asked.
     *
     * @param role the role
     * @param scope what it is held for
     * @param departments the departments of the scope, those below and those merged into them included; empty unless the
     *     scope is a department
     * @param organisations the organisation of the scope under all its spellings; that of the department, where the scope is
     *     one; empty otherwise
     * @param until the last day it is held, or null while open
     */
    public record Grant(
            Role role,
            Scope scope,
            List<Long> departments,
            List<Long> organisations,
            @Nullable LocalDate until) {

        /** Copies the lists. */
        public Grant {
            departments = List.copyOf(departments);
            organisations = List.copyOf(organisations);
        }

        /** A role whose organisation goes by one spelling. */
        public Grant(Role role, Scope scope, List<Long> departments, @Nullable LocalDate until) {
            this(
                    role,
                    scope,
                    departments,
                    scope instanceof Scope.OfOrganisation(var id) ? List.of(id) : List.of(),
                    until);
        }

        boolean covers(Permission permission, Target target) {
            return role.permissions().contains(permission)
                    && switch (scope) {
                        case Scope.Region _ -> true;
                        case Scope.OfOrganisation _ ->
                            target.organisation() != null && organisations.contains(target.organisation());
                        case Scope.OfDepartment _ ->
                            target.department() != null && departments.contains(target.department());
                        case Scope.OfPlan(var id) -> target.plan() != null && target.plan() == id;
                    };
        }
    }
}
