package org.haskap.admin;

import java.util.Arrays;
import java.util.List;
import org.haskap.access.Permission;
import org.haskap.access.Role;

/**
 * Every role and permission.
 *
 * @param roles the roles with what each allows, as sentences
 * @param permissions every permission
 */
public record RolesPage(List<Role> roles, List<Permission> permissions) {

    /** Copies the lists. */
    public RolesPage {
        roles = List.copyOf(roles);
        permissions = List.copyOf(permissions);
    }

    static RolesPage all() {
        return new RolesPage(Arrays.asList(Role.values()), Arrays.asList(Permission.values()));
    }
}
