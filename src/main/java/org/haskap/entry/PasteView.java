package org.haskap.entry;

import java.util.List;
import java.util.Map;
import org.haskap.attainment.Actual;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Observations;
import org.haskap.plan.Indicator;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** A table of values as it is looked at before it is entered, wherever it came from. */
@Component
final class PasteView {
    private final Pages pages;
    private final EntryDesk desk;
    private final Observations observations;

    PasteView(Pages pages, EntryDesk desk, Observations observations) {
        this.pages = pages;
        this.desk = desk;
        this.observations = observations;
    }

    /** The empty page. */
    ModelAndView fresh(Pasted pasted) {
        return page(pasted, HttpStatus.OK, null, List.of(), List.of(), newest(pasted), new Given(Map.of()));
    }

    /** What the table would change; with a banner that says what came of the last step, or how many values there are. */
    ModelAndView checked(Pasted pasted, HttpStatus status, @Nullable Banner banner, Given given) {
        long newest = newest(pasted);
        Sheet sheet = pasted.sheet();
        String problem = sheet.problem();
        List<SheetCheck.Line> lines = problem == null ? lines(pasted, sheet) : List.of();
        return page(
                pasted,
                problem == null ? status : HttpStatus.UNPROCESSABLE_CONTENT,
                banner != null || problem != null ? banner : PastePage.summary(lines),
                problem == null ? List.of() : List.of(new Link(problem, "#sheet")),
                lines,
                newest,
                given);
    }

    /** What each row of the table comes to. */
    List<SheetCheck.Line> lines(Pasted pasted, Sheet sheet) {
        return desk.check(pasted.opened(), sheet, pasted.code(), pasted.origin());
    }

    private long newest(Pasted pasted) {
        return observations.entered(pasted.opened().tree().plan().id()).values().stream()
                .flatMap(List::stream)
                .mapToLong(Observation::id)
                .max()
                .orElse(0);
    }

    private ModelAndView page(
            Pasted pasted,
            HttpStatus status,
            @Nullable Banner banner,
            List<Link> errors,
            List<SheetCheck.Line> lines,
            long stood,
            Given given) {
        Indicator indicator = pasted.indicator();
        String title = pasted.origin() == Actual.Origin.IMPORTED ? "取り込む値を確かめる" : "表を貼り付けて入力する";
        Head head = indicator == null
                ? Head.of(title, Desk.STAFF.label())
                        .under(new Crumb(
                                EntryDesk.AREA,
                                pasted.opened().to(EntryDesk.PATH).href()))
                : pasted.opened().head(indicator, title);
        ModelAndView page =
                pages.desk(Desk.STAFF, "entry/paste", head, PastePage.of(pasted, banner, errors, lines, stood, given));
        page.setStatus(status);
        return page;
    }
}
