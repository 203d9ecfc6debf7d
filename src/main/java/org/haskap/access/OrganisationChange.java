package org.haskap.access;

/** The answer to changing an organisation or a department. */
public sealed interface OrganisationChange {

    /**
     * It is done.
     *
     * @param organisation the organisation as it stands now
     */
    record Changed(OrganisationDetails organisation) implements OrganisationChange {}

    /**
     * It is done.
     *
     * @param department the department it now is
     */
    record DepartmentChanged(Department department) implements OrganisationChange {}

    /**
     * Somebody else changed it in between; nothing has changed now.
     *
     * @param current as the other left it
     */
    record Stale(OrganisationDetails current) implements OrganisationChange {}

    /**
     * It cannot be done, and nothing has changed.
     *
     * @param sentence Japanese: why, and what to do
     */
    record Refused(String sentence) implements OrganisationChange {}
}
