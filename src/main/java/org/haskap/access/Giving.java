package org.haskap.access;

import java.util.Optional;

/**
 * Who may give which role. An administrator gives any role for any scope it may be held for. Who may invite gives roles that
 * allow nothing the giver may not do at the same place. Nobody gives a role to oneself, so nobody is raised by the own hand.
 */
final class Giving {
    private Giving() {}

    /**
     * Why the role cannot be given, in Japanese, if it cannot.
     *
     * @param giver who gives
     * @param receiver key of the person who would hold it
     * @param role the role
     * @param scope what it would be held for
     * @param target the scope as a place, with the organisation it belongs to
     */
    static Optional<String> refusal(Actor giver, long receiver, Role role, Scope scope, Target target) {
        if (!role.scopes().contains(scope.kind())) {
            return Optional.of(
                    role.scopes().isEmpty()
                            ? "「" + role.label() + "」は、人に与える役割ではありません。"
                            : "「" + role.label() + "」は、" + scope.kind().label() + "については与えられません。範囲を選び直してください。");
        }
        if (giver.person() != null && giver.person() == receiver) {
            return Optional.of("自分に役割を与えることはできません。ほかの管理者に頼んでください。");
        }
        return mayHandle(giver, role, target)
                ? Optional.empty()
                : Optional.of("「" + role.label() + "」を与えたり終えたりする権限がありません。管理者に頼んでください。");
    }

    /** Whether somebody may give that role there to others, or end it. */
    static boolean mayHandle(Actor giver, Role role, Target target) {
        return giver.may(Permission.MANAGE_PEOPLE, Target.REGION)
                || (giver.may(Permission.INVITE, target)
                        && role.permissions().stream().allMatch(permission -> giver.may(permission, target)));
    }
}
