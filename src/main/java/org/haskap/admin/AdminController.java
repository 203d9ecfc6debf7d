package org.haskap.admin;

import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Access;
import org.haskap.access.Organisations;
import org.haskap.access.Permission;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.Waiting;
import org.haskap.web.ui.Crumb;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first pages of the administrators' and the staff's desks, and the roles. */
@Controller
final class AdminController {
    static final Crumb CRUMB = new Crumb(Desk.ADMIN.label(), Desk.ADMIN.href());

    private final Pages pages;
    private final Access access;
    private final Organisations organisations;
    private final List<Waiting> waiting;

    AdminController(Pages pages, Access access, Organisations organisations, List<Waiting> waiting) {
        this.pages = pages;
        this.access = access;
        this.organisations = organisations;
        this.waiting = List.copyOf(waiting);
    }

    @GetMapping("/admin")
    ModelAndView overview() {
        AdminAreas.requireDesk();
        var counts = new ArrayList<DeskPage.Count>();
        if (AdminAreas.may(Permission.MANAGE_ORGANISATIONS)) {
            var matches = organisations.matches().size();
            counts.add(new DeskPage.Count("団体", organisations.all().size(), "団体", "/admin/organizations"));
            if (matches > 0) {
                counts.add(new DeskPage.Count("同じ団体かもしれない組", matches, "組", "/admin/organizations/duplicates"));
            }
        }
        return desk(Desk.ADMIN, counts);
    }

    @GetMapping("/staff")
    ModelAndView staff() {
        access.requireAnywhere(Permission.OPEN_STAFF_PAGES);
        return desk(
                Desk.STAFF,
                waiting.stream()
                        .map(Waiting::work)
                        .filter(work -> work.count() > 0)
                        .map(work -> new DeskPage.Count(work.label(), work.count(), "件", work.href()))
                        .toList());
    }

    @GetMapping("/admin/roles")
    ModelAndView roles() {
        AdminAreas.requireOne(Permission.MANAGE_PEOPLE, Permission.INVITE);
        return pages.desk(
                Desk.ADMIN, "admin/roles", Head.of("役割と権限", Desk.ADMIN.label()).under(CRUMB), RolesPage.all());
    }

    private ModelAndView desk(Desk desk, List<DeskPage.Count> counts) {
        var ways = pages.areasOf(desk).stream()
                .filter(area -> !area.href().equals(desk.href()))
                .toList();
        return pages.desk(
                desk,
                "admin/desk",
                Head.of(desk == Desk.ADMIN ? "管理者のページ" : "職員のページ", desk.label()),
                new DeskPage(counts, ways));
    }
}
