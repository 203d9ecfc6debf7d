package org.haskap.signin.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.haskap.access.Actors;
import org.haskap.kernel.JapanTime;
import org.haskap.signin.Ways;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The links of whoever has signed in with providers: seen, added, taken away. */
@Controller
final class MyIdentityController {
    private static final String HERE = "/my/security/identities";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 H:mm", Locale.JAPAN);
    private static final Map<String, String> DONE = Map.of("linked", "外部の認証を結び付けました。", "unlinked", "外部の認証を外しました。");

    private final Providers providers;
    private final Identities identities;
    private final CodeFlow flow;
    private final ProviderPages providerPages;
    private final Pages pages;
    private final InstantSource clock;

    MyIdentityController(
            Providers providers,
            Identities identities,
            CodeFlow flow,
            ProviderPages providerPages,
            Pages pages,
            InstantSource clock) {
        this.providers = providers;
        this.identities = identities;
        this.flow = flow;
        this.providerPages = providerPages;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(HERE)
    ModelAndView list(@RequestParam(defaultValue = "") String done) {
        return list(DONE.getOrDefault(done, ""), "");
    }

    private ModelAndView list(String done, String trouble) {
        var linked = identities.of(me()).stream()
                .map(each -> new ProviderPages.Link(
                        each.id(),
                        providers.find(each.provider()).map(Provider::label).orElse(each.provider() + "（いまは使われていません）"),
                        each.label(),
                        words(each.linkedAt()),
                        each.lastUsedAt() == null ? "まだ使っていません" : words(each.lastUsedAt())))
                .toList();
        var offered = providers.all().stream()
                .map(each -> new ProviderPages.Offered(each.id(), each.label(), each.warning()))
                .toList();
        return pages.desk(
                Desk.MY,
                "signin/federation/links",
                head("外部の認証"),
                new ProviderPages.Links(linked, offered, done, trouble));
    }

    @PostMapping(HERE + "/with/{id}")
    Object link(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        Provider provider = providers.find(id).orElseThrow(() -> new NotFoundException("この認証は、ここでは使われていません。"));
        try {
            return "redirect:" + flow.begin(provider, CodeFlow.Purpose.LINK, request, response);
        } catch (ProviderException e) {
            return providerPages.problem(provider, e.reason());
        }
    }

    /** After a sign-in with an identity nobody owns, and then one by a known way: both are proved, the person decides. */
    @GetMapping(HERE + "/waiting")
    Object waiting(HttpServletRequest request) {
        var proof = Unknown.kept(request, clock.instant());
        if (proof.isEmpty()) {
            return "redirect:" + HERE;
        }
        String label =
                providers.find(proof.get().provider()).map(Provider::label).orElse("");
        var offered = new ProviderPages.Offered(
                proof.get().provider(), label, proof.get().name());
        return pages.desk(Desk.MY, "signin/federation/waiting", head("外部の認証を結び付ける"), offered);
    }

    @PostMapping(HERE + "/waiting")
    Object linkWaiting(HttpServletRequest request) {
        var proof = Unknown.kept(request, clock.instant());
        if (proof.isEmpty()) {
            return "redirect:" + HERE;
        }
        Unknown.forget(request);
        if (!identities.link(me(), proof.get())) {
            var page = list("", "この認証は、もうほかのアカウントに結び付いています。");
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
        return "redirect:" + HERE + "?done=linked";
    }

    @PostMapping(HERE + "/{id}/removal")
    Object unlink(@PathVariable long id) {
        try {
            identities.unlink(me(), id);
            return "redirect:" + HERE + "?done=unlinked";
        } catch (Ways.LastWayException _) {
            var page = list("", "この認証は、ログインするためのただ一つの方法です。ほかの方法を加えてから外してください。");
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private static Head head(String title) {
        return Head.of(title, "マイページ").under(new Crumb("マイページ", "/my"), new Crumb("ログインの設定", "/my/security"));
    }

    private static String words(Instant instant) {
        return TIME.format(ZonedDateTime.ofInstant(instant, JapanTime.ZONE));
    }

    private static long me() {
        return Objects.requireNonNull(Actors.current().person(), "only for people who have signed in");
    }
}
