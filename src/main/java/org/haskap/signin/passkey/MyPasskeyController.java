package org.haskap.signin.passkey;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.haskap.access.Actors;
import org.haskap.signin.PublicAddress;
import org.haskap.signin.Ways;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;

/** The passkeys of whoever has signed in: seen, added, taken away. */
@Controller
final class MyPasskeyController {
    private static final Logger LOG = LoggerFactory.getLogger(MyPasskeyController.class);
    private static final String HERE = "/my/security/passkeys";
    private static final int LABEL_LIMIT = 50;
    private static final Map<String, String> DONE = Map.of("added", "パスキーを追加しました。", "removed", "パスキーを削除しました。");

    private final Pages pages;
    private final Passkeys passkeys;
    private final PublicAddress address;
    private final InstantSource clock;
    private final Wire wire = new Wire();

    MyPasskeyController(Pages pages, Passkeys passkeys, PublicAddress address, InstantSource clock) {
        this.pages = pages;
        this.passkeys = passkeys;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping(HERE)
    ModelAndView list(HttpServletRequest request, @RequestParam(defaultValue = "") String done) {
        var page = PasskeyListPage.of(passkeys.of(me()), address.of(request), DONE.getOrDefault(done, ""));
        return pages.desk(Desk.MY, "signin/passkey/list", head("パスキー"), page);
    }

    @PostMapping(HERE + "/question")
    ResponseEntity<String> ask(HttpServletRequest request) {
        var options = passkeys.makingOptions(me(), address.of(request));
        Question.ask(request, options, clock.instant());
        return wire.question(options);
    }

    @PostMapping(HERE)
    ResponseEntity<String> add(HttpServletRequest request) throws IOException {
        var asked = Question.answered(request, PublicKeyCredentialCreationOptions.class, clock.instant());
        if (asked.isEmpty()) {
            return wire.problem(HttpStatus.BAD_REQUEST, "時間が過ぎました。もう一度ボタンを押してください。");
        }
        try {
            JsonNode body = wire.read(request);
            String label = label(body.path("label").asString(""));
            var credential = wire.credential(body.path("credential"), AuthenticatorAttestationResponse.class);
            passkeys.add(me(), address.of(request), asked.get(), credential, label);
            return wire.next(HERE + "?done=added");
        } catch (PasskeyRefusedException e) {
            LOG.info("a passkey was not taken: {}", e.getMessage());
            return wire.problem(HttpStatus.BAD_REQUEST, "この端末ではパスキーを作れませんでした。ほかの端末でお試しください。");
        }
    }

    @GetMapping(HERE + "/{id}/removal")
    ModelAndView askRemoval(@PathVariable long id) {
        return removal(id, false);
    }

    @PostMapping(HERE + "/{id}/removal")
    Object remove(@PathVariable long id) {
        try {
            passkeys.remove(me(), id);
            return "redirect:" + HERE + "?done=removed";
        } catch (Ways.LastWayException _) {
            var page = removal(id, true);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    private ModelAndView removal(long id, boolean last) {
        Passkey passkey = passkeys.of(me()).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("このパスキーはありません。"));
        var head = Head.of("パスキーを削除する", "マイページ")
                .under(new Crumb("マイページ", "/my"), new Crumb("ログインの設定", "/my/security"), new Crumb("パスキー", HERE));
        return pages.desk(Desk.MY, "signin/passkey/removal", head, new PasskeyRemovalPage(id, passkey.label(), last));
    }

    private static Head head(String title) {
        return Head.of(title, "マイページ").under(new Crumb("マイページ", "/my"), new Crumb("ログインの設定", "/my/security"));
    }

    /** A name for the device that can be shown in one line; whoever gave none finds it by its day. */
    static String label(String given) {
        String line = given.strip().replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ");
        String kept = line.codePoints()
                .limit(LABEL_LIMIT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return kept.isBlank() ? "名前のない端末" : kept;
    }

    private static long me() {
        return Objects.requireNonNull(Actors.current().person(), "only for people who have signed in");
    }
}
