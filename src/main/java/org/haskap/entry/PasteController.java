package org.haskap.entry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.haskap.access.Permission;
import org.haskap.attainment.Actual;
import org.haskap.indicator.Entry;
import org.haskap.indicator.Observations;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Indicator;
import org.haskap.web.Pages;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Values pasted from a spreadsheet: looked at row by row, and then entered. Nothing is kept in between. */
@Controller
final class PasteController {
    private static final String ONE = EntriesController.PATH + "/paste";
    static final String ALL = EntryDesk.PATH + "/paste";

    private final Pages pages;
    private final EntryDesk desk;
    private final Observations observations;
    private final PasteView view;

    PasteController(Pages pages, EntryDesk desk, Observations observations, PasteView view) {
        this.pages = pages;
        this.desk = desk;
        this.observations = observations;
        this.view = view;
    }

    @GetMapping(ONE)
    ModelAndView askOne(@PathVariable String code, @RequestParam(defaultValue = "") String plan) {
        var opened = desk.open(plan);
        return view.fresh(Pasted.nothing(opened, EntryDesk.indicator(opened, code, Permission.ENTER_OBSERVATION)));
    }

    @PostMapping(ONE)
    ModelAndView one(@PathVariable String code, @RequestParam(defaultValue = "") String plan, Given given) {
        var opened = desk.open(plan);
        return answered(typed(opened, EntryDesk.indicator(opened, code, Permission.ENTER_OBSERVATION), given), given);
    }

    @GetMapping(ALL)
    ModelAndView askAll(@RequestParam(defaultValue = "") String plan) {
        return view.fresh(Pasted.nothing(desk.open(plan), null));
    }

    @PostMapping(ALL)
    ModelAndView all(@RequestParam(defaultValue = "") String plan, Given given) {
        return answered(typed(desk.open(plan), null, given), given);
    }

    private static Pasted typed(EntryDesk.Opened opened, @Nullable Indicator indicator, Given given) {
        return new Pasted(
                opened,
                indicator,
                given.one("origin").equals(Actual.Origin.IMPORTED.name())
                        ? Actual.Origin.IMPORTED
                        : Actual.Origin.ENTERED,
                given.one("sheet"),
                given.one("source").strip(),
                given.one("comment").strip());
    }

    private ModelAndView answered(Pasted pasted, Given given) {
        return given.one("act").equals("save")
                ? saved(pasted, given)
                : view.checked(pasted, HttpStatus.OK, null, given);
    }

    private ModelAndView saved(Pasted pasted, Given given) {
        Sheet sheet = pasted.sheet();
        List<SheetCheck.Line> lines = view.lines(pasted, sheet);
        long stood = PastePage.stood(given);
        boolean partly = given.one("mode").equals("right");
        boolean wrong = lines.stream().anyMatch(line -> line.wrong(stood));
        boolean stale = lines.stream().anyMatch(line -> line.late(stood));
        List<SheetCheck.Line> right = lines.stream()
                .filter(line -> !line.wrong(stood) && !line.unchanged())
                .toList();
        boolean odd = right.stream().anyMatch(line -> !line.warnings().isEmpty());
        if (sheet.problem() != null || (wrong && !partly)) {
            return view.checked(
                    pasted,
                    stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                    new Banner(
                            Banner.Type.ERROR,
                            "まだ何も入力していません",
                            stale
                                    ? "確かめているあいだに、ほかの人が変えた値があります。表を見て、それでもよければもう一度送ってください。"
                                    : "誤りのある行を直すか、「正しい行だけ入力する」を選んでください。"),
                    given);
        }
        if (odd && !given.all(EntryForm.SURE).contains("yes")) {
            return view.checked(
                    pasted,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new Banner(Banner.Type.ERROR, "まだ何も入力していません", "気になる点のある行を確かめて、「確かめました」に印を付けてください。"),
                    given);
        }
        List<Entry> entries = right.stream()
                .map(SheetCheck.Line::entry)
                .filter(Objects::nonNull)
                .toList();
        try {
            if (!entries.isEmpty()) {
                observations.enterAll(pasted.opened().tree().plan().id(), entries);
            }
        } catch (StaleException _) {
            return view.checked(
                    pasted,
                    HttpStatus.CONFLICT,
                    new Banner(Banner.Type.ERROR, "まだ何も入力していません", "送ったのと同時に、ほかの人が値を変えました。表を見て、もう一度送ってください。"),
                    given);
        }
        String text = entries.isEmpty() ? "どの値も、もう入っています。何も変えていません。" : "課長などの確認が済むと、公開のページに出ます。";
        String title = entries.isEmpty() ? "変わった値はありません" : entries.size() + "件の値を入力しました";
        if (!wrong) {
            return pages.done(pasted.back(), title, text);
        }
        List<Sheet.Row> left = lines.stream()
                .filter(line -> line.wrong(stood))
                .map(SheetCheck.Line::row)
                .toList();
        return view.checked(
                pasted.with(Sheet.text(left)),
                HttpStatus.OK,
                new Banner(
                        Banner.Type.SUCCESS,
                        title,
                        "誤りのあった" + left.size() + "行は、まだ入力していません。下の欄に残しました。直して、もう一度確かめてください。"),
                new Given(Map.of()));
    }
}
