package org.haskap.access;

/** What a role is held for. */
public sealed interface Scope {

    /** The sorts of scopes, with the word for them. */
    enum Kind {
        REGION("地域全体"),
        ORGANISATION("団体"),
        DEPARTMENT("部署とその下の部署"),
        PLAN("計画");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word shown on pages. */
        public String label() {
            return label;
        }
    }

    /** Which sort this is. */
    default Kind kind() {
        return switch (this) {
            case Region _ -> Kind.REGION;
            case OfOrganisation _ -> Kind.ORGANISATION;
            case OfDepartment _ -> Kind.DEPARTMENT;
            case OfPlan _ -> Kind.PLAN;
        };
    }

    /** The scope of that sort and key; the key counts for nothing where the scope is the region. */
    static Scope of(Kind kind, long id) {
        return switch (kind) {
            case REGION -> new Region();
            case ORGANISATION -> new OfOrganisation(id);
            case DEPARTMENT -> new OfDepartment(id);
            case PLAN -> new OfPlan(id);
        };
    }

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
