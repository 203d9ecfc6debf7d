package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.access.Permission;
import org.haskap.access.Person;
import org.haskap.access.PersonChange;
import org.haskap.outbox.Mail;
import org.haskap.web.Desk;
import org.haskap.web.DeskArea;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** A person's own pages: what to do next, and what is known of the person. */
@Controller
final class MyController {
    private static final String PROFILE = "登録情報";

    private final Pages pages;
    private final SignInPages forms;
    private final People people;
    private final Profiles profiles;
    private final Limits limits;
    private final SessionVisitor visitor;
    private final List<NextSteps> waiting;

    MyController(
            Pages pages,
            SignInPages forms,
            People people,
            Profiles profiles,
            Limits limits,
            SessionVisitor visitor,
            List<NextSteps> waiting) {
        this.pages = pages;
        this.forms = forms;
        this.people = people;
        this.profiles = profiles;
        this.limits = limits;
        this.visitor = visitor;
        this.waiting = waiting;
    }

    /** The navigation of a person's own pages, and of the staff's where it is about signing in. */
    @Configuration(proxyBeanMethods = false)
    static class Areas {
        @Bean
        DeskArea nextStepsArea() {
            return new DeskArea(Desk.MY, 10, "次にすること", "/my", () -> true);
        }

        @Bean
        DeskArea profileArea() {
            return new DeskArea(Desk.MY, 80, PROFILE, "/my/profile", () -> true);
        }

        @Bean
        DeskArea securityArea() {
            return new DeskArea(Desk.MY, 90, "安全", "/my/security", () -> true);
        }

        @Bean
        DeskArea recoveriesArea() {
            return new DeskArea(
                    Desk.STAFF,
                    90,
                    "アカウントの回復",
                    "/staff/recoveries",
                    () -> Actors.current().mayAnywhere(Permission.RECOVER_ACCOUNT));
        }
    }

    @GetMapping("/my")
    ModelAndView my() {
        var steps = waiting.stream()
                .flatMap(each -> each.steps().stream())
                .sorted(Comparator.comparingInt(NextSteps.Step::order))
                .toList();
        var roles = Actors.current().grants().stream()
                .map(grant -> grant.role().label())
                .distinct()
                .toList();
        return pages.desk(
                Desk.MY, "signin/my", Head.of("次にすること", Desk.MY.label()), new MyPage(me().name(), steps, roles));
    }

    /** Tells the page how long the session still lasts, and keeps it from ending for want of requests. */
    @GetMapping(value = "/my/stay", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Long> stay(HttpServletRequest request) {
        return Map.of("seconds", visitor.secondsLeft(request));
    }

    @GetMapping("/my/profile")
    ModelAndView profile(@RequestParam(required = false) String saved, @RequestParam(required = false) String sent) {
        Banner banner = saved != null
                ? new Banner(Banner.Type.SUCCESS, "氏名を保存しました", "次に開くページから、新しい氏名で表示します。")
                : sent != null
                        ? new Banner(
                                Banner.Type.INFO,
                                "確認のメールを送りました",
                                "新しいメールアドレスに届いたリンクを24時間以内に開くと、変わります。それまでは今のメールアドレスのままです。")
                        : null;
        Person me = me();
        return profile(
                new ProfilePage(banner, nameForm(me.name(), me.version(), null), emailForm("", null), email(me)));
    }

    @PostMapping("/my/profile")
    ModelAndView rename(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "0") long version) {
        Person me = me();
        String problem = NameRule.problem(name).orElse(null);
        if (problem != null) {
            return unprocessable(
                    profile(new ProfilePage(null, nameForm(name, version, problem), emailForm("", null), email(me))));
        }
        return switch (profiles.rename(me, NameRule.normal(name), version)) {
            case PersonChange.Changed _ -> SignInController.see("/my/profile?saved");
            case PersonChange.Refused(var sentence) ->
                unprocessable(profile(
                        new ProfilePage(null, nameForm(name, version, sentence), emailForm("", null), email(me))));
            case PersonChange.Stale(var current) -> stale(name, current);
        };
    }

    private ModelAndView stale(String name, Person now) {
        String why = "ほかの画面で「" + now.name() + "」に変更されています。このままでよければ、もう一度保存してください。";
        var view = profile(new ProfilePage(null, nameForm(name, now.version(), why), emailForm("", null), email(now)));
        view.setStatus(HttpStatus.CONFLICT);
        return view;
    }

    @PostMapping("/my/profile/email")
    ModelAndView changeEmail(HttpServletRequest request, @RequestParam(defaultValue = "") String email) {
        Person me = me();
        String address = email.strip();
        Optional<String> problem = Mail.addressProblem(address);
        if (problem.isEmpty() && address.equalsIgnoreCase(me.email())) {
            problem = Optional.of("今と同じメールアドレスです。新しいメールアドレスを入力してください。");
        }
        if (problem.isPresent()) {
            return unprocessable(profile(new ProfilePage(
                    null, nameForm(me.name(), me.version(), null), emailForm(address, problem.get()), email(me))));
        }
        limits.mail(request, address);
        profiles.askForEmail(me, address);
        return SignInController.see("/my/profile?sent");
    }

    @GetMapping("/sign-in/email")
    ModelAndView confirmEmail(HttpServletRequest request) {
        String address = profiles.newEmail(OpenedLinks.token(request, LinkKind.EMAIL));
        return forms.form(FormPage.of("メールアドレスの確認", "/sign-in/email", "このメールアドレスに変える")
                .lead("登録するメールアドレスを「" + address + "」に変えます。"));
    }

    @PostMapping("/sign-in/email")
    ModelAndView takeEmail(HttpServletRequest request) {
        boolean taken = profiles.takeEmail(OpenedLinks.token(request, LinkKind.EMAIL));
        OpenedLinks.forget(request, LinkKind.EMAIL);
        return forms.message(
                taken
                        ? MessagePage.of(
                                "メールアドレスを変えました", List.of("これからのお知らせは、新しいメールアドレスに送ります。"), new Link("マイページへ", "/my"))
                        : MessagePage.of(
                                "メールアドレスを変えられませんでした",
                                List.of("このメールアドレスは、ほかの方が登録しています。別のメールアドレスを登録してください。"),
                                new Link("登録情報のページへ", "/my/profile")));
    }

    private ModelAndView profile(ProfilePage page) {
        boolean wrong =
                !page.name().problems().isEmpty() || !page.email().problems().isEmpty();
        return pages.desk(Desk.MY, "signin/profile", Head.of((wrong ? "エラー：" : "") + PROFILE, Desk.MY.label()), page);
    }

    private static ModelAndView unprocessable(ModelAndView view) {
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private static FormPage nameForm(String name, long version, @Nullable String error) {
        return FormPage.of(
                        "氏名",
                        "/my/profile",
                        "氏名を保存する",
                        Entry.text("name", "氏名（100文字以内）", name, "name").error(error))
                .hidden("version", Long.toString(version));
    }

    private static FormPage emailForm(String email, @Nullable String error) {
        return FormPage.of(
                "メールアドレス",
                "/my/profile/email",
                "確認のメールを送る",
                Entry.email("email", "新しいメールアドレス", email, "email")
                        .support("このアドレスに確認のリンクを送ります。リンクを開くまで、今のアドレスのままです。")
                        .error(error));
    }

    private static String email(Person me) {
        String email = me.email();
        return email == null ? "" : email;
    }

    private Person me() {
        Long person = Actors.current().person();
        return people.find(person == null ? -1 : person).orElseThrow(() -> new NotFoundException("このアカウントは、もうありません。"));
    }
}
