package org.haskap.entry;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.haskap.access.Permission;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Standing;
import org.haskap.indicator.Entry;
import org.haskap.indicator.Formulas;
import org.haskap.indicator.IndicatorRef;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Observations;
import org.haskap.indicator.Shown;
import org.haskap.indicator.Standings;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.Period;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Indicator;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Confirmation;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Fact;
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

/** The values of one indicator: all its periods, the form for one of them, and taking one back. */
@Controller
@RequestMapping(EntriesController.PATH)
final class EntriesController {
    static final String PATH = "/staff/kpis/{code}/entries";
    private static final int REASON = 400;
    private static final int PAST = 200;

    private final Pages pages;
    private final EntryDesk desk;
    private final Observations observations;
    private final Standings standings;
    private final Formulas formulas;
    private final Duties duties;

    EntriesController(
            Pages pages,
            EntryDesk desk,
            Observations observations,
            Standings standings,
            Formulas formulas,
            Duties duties) {
        this.pages = pages;
        this.desk = desk;
        this.observations = observations;
        this.standings = standings;
        this.formulas = formulas;
        this.duties = duties;
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
        var called = desk.called(opened, indicator);
        return pages.desk(
                Desk.STAFF,
                "entry/entries",
                head(opened, indicator, "「" + indicator.name() + "」の実績"),
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
                        rows(opened, indicator, history, may, called),
                        history.stream()
                                .limit(PAST)
                                .map(one -> past(one, indicator, called))
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
            EntryDesk.Called called) {
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
        periods.forEach((period, key) ->
                rows.add(row(opened, indicator, period, shown.get(key), heads.get(key), dues.get(key), may, called)));
        return rows;
    }

    private static EntriesPage.Row row(
            EntryDesk.Opened opened,
            Indicator indicator,
            Period period,
            @Nullable Actual shown,
            @Nullable Observation head,
            @Nullable Due due,
            boolean may,
            EntryDesk.Called called) {
        var acts = new ArrayList<Link>();
        if (may) {
            acts.add(new Link(
                    head == null || head.isWithdrawal() ? "入力する" : "直す",
                    opened.of(indicator, "/value").with("period", period.code()).href()));
            if (head != null && !head.isWithdrawal()) {
                acts.add(new Link(
                        "取り下げる",
                        opened.of(indicator, "/withdrawal")
                                .with("value", Long.toString(head.id()))
                                .href()));
            }
        }
        var chips = new ArrayList<Chip>();
        var words = new ArrayList<String>();
        if (head != null) {
            chips.add(EntryWords.chip(head.state()));
            chips.add(EntryWords.firmness(head));
            if (!head.comment().isEmpty()) {
                words.add(head.comment());
            }
            if (head.decision() != null && !head.decision().reason().isEmpty()) {
                words.add("差し戻しの理由：" + head.decision().reason());
            }
        }
        return new EntriesPage.Row(
                period.label(),
                shown == null ? "－" : Shown.value(shown.value(), shown.missing(), indicator.unit()),
                shown == null
                        ? ""
                        : shown.origin().label()
                                + (shown.value() == null
                                        ? ""
                                        : "・" + shown.status().label()),
                head == null ? "" : Shown.value(head, indicator),
                chips,
                head == null ? "" : head.source(),
                words,
                head == null ? "" : called.of(head.enteredBy()) + " " + JapanTime.minute(head.enteredAt()),
                due == null ? null : EntryWords.due(due, opened.today()),
                acts);
    }

    private static EntriesPage.Past past(Observation one, Indicator indicator, EntryDesk.Called called) {
        var words = new ArrayList<String>();
        if (!one.source().isEmpty()) {
            words.add("出典：" + one.source());
        }
        if (!one.comment().isEmpty()) {
            words.add((one.isWithdrawal() ? "取り下げの理由：" : "コメント：") + one.comment());
        }
        if (one.decision() != null) {
            words.add(
                    EntryWords.decided(one.decision(), called.of(one.decision().by())));
        }
        return new EntriesPage.Past(
                one.enteredAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                JapanTime.minute(one.enteredAt()),
                called.of(one.enteredBy()),
                one.period().label(),
                Shown.value(one, indicator) + "（" + one.origin().label()
                        + (one.value() == null ? "" : "・" + one.status().label()) + "）",
                EntryWords.chip(one.state()),
                words);
    }

    @GetMapping("/value")
    ModelAndView ask(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String period) {
        var opened = desk.open(plan);
        Indicator indicator = entered(opened, code);
        Period meant = EntryForm.period(period);
        Form form = form(opened, indicator, meant);
        if (!period.isEmpty() && (meant == null || wrongPeriod(opened, form, code))) {
            throw new NotFoundException("「" + period + "」の値は入力できません。時期を確かめてください。");
        }
        return page(
                opened,
                indicator,
                meant,
                EntryForm.filled(
                        form,
                        meant == null
                                ? null
                                : desk.stands(opened, indicator, meant.code()).orElse(null)));
    }

    /** Whether a period that a link names is none of the indicator: told before anything is typed. */
    private boolean wrongPeriod(EntryDesk.Opened opened, Form form, String code) {
        return desk.check(opened, EntryForm.sheet(form), code, Actual.Origin.ENTERED).getFirst().errors().stream()
                .anyMatch(problem -> problem.column() == SheetColumn.PERIOD);
    }

    @PostMapping("/value")
    ModelAndView save(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(name = "period", defaultValue = "") String typed,
            @RequestParam(name = "given", defaultValue = "") String linked,
            Given given) {
        var opened = desk.open(plan);
        Indicator indicator = entered(opened, code);
        Period meant = EntryForm.period(linked);
        Form form = form(opened, indicator, meant).filled(given).checked();
        var line = desk.check(opened, EntryForm.sheet(form), code, Actual.Origin.ENTERED)
                .getFirst();
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
                head(opened, indicator, indicator.name() + "：" + period.label() + "の値"),
                Stale.of(
                        mine,
                        EntryForm.filled(form(opened, indicator, period), stands),
                        desk.called().of(stands.enteredBy()) + "さん",
                        JapanTime.minute(stands.enteredAt())));
    }

    private Indicator entered(EntryDesk.Opened opened, String code) {
        Indicator indicator = opened.indicator(code);
        desk.require(opened, indicator, Permission.ENTER_OBSERVATION);
        return indicator;
    }

    private static Form form(EntryDesk.Opened opened, Indicator indicator, @Nullable Period period) {
        return EntryForm.of(
                opened.of(indicator, "/value")
                        .with("given", period == null ? "" : period.code())
                        .href(),
                indicator,
                period == null ? "" : period.code(),
                opened.of(indicator, "").href());
    }

    private ModelAndView page(EntryDesk.Opened opened, Indicator indicator, @Nullable Period period, Form form) {
        return pages.desk(
                Desk.STAFF,
                "entry/form",
                head(opened, indicator, indicator.name() + "：" + (period == null ? "別の時期の値" : period.label() + "の値"))
                        .with(form),
                form);
    }

    static Head head(EntryDesk.Opened opened, Indicator indicator, String title) {
        var area = new Crumb(EntryDesk.AREA, opened.to(EntryDesk.PATH).href());
        Head head = Head.of(title, Desk.STAFF.label());
        return title.startsWith("「" + indicator.name())
                ? head.under(area)
                : head.under(
                        area,
                        new Crumb(indicator.name(), opened.of(indicator, "").href()));
    }

    @GetMapping("/withdrawal")
    ModelAndView askWithdrawal(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "-1") long value) {
        var opened = desk.open(plan);
        Indicator indicator = entered(opened, code);
        return withdrawal(
                opened, indicator, standing(opened, indicator, value), withdrawalForm(opened, indicator, value));
    }

    @PostMapping("/withdrawal")
    ModelAndView withdraw(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "-1") long value,
            Given given) {
        var opened = desk.open(plan);
        Indicator indicator = entered(opened, code);
        Observation stands = standing(opened, indicator, value);
        Form form = withdrawalForm(opened, indicator, value).filled(given).checked();
        if (form.failed()) {
            return withdrawal(opened, indicator, stands, form);
        }
        String page = opened.of(indicator, "").href();
        try {
            observations.withdraw(value, form.value("reason").replaceAll("\\s*\\R\\s*", " "));
        } catch (StaleException _) {
            ModelAndView again = withdrawal(
                    opened,
                    indicator,
                    stands,
                    form.wrong("reason", "開いているあいだに、ほかの人がこの時期の値を変えました。一覧に戻って、いまの値を確かめてください。"));
            again.setStatus(org.springframework.http.HttpStatus.CONFLICT);
            return again;
        }
        return pages.done(
                page,
                stands.period().label() + "の値を取り下げました",
                stands.state() == Observation.State.CONFIRMED || stands.replacesPublic()
                        ? "公開されている値は、課長などが取り下げを確認するまで、そのまま出ます。"
                        : "");
    }

    private Observation standing(EntryDesk.Opened opened, Indicator indicator, long value) {
        return observations
                .find(value)
                .filter(one -> one.indicator()
                        .equals(new IndicatorRef(opened.tree().plan().id(), indicator.code())))
                .filter(one -> !one.isWithdrawal())
                .orElseThrow(() -> new NotFoundException("その値はありません。"));
    }

    private static Form withdrawalForm(EntryDesk.Opened opened, Indicator indicator, long value) {
        return Form.of(
                        opened.of(indicator, "/withdrawal")
                                .with("value", Long.toString(value))
                                .href(),
                        "この値を取り下げる",
                        List.of(Field.area("reason", "取り下げる理由（" + REASON + "字まで）", REASON)
                                .support("例：別の指標の値を入れていました。理由は履歴に残ります。")))
                .destroying()
                .back("取り下げずに戻る", opened.of(indicator, "").href());
    }

    private ModelAndView withdrawal(EntryDesk.Opened opened, Indicator indicator, Observation stands, Form form) {
        String question = stands.period().label() + "の値を取り下げますか";
        return pages.desk(
                Desk.STAFF,
                "confirm",
                head(opened, indicator, question).with(form),
                new Confirmation(
                        question,
                        List.of(
                                Fact.of("指標", indicator.name()),
                                Fact.of("値", Shown.value(stands, indicator)),
                                Fact.of("出典", stands.source())),
                        List.of("値は履歴に残り、いつ、なぜ取り下げたかが分かるようになります。", "別の値があるときは、取り下げずに「直す」を使ってください。"),
                        form));
    }
}
