package org.haskap.operations;

import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.haskap.kernel.JapanTime;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.StatusPart;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The public page that says whether the service works; 503 when a part does not, for whoever asks by program. */
@Controller
final class StatusController {
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu年M月d日 H時m分", Locale.JAPAN).withZone(JapanTime.ZONE);

    private final Pages pages;
    private final List<StatusPart> parts;
    private final InstantSource clock;

    StatusController(Pages pages, List<StatusPart> parts, InstantSource clock) {
        this.pages = pages;
        this.parts = List.copyOf(parts);
        this.clock = clock;
    }

    @GetMapping("/status")
    ModelAndView status() {
        var status = StatusPage.of(parts, AT.format(clock.instant()));
        var page = pages.always("operations/status", Head.of("稼働状況", "このサイトについて"), status, "/status");
        page.setStatus(status.worst() == StatusPart.Level.DOWN ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK);
        return page;
    }
}
