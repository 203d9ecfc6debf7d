package org.haskap.access;

import org.jspecify.annotations.Nullable;

/**
 * What an act is done to, as far as it matters for who may do it. A plan names its owner too, a department its
 * organisation, so that a role held for the wider of the two covers it.
 *
 * @param organisation key of the organisation it belongs to, or null
 * @param department key of the department that answers for it, or null
 * @param plan key of the plan it belongs to, or null
 */
public record Target(
        @Nullable Long organisation,
        @Nullable Long department,
        @Nullable Long plan) {

    /** The region as a whole: only a role held for the region covers it. */
    public static final Target REGION = new Target(null, null, null);

    /** An organisation. */
    public static Target organisation(long id) {
        return new Target(id, null, null);
    }

    /** A department. */
    public static Target department(Department department) {
        return new Target(department.organisationId(), department.id(), null);
    }

    /** A plan of an organisation. */
    public static Target plan(long id, long owner) {
        return new Target(owner, null, id);
    }

    /** A draft of a plan, made for a department; null when it was made for none. */
    public static Target draft(long plan, long owner, @Nullable Long department) {
        return new Target(owner, department, plan);
    }
}
