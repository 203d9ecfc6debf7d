package org.haskap.outbox;

import java.net.URI;
import java.util.Arrays;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.web.Desk;
import org.haskap.web.DeskArea;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of mails. */
@Controller
final class OutboxController {
    private static final String SECTION = "メール";
    private static final Crumb DESK = new Crumb(Desk.ADMIN.label(), Desk.ADMIN.href());

    private final Outbox outbox;
    private final Pages pages;

    OutboxController(Outbox outbox, Pages pages) {
        this.outbox = outbox;
        this.pages = pages;
    }

    @GetMapping(OutboxPage.PATH)
    ModelAndView list(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "1") int page) {
        MailState chosen = Arrays.stream(MailState.values())
                .filter(each -> each.name().equals(state))
                .findFirst()
                .orElse(null);
        long count = outbox.count(chosen);
        int shown = Math.clamp(page, 1, OutboxPage.last(count));
        var mails = outbox.list(chosen, OutboxPage.ROWS, (long) (shown - 1) * OutboxPage.ROWS);
        return pages.desk(
                Desk.ADMIN,
                "outbox/list",
                Head.of("送信するメール", SECTION).under(DESK),
                OutboxPage.of(chosen, mails, count, shown));
    }

    @GetMapping(OutboxPage.PATH + "/{id:\\d{1,18}}")
    ModelAndView mail(@PathVariable long id) {
        OutboxMail mail = outbox.find(id).orElseThrow(OutboxController::unknown);
        return pages.desk(
                Desk.ADMIN,
                "outbox/mail",
                Head.of(OutboxPage.subject(mail), SECTION).under(DESK, new Crumb("送信するメール", OutboxPage.PATH)),
                MailPage.of(mail, outbox.text(id)));
    }

    @PostMapping(OutboxPage.PATH + "/{id:\\d{1,18}}/sending")
    ResponseEntity<Void> send(@PathVariable long id) {
        outbox.retry(id);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(OutboxPage.PATH + "/" + id))
                .build();
    }

    private static NotFoundException unknown() {
        return new NotFoundException("このメールはありません。");
    }

    /** The entry in the administrators' navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        DeskArea outboxArea(Access access) {
            return new DeskArea(
                    Desk.ADMIN, 70, SECTION, OutboxPage.PATH, () -> access.may(Permission.READ_OUTBOX, Target.REGION));
        }
    }
}
