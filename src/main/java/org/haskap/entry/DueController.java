package org.haskap.entry;

import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.haskap.access.Permission;
import org.haskap.indicator.IndicatorRef;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Indicator;
import org.haskap.web.Desk;
import org.haskap.web.Pages;
import org.haskap.web.ui.Control;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.Stale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** By when an indicator's figures are to be entered. */
@Controller
@RequestMapping(EntriesController.PATH + "/due")
final class DueController {
    private static final int NOTE = 200;

    private final Pages pages;
    private final EntryDesk desk;
    private final Duties duties;

    DueController(Pages pages, EntryDesk desk, Duties duties) {
        this.pages = pages;
        this.desk = desk;
        this.duties = duties;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String code, @RequestParam(defaultValue = "") String plan) {
        var opened = desk.open(plan);
        Indicator indicator = EntryDesk.indicator(opened, code, Permission.CONFIRM_OBSERVATION);
        return page(opened, indicator, stored(opened, indicator));
    }

    @PostMapping
    ModelAndView set(@PathVariable String code, @RequestParam(defaultValue = "") String plan, Given given) {
        var opened = desk.open(plan);
        Indicator indicator = EntryDesk.indicator(opened, code, Permission.CONFIRM_OBSERVATION);
        Form form = form(opened, indicator).filled(given).checked();
        if (form.failed()) {
            return page(opened, indicator, form);
        }
        DueRule rule;
        try {
            rule = new DueRule(
                    Integer.parseInt(form.value("month")),
                    Math.toIntExact(form.field("day").number().orElse(0L)),
                    Integer.parseInt(form.value("lag")),
                    form.value("note").replaceAll("\\s*\\R\\s*", " "));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException _) {
            return page(opened, indicator, form.wrong("day", "その月にない日です。1から、その月の末日までの日を入力してください。"));
        }
        try {
            duties.set(opened, indicator, rule, Objects.requireNonNullElse(form.version(), -1L));
        } catch (StaleException _) {
            return pages.stale(
                    Desk.STAFF,
                    opened.head(indicator, "入力の期限"),
                    Stale.of(form, stored(opened, indicator), "ほかの人", "さきほど"));
        }
        return pages.done(opened.of(indicator, "").href(), "入力の期限を決めました", rule.told() + "までに入力します。");
    }

    private Form stored(EntryDesk.Opened opened, Indicator indicator) {
        var kept = duties.all().get(new IndicatorRef(opened.tree().plan().id(), indicator.code()));
        DueRule rule = kept == null ? usual(opened, indicator) : kept.rule();
        return form(opened, indicator)
                .with("month", Integer.toString(rule.month()))
                .with("day", Integer.toString(rule.day()))
                .with("lag", Integer.toString(rule.lagYears()))
                .with("note", rule.note())
                .changing(kept == null ? 0 : kept.id());
    }

    /** The day for an indicator where nobody has set another. */
    static DueRule usual(EntryDesk.Opened opened, Indicator indicator) {
        return Due.years(indicator, opened.tree().plan().period()).stream()
                .findFirst()
                .map(DueRule::usual)
                .orElse(DueRule.FISCAL);
    }

    private static Form form(EntryDesk.Opened opened, Indicator indicator) {
        return Form.of(
                        opened.of(indicator, "/due").href(),
                        "この期限にする",
                        List.of(
                                Field.select("month", "月", numbers(1, 12, "月")),
                                Field.of(Control.NUMBER, "day", "日"),
                                Field.select(
                                                "lag",
                                                "何年後か",
                                                IntStream.rangeClosed(0, 9)
                                                        .mapToObj(lag -> new Field.Option(
                                                                Integer.toString(lag),
                                                                lag == 0
                                                                        ? "その年が終わった後の、最初のその日"
                                                                        : "最初のその日から" + lag + "年後"))
                                                        .toList())
                                        .support("統計の公表が遅れる指標では、公表の後の日になるように選んでください。"),
                                Field.line("note", "理由（" + NOTE + "字まで）", NOTE)
                                        .optional()
                                        .support("例：商業統計の公表が翌々年の2月のため")))
                .back("一覧に戻る", opened.of(indicator, "").href());
    }

    private static List<Field.Option> numbers(int from, int to, String unit) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> new Field.Option(Integer.toString(n), n + unit))
                .toList();
    }

    private ModelAndView page(EntryDesk.Opened opened, Indicator indicator, Form form) {
        return pages.desk(
                Desk.STAFF, "entry/form", opened.head(indicator, "入力の期限").with(form), form);
    }
}
