package org.haskap.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.haskap.access.Permission;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Standing;
import org.haskap.document.KeptDocument;
import org.haskap.indicator.Formulas;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Standings;
import org.haskap.kernel.Period;
import org.haskap.plan.Indicator;
import org.haskap.web.Desk;
import org.haskap.web.Pages;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The values of one indicator: all its periods, and everything that was ever entered. */
@Controller
@RequestMapping(EntriesController.PATH)
final class EntriesController {
    static final String PATH = "/staff/kpis/{code}/entries";
    private static final int PAST = 200;

    private final Pages pages;
    private final EntryDesk desk;
    private final Standings standings;
    private final Formulas formulas;
    private final Duties duties;
    private final ValueSources sources;

    EntriesController(
            Pages pages, EntryDesk desk, Standings standings, Formulas formulas, Duties duties, ValueSources sources) {
        this.pages = pages;
        this.desk = desk;
        this.standings = standings;
        this.formulas = formulas;
        this.duties = duties;
        this.sources = sources;
    }

    @GetMapping
    ModelAndView show(@PathVariable String code, @RequestParam(defaultValue = "") String plan) {
        var opened = desk.open(plan);
        Indicator indicator = opened.indicator(code);
        List<Observation> history = desk.history(opened, indicator);
        boolean may = opened.may(Permission.ENTER_OBSERVATION, indicator);
        var acts = new ArrayList<Link>();
        if (may) {
            acts.add(new Link("数年分を表で入力する", opened.of(indicator, "/table").href()));
            acts.add(new Link("表計算ソフトから貼り付ける", opened.of(indicator, "/paste").href()));
            acts.add(new Link("別の時期の値を入力する", opened.of(indicator, "/value").href()));
        }
        if (opened.may(Permission.CONFIRM_OBSERVATION, indicator)) {
            acts.add(new Link("入力の期限を変える", opened.of(indicator, "/due").href()));
        }
        var called = desk.called(opened, indicator, history);
        Map<Long, KeptDocument> documents = opened.knows(indicator) ? sources.of(history) : Map.of();
        return pages.desk(
                Desk.STAFF,
                "entry/entries",
                opened.head(indicator, "「" + indicator.name() + "」の実績"),
                new EntriesPage(
                        facts(opened, indicator),
                        may
                                ? null
                                : new Banner(
                                        Banner.Type.INFO,
                                        "ほかの担当の指標です",
                                        "値を入力できるのは、"
                                                + opened.responsible(indicator).told() + "です。"
                                                + (opened.knows(indicator) ? "" : "ほかの団体の計画なので、確認された値だけを示します。")),
                        acts,
                        rows(opened, indicator, history, may, called, documents),
                        history.stream()
                                .limit(PAST)
                                .map(one -> EntriesPage.past(one, indicator, called, documents))
                                .toList(),
                        List.of(
                                new Download(
                                        "CSV",
                                        "この指標の値",
                                        opened.of(indicator, ".csv").href(),
                                        "入力用。直して取り込めます"),
                                new Download(
                                        "Excel",
                                        "この指標の値",
                                        opened.of(indicator, ".xlsx").href(),
                                        "入力用。直して取り込めます"))));
    }

    private List<Fact> facts(EntryDesk.Opened opened, Indicator indicator) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("計画", opened.tree().plan().title()));
        facts.add(Fact.of(
                "基準値", told(indicator.baseline().text(), indicator.baseline().period())));
        facts.add(Fact.of(
                "目標値", told(indicator.target().text(), indicator.target().period())));
        facts.add(Fact.of("担当", opened.responsible(indicator).told()));
        DueRule rule = duties.rules(opened.tree().plan().id()).get(indicator.code());
        facts.add(new Fact(
                "入力の期限",
                rule == null
                        ? List.of(DueController.usual(opened, indicator).told())
                        : rule.note().isEmpty() ? List.of(rule.told()) : List.of(rule.told(), rule.note()),
                null));
        return facts;
    }

    private static String told(String text, @Nullable Period period) {
        return (text.isEmpty() ? "－" : text) + (period == null ? "" : "（" + period.label() + "）");
    }

    private List<EntriesPage.Row> rows(
            EntryDesk.Opened opened,
            Indicator indicator,
            List<Observation> history,
            boolean may,
            EntryDesk.Called called,
            Map<Long, KeptDocument> documents) {
        long plan = opened.tree().plan().id();
        var heads = new LinkedHashMap<String, Observation>();
        history.forEach(one -> heads.putIfAbsent(one.period().code(), one)); // the newest comes first
        var shown = new LinkedHashMap<String, Actual>();
        Standing standing = standings.of(opened.tree()).get(indicator.code());
        if (standing != null) {
            standing.runs()
                    .forEach(run -> run.actuals()
                            .forEach(actual -> shown.put(actual.period().code(), actual)));
            if (standing.running() != null) {
                shown.put(standing.running().period().code(), standing.running());
            }
        }
        var dues = new LinkedHashMap<String, Due>();
        if (opened.knows(indicator)) { // who does not know what waits for a chief cannot tell what is due
            Duties.dues(
                            opened,
                            indicator,
                            duties.rules(plan).get(indicator.code()),
                            List.copyOf(heads.values()),
                            formulas.inForce(plan).get(indicator.code()))
                    .forEach(due -> dues.put(due.period().code(), due));
        }
        var periods = new TreeMap<Period, String>(Period.IN_TIME);
        Due.years(indicator, opened.tree().plan().period()).stream()
                .filter(year -> !year.start().isAfter(opened.today()))
                .forEach(year -> periods.put(year, year.code()));
        heads.values().forEach(one -> periods.put(one.period(), one.period().code()));
        shown.values().forEach(one -> periods.put(one.period(), one.period().code()));
        var rows = new ArrayList<EntriesPage.Row>();
        periods.forEach((period, key) -> rows.add(EntriesPage.row(
                opened, indicator, period, shown.get(key), heads.get(key), dues.get(key), may, called, documents)));
        return rows;
    }
}
