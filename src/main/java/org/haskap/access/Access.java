package org.haskap.access;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks whether the current actor may do something. Every module's door asks before it acts. */
@Component
public final class Access {

    /** Whether the current actor may do that there. */
    public boolean may(Permission permission, Target target) {
        return Actors.current().may(permission, target);
    }

    /**
     * Insists that the current actor may do that there.
     *
     * @throws NotPermittedException when not
     */
    public void require(Permission permission, Target target) {
        if (!may(permission, target)) {
            throw new NotPermittedException(permission);
        }
    }

    /** Insists that the current actor may do that at least somewhere, as for opening a page that shows each their part. */
    public void requireAnywhere(Permission permission) {
        if (!Actors.current().mayAnywhere(permission)) {
            throw new NotPermittedException(permission);
        }
    }

    /**
     * Insists that the current actor may do that there as a whole, or at least for a department of the organisation there.
     *
     * @return the department, when only for one; empty when as a whole
     * @throws NotPermittedException when neither
     */
    public Optional<Long> requireWithin(Permission permission, Target place) {
        if (may(permission, place)) {
            return Optional.empty();
        }
        Long organisation = place.organisation();
        return Optional.of(Optional.ofNullable(organisation)
                .flatMap(owner -> Actors.current().departmentWithin(owner, permission))
                .orElseThrow(() -> new NotPermittedException(permission)));
    }
}
