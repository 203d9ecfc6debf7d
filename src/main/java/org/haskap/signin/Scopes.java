package org.haskap.signin;

import org.haskap.access.Organisations;
import org.haskap.access.Scope;
import org.haskap.access.Target;
import org.haskap.web.NotFoundException;

/** What a scope means as the target of an act. */
final class Scopes {
    private Scopes() {}

    /**
     * The target that covers all of a scope.
     *
     * @throws NotFoundException when there is no such department or organisation
     */
    static Target target(Scope scope, Organisations organisations) {
        return switch (scope) {
            case Scope.Region _ -> Target.REGION;
            case Scope.OfOrganisation(var id) -> {
                yield Target.organisation(organisations
                        .find(id)
                        .orElseThrow(() -> new NotFoundException("その団体はありません。"))
                        .id());
            }
            case Scope.OfDepartment(var id) ->
                Target.department(organisations.department(id).orElseThrow(() -> new NotFoundException("その部署はありません。")));
            case Scope.OfPlan(var id) -> new Target(null, null, id);
        };
    }
}
