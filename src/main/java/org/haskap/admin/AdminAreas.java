package org.haskap.admin;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.haskap.access.Actors;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.web.Desk;
import org.haskap.web.DeskArea;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The entries of the desks' navigation that lead to this module's pages. */
@Configuration(proxyBeanMethods = false)
class AdminAreas {
    /** Whoever may one of these has something to do on the administrators' desk. */
    private static final List<Permission> OPEN_DESK = List.of(
            Permission.MANAGE_PEOPLE,
            Permission.INVITE,
            Permission.MANAGE_ORGANISATIONS,
            Permission.READ_AUDIT,
            Permission.MANAGE_SETTINGS);

    @Bean
    DeskArea staffHome() {
        return new DeskArea(Desk.STAFF, 0, "はじめに", "/staff", () -> may(Permission.OPEN_STAFF_PAGES));
    }

    @Bean
    DeskArea adminHome() {
        return new DeskArea(Desk.ADMIN, 0, "はじめに", "/admin", AdminAreas::mayOpenDesk);
    }

    @Bean
    DeskArea usersArea() {
        return new DeskArea(Desk.ADMIN, 10, "人", "/admin/users", AdminAreas::mayKeepPeople);
    }

    @Bean
    DeskArea rolesArea() {
        return new DeskArea(Desk.ADMIN, 20, "役割と権限", "/admin/roles", AdminAreas::mayKeepPeople);
    }

    @Bean
    DeskArea organizationsArea() {
        return area(30, "団体と部署", "/admin/organizations", Permission.MANAGE_ORGANISATIONS);
    }

    @Bean
    DeskArea invitationsArea() {
        return area(40, "招待", "/admin/invitations", Permission.INVITE);
    }

    @Bean
    DeskArea auditArea() {
        return area(60, "操作の記録", "/admin/audit", Permission.READ_AUDIT);
    }

    @Bean
    DeskArea settingsArea() {
        return area(70, "設定", "/admin/settings", Permission.MANAGE_SETTINGS);
    }

    private static DeskArea area(int order, String label, String href, Permission permission) {
        BooleanSupplier shown = () -> may(permission);
        return new DeskArea(Desk.ADMIN, order, label, href, shown);
    }

    static boolean may(Permission permission) {
        return Actors.current().mayAnywhere(permission);
    }

    static boolean mayKeepPeople() {
        return may(Permission.MANAGE_PEOPLE) || may(Permission.INVITE);
    }

    static boolean mayOpenDesk() {
        return OPEN_DESK.stream().anyMatch(AdminAreas::may);
    }

    /** Insists on one of several permissions, somewhere; the first is the one named in the refusal. */
    static void requireOne(Permission... permissions) {
        if (Arrays.stream(permissions).noneMatch(AdminAreas::may)) {
            throw new NotPermittedException(permissions[0]);
        }
    }

    static void requireDesk() {
        requireOne(OPEN_DESK.toArray(Permission[]::new));
    }
}
