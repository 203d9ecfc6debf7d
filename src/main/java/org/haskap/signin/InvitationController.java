package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.access.Actors;
import org.haskap.access.Person;
import org.haskap.web.ui.Link;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages that an invitation leads to. */
@Controller
final class InvitationController {
    private static final String TITLE = "招待の受け取り";

    private final SignInPages forms;
    private final Invitations invitations;
    private final SignedIn signedIn;
    private final KeptForms kept;

    InvitationController(SignInPages forms, Invitations invitations, SignedIn signedIn, KeptForms kept) {
        this.forms = forms;
        this.invitations = invitations;
        this.signedIn = signedIn;
        this.kept = kept;
    }

    @GetMapping("/sign-in/invitation")
    ModelAndView invitation(HttpServletRequest request) {
        Invitation invitation = invitations.look(OpenedLinks.token(request, LinkKind.INVITATION));
        Optional<Person> known = invitations.known(invitation);
        return known.isPresent() ? known(request, invitation, known.get()) : forms.form(page(invitation, ""));
    }

    /** Somebody known proves to be it in the own way: an invitation opens nobody's account. */
    private ModelAndView known(HttpServletRequest request, Invitation invitation, Person person) {
        Long me = Actors.current().person();
        if (me == null) {
            kept.goTo(request.getSession(), LinkKind.INVITATION.path());
            return forms.message(MessagePage.of(
                    TITLE,
                    List.of(
                            "「" + invitation.invite().role().label() + "」として招待されています。",
                            "このメールアドレスの方は、すでに登録されています。いつもの方法でログインすると、役割を受け取れます。"),
                    new Link("ログインして続ける", Turned.SIGN_IN)));
        }
        if (me != person.id()) {
            return forms.message(MessagePage.of(
                    TITLE,
                    List.of("この招待は、いまログインしている方とは別の方に届いたものです。", "いったんログアウトして、もう一度招待のリンクを開いてください。"),
                    new Link("マイページへ", "/my")));
        }
        return forms.form(FormPage.of(TITLE, "/sign-in/invitation", "役割を受け取る")
                .lead("「" + invitation.invite().role().label() + "」の役割を受け取ります。期間は" + period(invitation) + "です。"));
    }

    @PostMapping("/sign-in/invitation")
    ModelAndView accept(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password) {
        String token = OpenedLinks.token(request, LinkKind.INVITATION);
        Invitation invitation = invitations.look(token);
        Optional<Person> known = invitations.known(invitation);
        if (known.isPresent()) {
            Long me = Actors.current().person();
            if (me == null || me != known.get().id()) {
                return known(request, invitation, known.get());
            }
            invitations.accept(token, known.get());
            OpenedLinks.forget(request, LinkKind.INVITATION);
            return SignInController.see("/my");
        }
        var wrong = new LinkedHashMap<String, String>();
        NameRule.problem(name).ifPresent(problem -> wrong.put("name", problem));
        if (!password.isEmpty()) {
            PasswordRule.problem(password, name, invitation.invite().email())
                    .ifPresent(problem -> wrong.put("password", problem));
        }
        if (!wrong.isEmpty()) {
            return forms.form(page(invitation, name).errors(Map.copyOf(wrong)));
        }
        Person person = invitations.accept(token, NameRule.normal(name), password);
        OpenedLinks.forget(request, LinkKind.INVITATION);
        return SignInController.see(signedIn.complete(request, response, person.id(), Factor.LINK));
    }

    private static FormPage page(Invitation invitation, String name) {
        return FormPage.of(
                        TITLE,
                        "/sign-in/invitation",
                        "参加する",
                        Entry.text("name", "氏名（100文字以内）", name, "name"),
                        Entry.password("password", "パスワード", "new-password")
                                .support(PasswordRule.SENTENCE + "決めないときは、メールで届くリンクでログインできます。")
                                .optional())
                .lead(
                        "「" + invitation.invite().role().label() + "」として招待されています。期間は" + period(invitation) + "です。",
                        "メールアドレスは " + invitation.invite().email() + " を登録します。");
    }

    private static String period(Invitation invitation) {
        var until = invitation.invite().until();
        return Days.words(invitation.invite().from()) + "から" + (until == null ? "" : Days.words(until) + "まで");
    }
}
