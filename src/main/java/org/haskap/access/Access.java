package org.haskap.access;

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
}
