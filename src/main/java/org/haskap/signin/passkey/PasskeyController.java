package org.haskap.signin.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.haskap.signin.Factor;
import org.haskap.signin.PublicAddress;
import org.haskap.signin.SignedIn;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Signing in with a passkey. */
@Controller
final class PasskeyController {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyController.class);

    private final Pages pages;
    private final Passkeys passkeys;
    private final PublicAddress address;
    private final SignedIn signedIn;
    private final InstantSource clock;
    private final Wire wire = new Wire();

    PasskeyController(Pages pages, Passkeys passkeys, PublicAddress address, SignedIn signedIn, InstantSource clock) {
        this.pages = pages;
        this.passkeys = passkeys;
        this.address = address;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @GetMapping("/sign-in/passkey")
    ModelAndView page(HttpServletRequest request) {
        var head = Head.of("パスキーでログイン", "ログイン").under(new Crumb("ログイン", "/sign-in"));
        return pages.form("signin/passkey/use", head, PasskeyUsePage.at(address.of(request)));
    }

    @PostMapping("/sign-in/passkey/question")
    ResponseEntity<String> ask(HttpServletRequest request) {
        var options = passkeys.usingOptions(address.of(request));
        Question.ask(request, options, clock.instant());
        return wire.question(options);
    }

    @PostMapping("/sign-in/passkey")
    ResponseEntity<String> answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asked = Question.answered(request, PublicKeyCredentialRequestOptions.class, clock.instant());
        if (asked.isEmpty()) {
            return wire.problem(HttpStatus.BAD_REQUEST, "時間が過ぎました。もう一度ボタンを押してください。");
        }
        try {
            var credential = wire.credential(wire.read(request), AuthenticatorAssertionResponse.class);
            long person = passkeys.prove(address.of(request), asked.get(), credential);
            return wire.next(signedIn.complete(request, response, person, Factor.PASSKEY));
        } catch (PasskeyRefusedException e) {
            LOG.info("a passkey was refused: {}", e.getMessage());
            return wire.problem(HttpStatus.UNAUTHORIZED, "このパスキーではログインできません。登録した端末かを確かめるか、ほかの方法でログインしてください。");
        }
    }
}
