package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.haskap.outbox.Mail;
import org.haskap.web.ui.Link;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page that the printed link leads to. */
@Controller
final class FirstController {
    private final SignInPages forms;
    private final FirstAdministrator first;
    private final SignedIn signedIn;

    FirstController(SignInPages forms, FirstAdministrator first, SignedIn signedIn) {
        this.forms = forms;
        this.first = first;
        this.signedIn = signedIn;
    }

    @GetMapping("/sign-in/first")
    ModelAndView first(HttpServletRequest request) {
        first.look(OpenedLinks.token(request, LinkKind.FIRST));
        return forms.form(page("", ""));
    }

    @PostMapping("/sign-in/first")
    ModelAndView become(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password) {
        String token = OpenedLinks.token(request, LinkKind.FIRST);
        String address = email.strip();
        var wrong = new LinkedHashMap<String, String>();
        NameRule.problem(name).ifPresent(problem -> wrong.put("name", problem));
        Mail.addressProblem(address).ifPresent(problem -> wrong.put("email", problem));
        PasswordRule.problem(password, name, address).ifPresent(problem -> wrong.put("password", problem));
        if (!wrong.isEmpty()) {
            first.look(token);
            return forms.form(page(name, address).errors(Map.copyOf(wrong)));
        }
        var person = first.become(token, NameRule.normal(name), address, password);
        OpenedLinks.forget(request, LinkKind.FIRST);
        if (person.isEmpty()) {
            return forms.message(MessagePage.of(
                    "管理者の役割を加えました",
                    List.of("このメールアドレスの方はすでに登録されているため、管理者の役割だけを加えました。いつもの方法でログインしてください。"),
                    new Link("ログインのページへ", Turned.SIGN_IN)));
        }
        return SignInController.see(
                signedIn.complete(request, response, person.get().id(), Factor.PASSWORD));
    }

    private static FormPage page(String name, String email) {
        return FormPage.of(
                        "最初の管理者の登録",
                        "/sign-in/first",
                        "管理者として登録する",
                        Entry.text("name", "氏名（100文字以内）", name, "name"),
                        Entry.email("email", "メールアドレス", email, "username"),
                        Entry.password("password", "パスワード", "new-password").support(PasswordRule.SENTENCE))
                .lead("この地域には、まだ管理者がいません。登録すると、人を招き、役割を決められるようになります。");
    }
}
