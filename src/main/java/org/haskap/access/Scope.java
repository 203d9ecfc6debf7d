package org.haskap.access;

/** What a role is held for. */
public sealed interface Scope {

    /** The whole region. */
    record Region() implements Scope {}

    /**
     * One organisation, with its departments and plans.
     *
     * @param id key of the organisation
     */
    record OfOrganisation(long id) implements Scope {}

    /**
     * One department and those below it.
     *
     * @param id key of the department
     */
    record OfDepartment(long id) implements Scope {}

    /**
     * One plan in all its editions.
     *
     * @param id key of the plan
     */
    record OfPlan(long id) implements Scope {}
}
