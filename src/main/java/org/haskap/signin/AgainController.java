package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages that ask somebody who has signed in for a fresh, or a second, proof. */
@Controller
final class AgainController {
    private final Pages pages;
    private final SignInPages forms;
    private final People people;
    private final Accounts accounts;
    private final MailLinks links;
    private final SignedIn signedIn;
    private final KeptForms kept;
    private final Limits limits;
    private final List<SignInWay> ways;

    AgainController(
            Pages pages,
            SignInPages forms,
            People people,
            Accounts accounts,
            MailLinks links,
            SignedIn signedIn,
            KeptForms kept,
            Limits limits,
            List<SignInWay> ways) {
        this.pages = pages;
        this.forms = forms;
        this.people = people;
        this.accounts = accounts;
        this.links = links;
        this.signedIn = signedIn;
        this.kept = kept;
        this.limits = limits;
        this.ways = ways;
    }

    @GetMapping("/sign-in/again")
    ModelAndView again(HttpServletRequest request) {
        Long person = Actors.current().person();
        return person == null ? SignInController.see(Turned.SIGN_IN) : page(request, person, null);
    }

    @PostMapping("/sign-in/again")
    ModelAndView again(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String password) {
        Long person = Actors.current().person();
        if (person == null) {
            return SignInController.see(Turned.SIGN_IN);
        }
        limits.password(request, "person " + person);
        if (!accounts.isPasswordOf(person, password)) {
            return page(request, person, "パスワードが違います。もう一度入力してください。");
        }
        return SignInController.see(signedIn.complete(request, response, person, Factor.PASSWORD));
    }

    @PostMapping("/sign-in/again/mail")
    ModelAndView mail(HttpServletRequest request) {
        Long person = Actors.current().person();
        String email =
                person == null ? null : people.find(person).map(Person::email).orElse(null);
        if (email == null) {
            return SignInController.see(Turned.SIGN_IN);
        }
        limits.mail(request, email);
        links.send(email);
        return SignInController.see("/sign-in/mail/sent");
    }

    @GetMapping("/sign-in/two-factors")
    ModelAndView twoFactors() {
        if (Actors.current().person() == null) {
            return SignInController.see(Turned.SIGN_IN);
        }
        return forms.message(MessagePage.of(
                "もう一つの確認が必要です",
                List.of(
                        "このページは、パスワードのほかにもう一つの方法で確かめた人だけが開けます。",
                        "まだ設定していないときは、認証アプリかパスキーを設定してください。設定してあるときは、ログインし直してください。"),
                new Link("認証アプリを設定する", "/my/security/authenticator"),
                new Link("安全のページへ", "/my/security")));
    }

    private ModelAndView page(HttpServletRequest request, long person, @Nullable String error) {
        String name = people.find(person).map(Person::name).orElse("");
        var choices = ways.stream().flatMap(way -> way.choices().stream()).toList();
        var view = pages.form(
                "signin/again",
                Head.of((error == null ? "" : "エラー：") + AgainPage.TITLE, "ログイン"),
                new AgainPage(
                        name,
                        accounts.hasPassword(person),
                        error,
                        kept.of(request).isPresent(),
                        choices));
        if (error != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }
}
