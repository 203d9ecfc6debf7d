package org.haskap.entry;

import java.util.List;
import org.haskap.access.Permission;
import org.haskap.attainment.Actual;
import org.haskap.indicator.Entry;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Observations;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.Period;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Indicator;
import org.haskap.web.Desk;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One value of an indicator, asked field by field. */
@Controller
@RequestMapping(EntriesController.PATH + "/value")
final class ValueController {
    private final Pages pages;
    private final EntryDesk desk;
    private final Observations observations;
    private final ValueSources sources;

    ValueController(Pages pages, EntryDesk desk, Observations observations, ValueSources sources) {
        this.pages = pages;
        this.desk = desk;
        this.observations = observations;
        this.sources = sources;
    }

    @GetMapping
    ModelAndView ask(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String document) {
        var opened = desk.open(plan);
        Indicator indicator = EntryDesk.indicator(opened, code, Permission.ENTER_OBSERVATION);
        Period meant = EntryForm.period(period);
        Form form = form(opened, indicator, meant);
        if (!period.isEmpty() && (meant == null || wrongPeriod(opened, form, code))) {
            throw new NotFoundException("「" + period + "」の値は入力できません。時期を確かめてください。");
        }
        Form filled = EntryForm.filled(
                form,
                meant == null
                        ? null
                        : desk.stands(opened, indicator, meant.code()).orElse(null));
        boolean attached = form.field(EntryForm.DOCUMENT).options().stream()
                .anyMatch(option -> !document.isEmpty() && option.value().equals(document));
        return page(opened, indicator, meant, attached ? filled.with(EntryForm.DOCUMENT, document) : filled);
    }

    /** Whether a period that a link names is none of the indicator: told before anything is typed. */
    private boolean wrongPeriod(EntryDesk.Opened opened, Form form, String code) {
        return desk.check(opened, EntryForm.sheet(form), code, Actual.Origin.ENTERED).getFirst().errors().stream()
                .anyMatch(problem -> problem.column() == SheetColumn.PERIOD);
    }

    @PostMapping
    ModelAndView save(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(name = "period", defaultValue = "") String typed,
            @RequestParam(name = "given", defaultValue = "") String linked,
            Given given) {
        var opened = desk.open(plan);
        Indicator indicator = EntryDesk.indicator(opened, code, Permission.ENTER_OBSERVATION);
        Period meant = EntryForm.period(linked);
        Form form = form(opened, indicator, meant).filled(given).checked();
        var line = desk.check(opened, EntryForm.sheet(form), code, Actual.Origin.ENTERED)
                .getFirst()
                .from(EntryForm.document(form));
        boolean sure = given.all(EntryForm.SURE).contains("yes");
        Form judged = EntryForm.judged(form, line, sure);
        if (meant != null && line.errors().stream().anyMatch(problem -> problem.column() == SheetColumn.PERIOD)) {
            throw new NotFoundException("「" + typed + "」の値は入力できません。時期を確かめてください。");
        }
        Entry entry = line.entry();
        if (judged.failed() || entry == null) {
            return page(opened, indicator, meant, judged);
        }
        Observation stands = line.stands();
        if (line.unchanged()) {
            return pages.done(opened.of(indicator, "").href(), "同じ値が入っています", "入力された内容は、いまの値と同じでした。何も変えていません。");
        }
        try {
            observations.enter(opened.tree().plan().id(), entry);
        } catch (StaleException _) {
            stands = desk.stands(opened, indicator, entry.period().code()).orElse(stands);
            if (stands == null) {
                return page(opened, indicator, meant, judged.wrong("value", "この値は、ほかの人が変えました。もう一度送ってください。"));
            }
            return stale(opened, indicator, entry.period(), form, stands);
        }
        return pages.done(
                opened.of(indicator, "").href(), entry.period().label() + "の値を入力しました", "課長などの確認が済むと、公開のページに出ます。");
    }

    private ModelAndView stale(
            EntryDesk.Opened opened, Indicator indicator, Period period, Form typed, Observation stands) {
        Form mine = form(opened, indicator, period);
        for (Field field : mine.fields()) {
            if (!field.name().equals("period")) {
                mine = mine.with(field.name(), typed.values(field.name()));
            }
        }
        mine = new Form(
                mine.action(), mine.submit(), mine.fields(), typed.version(), null, typed.seen(), false, mine.back());
        return pages.stale(
                Desk.STAFF,
                opened.head(indicator, indicator.name() + "：" + period.label() + "の値"),
                Stale.of(
                        mine,
                        EntryForm.filled(form(opened, indicator, period), stands),
                        desk.called(List.of(stands)).of(stands.enteredBy()) + "さん",
                        JapanTime.minute(stands.enteredAt())));
    }

    private Form form(EntryDesk.Opened opened, Indicator indicator, @Nullable Period period) {
        return EntryForm.of(
                opened.of(indicator, "/value")
                        .with("given", period == null ? "" : period.code())
                        .href(),
                indicator,
                period == null ? "" : period.code(),
                sources.offered(opened, indicator),
                opened.of(indicator, "").href());
    }

    private ModelAndView page(EntryDesk.Opened opened, Indicator indicator, @Nullable Period period, Form form) {
        return pages.desk(
                Desk.STAFF,
                "entry/value",
                opened.head(indicator, indicator.name() + "：" + (period == null ? "別の時期の値" : period.label() + "の値"))
                        .with(form),
                new ValuePage(
                        new Link(
                                "元の資料のファイルを添付する",
                                opened.to(SourcesController.NEW)
                                        .with("kpi", indicator.code())
                                        .with("period", period == null ? "" : period.code())
                                        .href()),
                        form));
    }
}
