package org.haskap.signin.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import org.haskap.signin.Factor;
import org.haskap.signin.SignInWay.Audience;
import org.haskap.signin.SignedIn;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** For somebody whom a provider knows and we do not: nobody's account is taken over, whatever the provider says. */
@Controller
final class NewcomerController {
    private static final int NAME_LIMIT = 60;

    private final Providers providers;
    private final Identities identities;
    private final SignedIn signedIn;
    private final ProviderSignOut signOut;
    private final Pages pages;
    private final InstantSource clock;

    NewcomerController(
            Providers providers,
            Identities identities,
            SignedIn signedIn,
            ProviderSignOut signOut,
            Pages pages,
            InstantSource clock) {
        this.providers = providers;
        this.identities = identities;
        this.signedIn = signedIn;
        this.signOut = signOut;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/sign-in/newcomer")
    Object page(HttpServletRequest request) {
        var proof = Unknown.kept(request, clock.instant());
        return proof.isEmpty()
                ? "redirect:/sign-in"
                : page(proof.get(), proof.get().name(), "");
    }

    @PostMapping("/sign-in/newcomer")
    Object register(
            @RequestParam(defaultValue = "") String name, HttpServletRequest request, HttpServletResponse response) {
        var kept = Unknown.kept(request, clock.instant());
        if (kept.isEmpty()) {
            return "redirect:/sign-in";
        }
        Proof proof = kept.get();
        Provider provider = provider(proof);
        if (!registers(provider)) {
            throw new NotFoundException("この認証では、ご自身での登録を受け付けていません。");
        }
        String line = name.strip().replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ");
        int length = line.codePointCount(0, line.length());
        if (length == 0 || length > NAME_LIMIT) {
            var page = page(proof, name, length == 0 ? "氏名を入力してください。" : "氏名は60文字以内で入力してください（入力文字数" + length + "文字）。");
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        long person = identities.register(proof, line);
        Unknown.forget(request);
        String next = signedIn.complete(request, response, person, Factor.PROVIDER, proof.proved());
        signOut.remember(provider, proof, request);
        return "redirect:" + next;
    }

    private ModelAndView page(Proof proof, String name, String error) {
        Provider provider = provider(proof);
        String title = (error.isEmpty() ? "" : "エラー：") + "はじめての方";
        var head = Head.of(title, "ログイン").under(new Crumb("ログイン", "/sign-in"));
        return pages.form(
                "signin/federation/newcomer",
                head,
                new ProviderPages.Newcomer(provider.label(), provider.warning(), registers(provider), name, error));
    }

    private static boolean registers(Provider provider) {
        return provider.selfRegistration() && provider.audience() == Audience.CITIZEN;
    }

    private Provider provider(Proof proof) {
        return providers.find(proof.provider()).orElseThrow(() -> new NotFoundException("この認証は、ここでは使われていません。"));
    }
}
