package org.haskap.indicator;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.Permission;
import org.haskap.attainment.Said;
import org.haskap.attainment.Scopes;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.FactKinds;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.Period;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Indicator;
import org.haskap.web.Desk;
import org.haskap.web.Pages;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How an indicator counts itself: looked at, tried, put in force. */
@Controller
@RequestMapping(FormulaController.PATH)
final class FormulaController {
    static final String PATH = "/staff/kpis/{code}/formula";
    private static final String SAVE = "save";
    private static final int YEARS_BACK = 15;

    private final Pages pages;
    private final StaffPlans plans;
    private final Formulas formulas;
    private final Standings standings;
    private final FormulaHistory history;
    private final FactKinds kinds;
    private final Evidence evidence;
    private final InstantSource clock;
    private final Access access = new Access();

    FormulaController(
            Pages pages,
            StaffPlans plans,
            Formulas formulas,
            Standings standings,
            FormulaHistory history,
            FactKinds kinds,
            Evidence evidence,
            InstantSource clock) {
        this.pages = pages;
        this.plans = plans;
        this.formulas = formulas;
        this.standings = standings;
        this.history = history;
        this.kinds = kinds;
        this.evidence = evidence;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView look(@PathVariable String code, @RequestParam(defaultValue = "") String plan) {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        FormulaPlace place = place(code, plan);
        FormulaVersion newest =
                place.versions().isEmpty() ? null : place.versions().getFirst();
        Map<String, String> chosen = new HashMap<>();
        if (newest != null) {
            Formula.selections(newest.formula()).forEach(of -> chosen.put(of.kind(), of.kind()));
        }
        FormulaFields fields = fields(place, List.copyOf(chosen.keySet()));
        String action = place.address("");
        Form form = newest == null ? fields.empty(action, firstYear(place)) : fields.filled(action, newest);
        return page(place, FormulaFields.shown(form.changing(place.version())), null, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView change(@PathVariable String code, @RequestParam(defaultValue = "") String plan, Given given) {
        access.requireAnywhere(Permission.SET_FORMULA);
        FormulaPlace place = place(code, plan);
        access.require(Permission.SET_FORMULA, place.target());
        FormulaFields fields = fields(place, FormulaFields.kinds(given));
        Form form = FormulaFields.shown(fields.filled(place.address(""), given));
        if (!given.one("do").equals(SAVE)) {
            return page(place, fields.tried(form), null, HttpStatus.OK);
        }
        Form checked = fields.checked(form);
        if (checked.failed()) {
            return page(place, checked, null, HttpStatus.OK);
        }
        try {
            int seen = FormulaPlace.seen(checked);
            FormulaVersion put = formulas.put(
                    place.ref(),
                    FormulaFields.formula(checked),
                    FormulaFields.span(checked),
                    FormulaFields.firstYear(checked),
                    checked.value(FormulaFields.REASON),
                    seen);
            return put.version() == seen
                    ? pages.done(place.address(""), "何も変えていません", "いまの数え方と同じです。")
                    : pages.done(
                            place.address(""),
                            "数え方を決めました（第" + put.version() + "版）",
                            put.span().called(put.firstYear()) + "からの値は、すぐに公開ページで数え直されます。");
        } catch (StaleException late) {
            FormulaPlace now = place(code, plan);
            return page(now, checked.changing(late.stored()), history.changed(now), HttpStatus.CONFLICT);
        }
    }

    private FormulaPlace place(String code, String slug) {
        return FormulaPlace.of(plans, formulas, code, slug);
    }

    private FormulaFields fields(FormulaPlace place, List<String> chosenKinds) {
        var values = new HashMap<String, Map<String, List<String>>>();
        var all = kinds.all();
        chosenKinds.stream()
                .filter(code -> all.stream().anyMatch(kind -> kind.code().equals(code)))
                .forEach(code -> values.put(code, evidence.values(code)));
        FormulaVersion newest =
                place.versions().isEmpty() ? null : place.versions().getFirst();
        return new FormulaFields(
                new FormulaOffer(all, plans.all(place.tree()), values, newest == null ? null : newest.formula()),
                thisYear());
    }

    private int thisYear() {
        return FiscalYear.of(JapanTime.day(clock.instant())).year();
    }

    /** Where a new formula begins unless somebody says otherwise: with the plan. */
    private int firstYear(FormulaPlace place) {
        Period years = place.tree().plan().period();
        return years == null ? thisYear() : Math.min(thisYear(), Scopes.year(Scopes.first(years)));
    }

    /** From when on a trial shows what would be counted: from the baseline, to see whether it says the same. */
    private int since(FormulaPlace place) {
        Period baseline = place.indicator().baseline().period();
        int since = baseline == null ? firstYear(place) : Math.min(firstYear(place), Scopes.year(baseline));
        return Math.max(since, thisYear() - YEARS_BACK);
    }

    private ModelAndView page(FormulaPlace place, Form form, @Nullable Banner banner, HttpStatus status) {
        boolean may = access.may(Permission.SET_FORMULA, place.target());
        List<String> missing = FormulaFields.missing(form);
        FormulaPage.Trial trial = null;
        if (missing.isEmpty() && form.fields().stream().noneMatch(FormulaController::wrongFormula)) {
            var names = Names.of(kinds, plans.all(place.tree()));
            trial = FormulaPage.trial(standings.rehearse(
                    place.tree(),
                    place.indicator().code(),
                    FormulaFields.formula(form),
                    FormulaFields.span(form),
                    FormulaFields.firstYear(form),
                    since(place),
                    names));
        }
        FormulaVersion inForce = place.inForce();
        Indicator indicator = place.indicator();
        var page = new FormulaPage(
                indicator.name(),
                indicator.unit() == null ? "資料に記載なし" : indicator.unit(),
                figure(indicator.baseline().text(), indicator.baseline().period()),
                figure(indicator.target().text(), indicator.target().period()),
                inForce == null ? "" : inForce.sentence(),
                banner,
                history.versions(place.tree(), place.versions()),
                may ? form : null,
                may || inForce != null ? missing : List.of(),
                may || inForce != null ? trial : null,
                may && inForce != null ? place.address("/end") : null,
                links(place));
        var view = pages.desk(Desk.STAFF, "indicator/formula", place.head("数え方").with(form), page);
        if (status != HttpStatus.OK) {
            view.setStatus(status);
        }
        return view;
    }

    private static List<Link> links(FormulaPlace place) {
        String code = place.indicator().code();
        var links = new ArrayList<Link>();
        if (Actors.current().mayAnywhere(Permission.ENTER_OBSERVATION)) {
            links.add(new Link("この指標の実績の入力を見る", StaffPlans.address("/staff/kpis/" + code + "/entries", place.slug())));
        }
        if (place.slug().isEmpty()) {
            links.add(new Link("公開しているこの指標のページを見る", "/strategy/kpis/" + code));
        }
        return links;
    }

    private static boolean wrongFormula(Field field) {
        return field.error() != null && !field.name().equals(FormulaFields.REASON);
    }

    private static String figure(String text, @Nullable Period period) {
        return (text.isBlank() ? "資料に記載なし" : text) + (period == null ? "" : "（" + Said.period(period) + "）");
    }
}
