package org.haskap.access;

/**
 * Who may help whom back into an account. Whoever can open an account can do what its owner can: so, as with giving a role,
 * nobody helps with one that allows more than the own roles do at the same place. An administrator, who gives any role, helps
 * with any.
 */
public final class Helping {
    private Helping() {}

    /**
     * Whether somebody may help a person as far as one of that person's roles goes.
     *
     * @param helper who would help
     * @param role the role held
     * @param target what it is held for, as a place
     */
    public static boolean mayHelp(Actor helper, Role role, Target target) {
        return helper.may(Permission.RECOVER_ACCOUNT, target)
                && (helper.may(Permission.MANAGE_PEOPLE, Target.REGION)
                        || role.permissions().stream().allMatch(permission -> helper.may(permission, target)));
    }
}
