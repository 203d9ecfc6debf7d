package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.Site;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A person's own password, authenticator program and sessions. */
@Controller
final class SecurityController {
    private static final String PATH = "/my/security";
    private static final String TITLE = "安全";
    private static final Crumb HERE = new Crumb(TITLE, PATH);
    private static final String PROPOSED = "haskap.authenticator";

    private final Pages pages;
    private final SignInPages forms;
    private final People people;
    private final Accounts accounts;
    private final Authenticators authenticators;
    private final Sessions sessions;
    private final Limits limits;
    private final Site site;
    private final List<SecuritySection> sections;
    private final InstantSource clock;

    SecurityController(
            Pages pages,
            SignInPages forms,
            People people,
            Accounts accounts,
            Authenticators authenticators,
            Sessions sessions,
            Limits limits,
            Site site,
            List<SecuritySection> sections,
            InstantSource clock) {
        this.pages = pages;
        this.forms = forms;
        this.people = people;
        this.accounts = accounts;
        this.authenticators = authenticators;
        this.sessions = sessions;
        this.limits = limits;
        this.site = site;
        this.sections = sections.stream()
                .sorted(Comparator.comparingInt(SecuritySection::order))
                .toList();
        this.clock = clock;
    }

    @GetMapping(PATH)
    ModelAndView security(HttpServletRequest request, @RequestParam(required = false) String done) {
        Banner banner = done == null
                ? null
                : switch (done) {
                    case "password" -> new Banner(Banner.Type.SUCCESS, "パスワードを変えました", "ほかの機器のログインは終わりました。");
                    case "session" -> new Banner(Banner.Type.SUCCESS, "ログインを終わらせました", "その機器では、もう一度ログインが必要です。");
                    default -> null;
                };
        return page(request, banner, Map.of());
    }

    @PostMapping(PATH + "/password")
    ModelAndView password(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String currentPassword,
            @RequestParam(defaultValue = "") String password) {
        Person me = me();
        var wrong = new LinkedHashMap<String, String>();
        if (accounts.hasPassword(me.id())) {
            limits.password(request, "person " + me.id());
            if (!accounts.isPasswordOf(me.id(), currentPassword)) {
                wrong.put("currentPassword", "今のパスワードが違います。もう一度入力してください。");
            }
        }
        PasswordRule.problem(password, me.name(), me.email()).ifPresent(problem -> wrong.put("password", problem));
        if (!wrong.isEmpty()) {
            return page(request, null, wrong);
        }
        accounts.change(me, password, request.getSession().getId(), clock.instant());
        return SignInController.see(PATH + "?done=password");
    }

    @PostMapping(PATH + "/sessions/{id}/end")
    ModelAndView end(@PathVariable String id) {
        if (!sessions.end(me().id(), id)) {
            throw new NotFoundException("そのログインは、もう終わっています。");
        }
        return SignInController.see(PATH + "?done=session");
    }

    /** Everywhere, here included. */
    @PostMapping(PATH + "/sessions/end")
    ModelAndView endAll(HttpServletRequest request) {
        sessions.endAll(me().id(), request.getSession().getId());
        request.getSession().invalidate();
        return SignInController.see("/");
    }

    @GetMapping(PATH + "/authenticator")
    ModelAndView authenticator(HttpServletRequest request) {
        Person me = me();
        return authenticators.isOn(me.id()) ? isOn(me) : setUp(request, me, null);
    }

    @PostMapping(PATH + "/authenticator")
    ModelAndView turnOn(HttpServletRequest request, @RequestParam(defaultValue = "") String oneTimeCode) {
        Person me = me();
        if (authenticators.isOn(me.id()) || !(request.getSession().getAttribute(PROPOSED) instanceof byte[] proposed)) {
            return SignInController.see(PATH + "/authenticator");
        }
        limits.setUp(me.id());
        var codes = authenticators.turnOn(me.id(), proposed, oneTimeCode.strip());
        if (codes.isEmpty()) {
            return setUp(request, me, "確認コードが違います。時刻が合っているかを確かめて、新しく表示されたコードを入力してください。");
        }
        request.getSession().removeAttribute(PROPOSED);
        return codes("認証アプリを設定しました", codes);
    }

    @PostMapping(PATH + "/authenticator/codes")
    ModelAndView newCodes() {
        Person me = me();
        return authenticators.isOn(me.id())
                ? codes("新しい回復コードを作りました", authenticators.renewRecoveryCodes(me.id()))
                : SignInController.see(PATH + "/authenticator");
    }

    @PostMapping(PATH + "/authenticator/off")
    ModelAndView turnOff() {
        authenticators.turnOff(me().id());
        return SignInController.see(PATH);
    }

    private ModelAndView setUp(HttpServletRequest request, Person me, @Nullable String error) {
        HttpSession session = request.getSession();
        if (!(session.getAttribute(PROPOSED) instanceof byte[])) {
            session.setAttribute(PROPOSED, authenticators.propose(me.id()));
        }
        String secret =
                session.getAttribute(PROPOSED) instanceof byte[] sealed ? authenticators.text(me.id(), sealed) : "";
        QrCode drawing = QrCode.of(keyUri(me, secret.replace(" ", "")));
        FormPage form = FormPage.of(
                "認証アプリの設定",
                PATH + "/authenticator",
                "認証アプリを使い始める",
                Entry.code("oneTimeCode", "確認コード")
                        .support("認証アプリに表示された6桁の数字を入力してください。")
                        .error(error));
        var view = pages.desk(
                Desk.MY,
                "signin/authenticator",
                Head.of((error == null ? "" : "エラー：") + form.title(), Desk.MY.label())
                        .under(HERE),
                new AuthenticatorPage(drawing.size(), drawing.path(), secret, form));
        if (error != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    /** What authenticator programs read: the key URI format. */
    private String keyUri(Person me, String secret) {
        String issuer = encoded(site.regionName());
        String email = me.email();
        return "otpauth://totp/" + issuer + ":" + encoded(email == null ? me.name() : email) + "?secret=" + secret
                + "&issuer=" + issuer + "&algorithm=SHA1&digits=6&period=30";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private ModelAndView isOn(Person me) {
        return pages.desk(
                Desk.MY,
                "signin/authenticatorOn",
                Head.of("認証アプリ", Desk.MY.label()).under(HERE),
                authenticators.recoveryCodesLeft(me.id()));
    }

    private ModelAndView codes(String title, List<String> codes) {
        return forms.message(
                Desk.MY,
                new MessagePage(
                        title,
                        List.of("次の回復コードを、紙などに控えてください。認証アプリが使えないときに、コードの代わりに1回ずつ使えます。", "このページを閉じると、もう表示できません。"),
                        codes,
                        List.of(new Link("控えたので、安全のページへ戻る", PATH))),
                HERE);
    }

    private ModelAndView page(HttpServletRequest request, @Nullable Banner banner, Map<String, String> wrong) {
        Person me = me();
        boolean has = accounts.hasPassword(me.id());
        Entry fresh = Entry.password("password", "新しいパスワード", "new-password").support(PasswordRule.SENTENCE);
        FormPage password = (has
                        ? FormPage.of(
                                "パスワード",
                                PATH + "/password",
                                "パスワードを変える",
                                Entry.password("currentPassword", "今のパスワード", "current-password"),
                                fresh)
                        : FormPage.of("パスワード", PATH + "/password", "パスワードを決める", fresh))
                .errors(wrong);
        var view = pages.desk(
                Desk.MY,
                "signin/security",
                Head.of((wrong.isEmpty() ? "" : "エラー：") + TITLE, Desk.MY.label()),
                new SecurityPage(
                        banner,
                        has,
                        password,
                        sections.stream().map(SecuritySection::words).toList(),
                        sessions.of(me.id(), request.getSession().getId()).stream()
                                .map(SecurityPage.Row::of)
                                .toList()));
        if (!wrong.isEmpty()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    private Person me() {
        Long person = Actors.current().person();
        return people.find(person == null ? -1 : person).orElseThrow(() -> new NotFoundException("このアカウントは、もうありません。"));
    }
}
