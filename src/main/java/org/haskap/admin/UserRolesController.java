package org.haskap.admin;

import java.time.LocalDate;
import java.util.List;
import org.haskap.access.People;
import org.haskap.access.PeoplePage;
import org.haskap.access.Permission;
import org.haskap.access.Role;
import org.haskap.access.RoleChange;
import org.haskap.web.Desk;
import org.haskap.web.NotFoundException;
import org.haskap.web.Once;
import org.haskap.web.Pages;
import org.haskap.web.RefusedException;
import org.haskap.web.ui.Confirmation;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The roles of one person: given and ended. */
@Controller
final class UserRolesController {
    private final Pages pages;
    private final People people;
    private final Once once;
    private final ScopeOptions scopes;

    UserRolesController(Pages pages, People people, Once once, ScopeOptions scopes) {
        this.pages = pages;
        this.people = people;
        this.once = once;
        this.scopes = scopes;
    }

    @GetMapping("/admin/users/{id}/roles/new")
    ModelAndView ask(@PathVariable long id, @RequestParam(defaultValue = "") String role) {
        var details = look(id);
        return UserForms.given(role)
                .map(chosen -> form(details, give(id, chosen).creating()))
                .orElseGet(() -> form(details, UserForms.role(id)));
    }

    /** The first step of two: which role. What it can be held for depends on it. */
    @PostMapping("/admin/users/{id}/roles/new")
    ModelAndView choose(@PathVariable long id, Given given) {
        var details = look(id);
        Form form = UserForms.role(id).filled(given).checked();
        return form.failed()
                ? form(details, form)
                : pages.redirect("/admin/users/" + id + "/roles/new?role=" + form.value("role"));
    }

    @PostMapping("/admin/users/{id}/roles")
    ModelAndView give(@PathVariable long id, Given given) {
        var details = look(id);
        Role role = UserForms.given(given.one("role")).orElseThrow(() -> new NotFoundException("その役割はありません。"));
        Form form = give(id, role).filled(given).checked();
        LocalDate from = form.day("from").orElse(scopes.today());
        if (form.day("until").filter(until -> until.isBefore(from)).isPresent()) {
            form = form.wrong("until", "終わりの日は、始まりの日より後にしてください。");
        }
        if (form.failed()) {
            return form(details, form);
        }
        Form answered = form;
        try {
            String page = once.create(given, "role.give", () -> {
                RoleChange change = people.assign(
                        id,
                        role,
                        UserForms.scope(answered.value("scope")),
                        from,
                        answered.day("until").orElse(null));
                if (change instanceof RoleChange.Refused(var sentence)) {
                    throw new RefusedException("scope", sentence);
                }
                return "/admin/users/" + id;
            });
            return pages.done(page, "役割を与えました", "「" + role.label() + "」として、次の操作から働けます。");
        } catch (RefusedException refused) {
            return form(details, form.wrong(refused.field(), refused.sentence()));
        }
    }

    @GetMapping("/admin/users/{id}/roles/{assignment}/end")
    ModelAndView askEnd(@PathVariable long id, @PathVariable long assignment) {
        return ending(id, held(id, assignment), UserForms.end(id, assignment, scopes.today()));
    }

    @PostMapping("/admin/users/{id}/roles/{assignment}/end")
    ModelAndView end(@PathVariable long id, @PathVariable long assignment, Given given) {
        var held = held(id, assignment);
        Form form = UserForms.end(id, assignment, scopes.today()).filled(given).checked();
        boolean now = form.value("when").equals("now");
        if (!now && form.day("day").isEmpty()) {
            form = form.wrong("day", "最後の日を入力してください。");
        }
        if (form.failed()) {
            return ending(id, held, form);
        }
        LocalDate last = now ? scopes.today().minusDays(1) : form.day("day").orElseThrow();
        return switch (people.end(assignment, last)) {
            case RoleChange.Done _ -> pages.done("/admin/users/" + id, "役割を終えました", "");
            case RoleChange.Refused(var sentence) -> ending(id, held, form.wrong("when", sentence));
        };
    }

    private ModelAndView ending(long id, PeoplePage.HeldRole held, Form form) {
        String role = held.assignment().role().label();
        var confirmation = new Confirmation(
                "役割「" + role + "」を終えますか",
                List.of(
                        Fact.of("人", Words.name(look(id).person())),
                        Fact.of("役割の範囲", held.of().isEmpty() ? "地域全体" : held.of())),
                List.of("終えた役割は元に戻せません。必要なときは、新しく与えてください。"),
                form);
        return pages.desk(
                Desk.ADMIN, "confirm", UsersController.head("役割を終える確認").with(form), confirmation);
    }

    private PeoplePage.HeldRole held(long id, long assignment) {
        return look(id).roles().stream()
                .filter(held -> held.assignment().id() == assignment)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("その役割はありません。"));
    }

    private Form give(long id, Role role) {
        return UserForms.give(id, role, scopes.of(role), scopes.today());
    }

    private ModelAndView form(PeoplePage.Details details, Form form) {
        String title = Words.name(details.person()) + "さんに役割を与える";
        return pages.desk(
                Desk.ADMIN,
                "admin/form",
                UsersController.head(title)
                        .under(
                                AdminController.CRUMB,
                                UsersController.CRUMB,
                                new Crumb(
                                        Words.name(details.person()),
                                        "/admin/users/" + details.person().id()))
                        .with(form),
                form);
    }

    private PeoplePage.Details look(long id) {
        AdminAreas.requireOne(Permission.MANAGE_PEOPLE, Permission.INVITE);
        return people.look(id).orElseThrow(() -> new NotFoundException("その人は登録されていません。"));
    }
}
