package org.haskap.admin;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.haskap.access.Permission;
import org.haskap.access.Role;
import org.haskap.outbox.Mail;
import org.haskap.signin.Invitation;
import org.haskap.signin.Invitations;
import org.haskap.signin.Invite;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Once;
import org.haskap.web.Pages;
import org.haskap.web.ui.Confirmation;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.Pagination;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Invitations: sent, sent again, taken back. */
@Controller
@RequestMapping("/admin/invitations")
final class InvitationsController {
    private static final String PATH = "/admin/invitations";
    private static final Crumb CRUMB = new Crumb("招待", PATH);

    private final Pages pages;
    private final Invitations invitations;
    private final Once once;
    private final ScopeOptions scopes;
    private final InstantSource clock;

    InvitationsController(Pages pages, Invitations invitations, Once once, ScopeOptions scopes, InstantSource clock) {
        this.pages = pages;
        this.invitations = invitations;
        this.once = once;
        this.scopes = scopes;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "1") int page) {
        long count = invitations.count();
        int last = (int) Math.max(1, (count + Invitations.PAGE - 1) / Invitations.PAGE);
        int shown = Math.clamp(page, 1, last);
        var now = clock.instant();
        var rows = invitations.list(shown - 1).stream()
                .map(invitation -> InvitationsPage.row(invitation, now))
                .toList();
        return pages.desk(
                Desk.ADMIN,
                "admin/invitations",
                Head.of("招待", Desk.ADMIN.label()).under(AdminController.CRUMB),
                new InvitationsPage(count, rows, new Pagination(shown, last, PATH + "?page=")));
    }

    @GetMapping("/new")
    ModelAndView ask(@RequestParam(defaultValue = "") String role) {
        AdminAreas.requireOne(Permission.INVITE);
        return UserForms.given(role)
                .map(chosen -> form(inviteForm(chosen).creating()))
                .orElseGet(() -> form(UserForms.inviteAs()));
    }

    /** The first step of two: as what. What the role can be held for depends on it. */
    @PostMapping("/new")
    ModelAndView choose(Given given) {
        AdminAreas.requireOne(Permission.INVITE);
        Form form = UserForms.inviteAs().filled(given).checked();
        return form.failed() ? form(form) : pages.redirect(PATH + "/new?role=" + form.value("role"));
    }

    @PostMapping
    ModelAndView invite(Given given) {
        AdminAreas.requireOne(Permission.INVITE);
        Role role = UserForms.given(given.one("role")).orElseThrow(() -> new NotFoundException("その役割はありません。"));
        Form form = inviteForm(role).filled(given).checked();
        LocalDate from = form.day("from").orElse(scopes.today());
        LocalDate until = form.day("until").orElse(null);
        if (until != null && until.isBefore(from)) {
            form = form.wrong("until", "終わりの日は、始まりの日より後にしてください。");
        }
        Optional<String> unfit = Mail.addressProblem(form.value("email"));
        if (unfit.isPresent()) {
            form = form.wrong("email", unfit.get());
        }
        if (form.failed()) {
            return form(form);
        }
        var invite = new Invite(form.value("email"), role, UserForms.scope(form.value("scope")), from, until);
        String next = once.create(given, "invitation.send", () -> {
            invitations.invite(invite);
            return PATH;
        });
        return pages.done(next, "招待を送りました", "相手がメールのリンクを開くと、役割が与えられます。");
    }

    @PostMapping("/{id}/sending")
    ModelAndView again(@PathVariable long id) {
        return invitations.resend(id)
                ? pages.done(PATH, "招待をもう一度送りました", "前に送ったリンクは使えなくなりました。")
                : pages.done(PATH, "この招待は終わっています", "もう一度招くときは、新しい招待を送ってください。");
    }

    @GetMapping("/{id}/withdrawal")
    ModelAndView askWithdrawal(@PathVariable long id) {
        Invitation invitation = invitations.find(id);
        var confirmation = new Confirmation(
                "この招待を取り下げますか",
                List.of(
                        Fact.of("相手", invitation.invite().email()),
                        Fact.of("役割", invitation.invite().role().label())),
                List.of("送ったリンクは使えなくなります。"),
                Form.of(PATH + "/" + id + "/withdrawal", "招待を取り下げる", List.of())
                        .destroying()
                        .back("取り下げずに戻る", PATH));
        return pages.desk(Desk.ADMIN, "confirm", head("招待を取り下げる確認"), confirmation);
    }

    @PostMapping("/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable long id) {
        return invitations.withdraw(id) ? pages.done(PATH, "招待を取り下げました", "") : pages.done(PATH, "この招待は終わっています", "");
    }

    private Form inviteForm(Role role) {
        return UserForms.invite(role, scopes.of(role), scopes.today());
    }

    private ModelAndView form(Form form) {
        return pages.desk(Desk.ADMIN, "admin/form", head("人を招く").with(form), form);
    }

    private static Head head(String title) {
        return Head.of(title, Desk.ADMIN.label()).under(AdminController.CRUMB, CRUMB);
    }
}
