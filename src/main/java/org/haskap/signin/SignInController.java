package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.access.Actors;
import org.haskap.access.Person;
import org.haskap.outbox.Mail;
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
import org.springframework.web.servlet.view.RedirectView;

/** The pages for signing in with a password, its code, or a link by mail. */
@Controller
final class SignInController {
    /** An unknown address is answered as late as a known one, whose mail has to be written. */
    private static final Duration EVEN = Duration.ofMillis(300);

    private final Pages pages;
    private final SignInPages forms;
    private final Accounts accounts;
    private final Authenticators authenticators;
    private final MailLinks links;
    private final SignedIn signedIn;
    private final KeptForms kept;
    private final Limits limits;
    private final Failures failures;
    private final List<SignInWay> ways;

    SignInController(
            Pages pages,
            SignInPages forms,
            Accounts accounts,
            Authenticators authenticators,
            MailLinks links,
            SignedIn signedIn,
            KeptForms kept,
            Limits limits,
            Failures failures,
            List<SignInWay> ways) {
        this.pages = pages;
        this.forms = forms;
        this.accounts = accounts;
        this.authenticators = authenticators;
        this.links = links;
        this.signedIn = signedIn;
        this.kept = kept;
        this.limits = limits;
        this.failures = failures;
        this.ways = ways;
    }

    @GetMapping("/sign-in")
    ModelAndView signIn(HttpServletRequest request, @RequestParam(required = false) String again) {
        if (Actors.current().person() != null) {
            return see("/my");
        }
        return page(request, "", again == null ? null : "時間がたったため、送れませんでした。もう一度入力してください。");
    }

    @PostMapping("/sign-in/password")
    ModelAndView password(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password) {
        String address = email.strip();
        limits.password(request, address);
        long begun = System.nanoTime();
        Optional<Person> person = accounts.withPassword(address, password);
        if (person.isEmpty()) {
            failures.of(address, Factor.PASSWORD);
            EvenTime.since(begun, EVEN); // an account that is there is noted otherwise than one that is not
            var page = page(request, address, "メールアドレスかパスワードが違います。入力し直すか、メールで届くリンクでログインしてください。");
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        return see(signedIn.complete(request, response, person.get().id(), Factor.PASSWORD));
    }

    private ModelAndView page(HttpServletRequest request, String email, @Nullable String error) {
        var choices = ways.stream().flatMap(way -> way.choices().stream()).toList();
        String title = error == null ? "ログイン" : "エラー：ログイン";
        return pages.form(
                "signin/sign-in",
                Head.of(title, "ログイン"),
                SignInPage.of(email, error, kept.of(request).isPresent(), choices));
    }

    @GetMapping("/sign-in/code")
    ModelAndView code(HttpServletRequest request) {
        return signedIn.half(request).isEmpty() ? see(Turned.SIGN_IN) : forms.form(codePage());
    }

    @PostMapping("/sign-in/code")
    ModelAndView code(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String oneTimeCode) {
        var half = signedIn.half(request);
        if (half.isEmpty()) {
            return see(Turned.SIGN_IN);
        }
        long person = half.get().person();
        limits.code(person);
        if (!authenticators.takes(person, oneTimeCode)) {
            failures.of(person, Factor.CODE);
            return forms.form(codePage().errors(Map.of("oneTimeCode", "確認コードが違うか、すでに使われています。新しく表示されたコードを入力してください。")));
        }
        var factors = new ArrayList<>(half.get().factors());
        factors.add(Factor.CODE);
        return see(signedIn.complete(request, response, person, factors));
    }

    private static FormPage codePage() {
        return FormPage.of(
                        "確認コードの入力",
                        "/sign-in/code",
                        "ログインする",
                        Entry.code("oneTimeCode", "確認コード").support("認証アプリに表示された6桁の数字です。控えておいた回復コードも使えます。"))
                .lead("本人であることを確かめるため、もう一つ入力してください。")
                .link("はじめからやり直す", Turned.SIGN_IN);
    }

    @GetMapping("/sign-in/mail")
    ModelAndView mail() {
        return forms.form(mailPage(""));
    }

    @PostMapping("/sign-in/mail")
    ModelAndView mail(HttpServletRequest request, @RequestParam(defaultValue = "") String email) {
        String address = email.strip();
        Optional<String> problem = Mail.addressProblem(address);
        if (problem.isPresent()) {
            return forms.form(mailPage(address).errors(Map.of("email", problem.get())));
        }
        limits.mail(request, address);
        EvenTime.atLeast(EVEN, () -> links.send(address));
        return see("/sign-in/mail/sent");
    }

    @GetMapping("/sign-in/mail/sent")
    ModelAndView sent() {
        return forms.message(MessagePage.of(
                "メールを確かめてください",
                List.of(
                        "入力したメールアドレスが登録されていれば、ログインのリンクを送りました。",
                        "数分待っても届かないときは、迷惑メールの場所と、入力したメールアドレスを確かめてください。リンクは15分間、1回だけ使えます。"),
                new Link("もう一度送る", "/sign-in/mail"),
                new Link("ログインのページへ", Turned.SIGN_IN)));
    }

    private static FormPage mailPage(String email) {
        return FormPage.of(
                        "メールで届くリンクでログインする",
                        "/sign-in/mail",
                        "リンクをメールで受け取る",
                        Entry.email("email", "メールアドレス", email, "username"))
                .lead("登録されているメールアドレスに、1回だけ使えるリンクを送ります。パスワードは要りません。")
                .link("ほかの方法でログインする", Turned.SIGN_IN);
    }

    @GetMapping("/sign-in/link")
    ModelAndView link(HttpServletRequest request) {
        Person person = links.look(OpenedLinks.token(request, LinkKind.SIGN_IN));
        return forms.form(FormPage.of("ログインの確認", "/sign-in/link", "ログインする")
                .lead(person.name() + "さんとしてログインします。", "ほかの人の名前が表示されているときは、押さないでこのページを閉じてください。"));
    }

    @PostMapping("/sign-in/link")
    ModelAndView useLink(HttpServletRequest request, HttpServletResponse response) {
        Person person = links.use(OpenedLinks.token(request, LinkKind.SIGN_IN));
        OpenedLinks.forget(request, LinkKind.SIGN_IN);
        return see(signedIn.complete(request, response, person.id(), Factor.LINK));
    }

    @GetMapping("/sign-in/resume")
    ModelAndView resume(HttpServletRequest request) {
        Long person = Actors.current().person();
        var form = kept.of(request).filter(waiting -> person != null && waiting.owner() == person);
        if (form.isEmpty()) {
            return see(person == null ? Turned.SIGN_IN : "/my");
        }
        kept.put(request.getSession(), form.get().asShown());
        return pages.form("signin/resume", Head.of("続ける前の確認", "ログイン"), ResumePage.of(form.get()));
    }

    @GetMapping("/sign-in/not-taken")
    ModelAndView notTaken() {
        var page = forms.message(MessagePage.of(
                "送信を受け付けられませんでした",
                List.of(
                        "このサイトの画面から送られたことを確かめられないため、受け付けませんでした。入力した内容は保存されていません。",
                        "ブラウザーの「戻る」で前の画面に戻ると、入力した内容が残っていることがあります。控えてから、画面を開き直して送ってください。"),
                new Link("マイページへ", "/my")));
        page.setStatus(HttpStatus.FORBIDDEN);
        return page;
    }

    static ModelAndView see(String path) {
        var redirect = new RedirectView(path);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }
}
