package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.haskap.outbox.Mail;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which two members of staff help somebody, and the one on which that person comes back. */
@Controller
final class RecoveryController {
    private static final String PATH = "/staff/recoveries";
    private static final Crumb LIST = new Crumb(RecoveryPage.TITLE, PATH);
    private static final int LONGEST_REASON = 500;

    private final Pages pages;
    private final SignInPages forms;
    private final Recoveries recoveries;
    private final People people;
    private final SignedIn signedIn;
    private final Limits limits;

    RecoveryController(
            Pages pages, SignInPages forms, Recoveries recoveries, People people, SignedIn signedIn, Limits limits) {
        this.pages = pages;
        this.forms = forms;
        this.recoveries = recoveries;
        this.people = people;
        this.signedIn = signedIn;
        this.limits = limits;
    }

    @GetMapping(PATH)
    ModelAndView list() {
        var rows = recoveries.list().stream().map(each -> page(each, "")).toList();
        return pages.desk(Desk.STAFF, "signin/recoveries", Head.of(RecoveryPage.TITLE, Desk.STAFF.label()), rows);
    }

    @GetMapping(PATH + "/new")
    ModelAndView open() {
        recoveries.requireHelper();
        return forms.form(Desk.STAFF, form("", "", ""), LIST);
    }

    @PostMapping(PATH)
    ModelAndView open(
            @RequestParam(defaultValue = "") String known,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String reason) {
        recoveries.requireHelper(); // who may not is told so before anything about what was typed
        var wrong = new LinkedHashMap<String, String>();
        Mail.addressProblem(known.strip()).ifPresent(problem -> wrong.put("known", problem));
        String to = email.isBlank() ? known.strip() : email.strip();
        Mail.addressProblem(to).ifPresent(problem -> wrong.putIfAbsent(email.isBlank() ? "known" : "email", problem));
        int length = reason.strip().codePointCount(0, reason.strip().length());
        if (length == 0) {
            wrong.put("reason", "理由と、本人であることをどう確かめたかを入力してください。");
        } else if (length > LONGEST_REASON) {
            wrong.put("reason", "理由は" + LONGEST_REASON + "文字以内で入力してください（入力文字数" + length + "文字）。");
        }
        var page = form(known, email, reason);
        if (!wrong.isEmpty()) {
            return forms.form(Desk.STAFF, page.errors(Map.copyOf(wrong)), LIST);
        }
        limits.recovery(me());
        try {
            Optional<Long> id = recoveries.open(known.strip(), to, reason.strip());
            return id.isPresent()
                    ? SignInController.see(PATH + "/" + id.get())
                    : forms.form(Desk.STAFF, page.errors(Map.of("known", "この方の手続きは、すでに始まっています。一覧から開いてください。")), LIST);
        } catch (NotFoundException e) {
            return forms.form(Desk.STAFF, page.errors(Map.of("known", String.valueOf(e.getMessage()))), LIST);
        }
    }

    @GetMapping(PATH + "/{id}")
    ModelAndView one(@PathVariable long id) {
        Recovery recovery = recoveries.look(id);
        RecoveryPage page = page(recovery, recoveries.refusal(recovery).orElse(""));
        return pages.desk(
                Desk.STAFF,
                "signin/recovery",
                Head.of(page.name() + "さんの回復", Desk.STAFF.label()).under(LIST),
                page);
    }

    @PostMapping(PATH + "/{id}/confirm")
    ModelAndView confirm(@PathVariable long id) {
        limits.recovery(me());
        recoveries.confirm(id);
        return SignInController.see(PATH + "/" + id);
    }

    @PostMapping(PATH + "/{id}/withdraw")
    ModelAndView withdraw(@PathVariable long id) {
        recoveries.withdraw(id);
        return SignInController.see(PATH + "/" + id);
    }

    @GetMapping("/sign-in/recovery")
    ModelAndView recover(HttpServletRequest request) {
        return forms.form(password(recoveries.look(OpenedLinks.token(request, LinkKind.RECOVERY))));
    }

    @PostMapping("/sign-in/recovery")
    ModelAndView recover(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String password) {
        String token = OpenedLinks.token(request, LinkKind.RECOVERY);
        Person person = recoveries.look(token);
        Optional<String> problem = PasswordRule.problem(password, person.name(), person.email());
        if (problem.isPresent()) {
            return forms.form(password(person).errors(Map.of("password", problem.get())));
        }
        recoveries.recover(token, password);
        OpenedLinks.forget(request, LinkKind.RECOVERY);
        return SignInController.see(signedIn.complete(request, response, person.id(), Factor.LINK, Factor.PASSWORD));
    }

    private static FormPage password(Person person) {
        return FormPage.of(
                        "新しいパスワードの登録",
                        "/sign-in/recovery",
                        "このパスワードで回復する",
                        Entry.password("password", "新しいパスワード", "new-password").support(PasswordRule.SENTENCE))
                .lead(
                        person.name() + "さんのアカウントを回復します。",
                        "これまでのパスワード、認証アプリ、パスキー、外部の認証とのつながりは使えなくなります。必要なものは、あとで登録し直してください。");
    }

    private static FormPage form(String known, String email, String reason) {
        return FormPage.of(
                        "回復の手続きを始める",
                        PATH,
                        "手続きを始める",
                        Entry.email("known", "その方の登録されているメールアドレス", known, "off"),
                        Entry.email("email", "リンクの送り先", email, "off")
                                .support("登録されているメールが使えないときだけ、本人の新しいメールアドレスを入力してください。")
                                .optional(),
                        Entry.area("reason", "理由と、本人であることをどう確かめたか（500文字以内）", reason)
                                .support("例：携帯電話をなくした。窓口で運転免許証を確かめた。"))
                .lead("ログインできなくなった方を助けます。あなたが始め、もう一人の職員が確かめると、その方にリンクが届きます。");
    }

    private RecoveryPage page(Recovery recovery, String refusal) {
        return RecoveryPage.of(recovery, refusal, person -> people.find(person).orElse(null));
    }

    private static long me() {
        Long person = Actors.current().person();
        return person == null ? -1 : person;
    }
}
