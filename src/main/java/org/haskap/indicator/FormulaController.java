package org.haskap.indicator;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.attainment.Said;
import org.haskap.attainment.Scopes;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.FactKinds;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.Period;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanTree;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Confirmation;
import org.haskap.web.ui.Control;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Fact;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How an indicator counts itself: looked at, tried, put in force, ended. */
@Controller
final class FormulaController {
    static final String LIST = "/staff/strategy/formulas";
    private static final String PATH = "/staff/kpis/{code}/formula";
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

    /** Everything of one indicator that a request needs. */
    private record Place(PlanTree tree, Indicator indicator, List<FormulaVersion> versions, String slug) {
        IndicatorRef ref() {
            return new IndicatorRef(tree.plan().id(), indicator.code());
        }

        /** The version that counts now, or null. */
        @Nullable
        FormulaVersion inForce() {
            return versions.isEmpty() || versions.getFirst().ended() ? null : versions.getFirst();
        }

        int version() {
            return versions.isEmpty() ? 0 : versions.getFirst().version();
        }

        String address(String rest) {
            return StaffPlans.address("/staff/kpis/" + indicator.code() + "/formula" + rest, slug);
        }
    }

    @GetMapping(PATH)
    ModelAndView look(@PathVariable String code, @RequestParam(defaultValue = "") String plan) {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        Place place = place(code, plan);
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

    @PostMapping(PATH)
    ModelAndView change(@PathVariable String code, @RequestParam(defaultValue = "") String plan, Given given) {
        access.requireAnywhere(Permission.SET_FORMULA);
        Place place = place(code, plan);
        require(place);
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
            int seen = seen(checked);
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
            Place now = place(code, plan);
            return page(now, checked.changing(late.stored()), banner(now), HttpStatus.CONFLICT);
        }
    }

    @GetMapping(PATH + "/end")
    ModelAndView askEnd(@PathVariable String code, @RequestParam(defaultValue = "") String plan) {
        access.requireAnywhere(Permission.SET_FORMULA);
        Place place = place(code, plan);
        require(place);
        return confirmation(place, ending(place), HttpStatus.OK);
    }

    @PostMapping(PATH + "/end")
    ModelAndView end(@PathVariable String code, @RequestParam(defaultValue = "") String plan, Given given) {
        access.requireAnywhere(Permission.SET_FORMULA);
        Place place = place(code, plan);
        require(place);
        Form form = ending(place).filled(given).checked();
        long year = form.field(FormulaFields.FIRST_YEAR).number().orElse(0L);
        FormulaVersion inForce = inForce(place);
        if (!form.failed() && (year < inForce.firstYear() || year > thisYear() + 1)) {
            form = form.wrong(
                    FormulaFields.FIRST_YEAR,
                    "数えるのをやめる年は、" + inForce.firstYear() + "から" + (thisYear() + 1) + "までの西暦で入力してください。");
        }
        if (form.failed()) {
            return confirmation(place, form, HttpStatus.OK);
        }
        try {
            formulas.end(place.ref(), Math.toIntExact(year), form.value(FormulaFields.REASON), seen(form));
            return pages.done(
                    place.address(""),
                    "事実から数えるのをやめました",
                    inForce.span().called(Math.toIntExact(year)) + "からの値は、担当課が入力した値か資料の値になります。");
        } catch (StaleException late) {
            Banner meanwhile = banner(place(code, plan));
            return confirmation(
                    place(code, plan),
                    form.changing(late.stored()).wrong(FormulaFields.REASON, meanwhile.title() + meanwhile.text()),
                    HttpStatus.CONFLICT);
        }
    }

    @GetMapping(LIST)
    ModelAndView list(@RequestParam(defaultValue = "") String plan) {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        PlanTree tree = plans.tree(plan);
        Map<String, FormulaVersion> inForce = formulas.inForce(tree.plan().id());
        var rows = tree.indicators().stream()
                .map(indicator -> {
                    FormulaVersion version = inForce.get(indicator.code());
                    String node = indicator.node();
                    return new FormulaListPage.Row(
                            new Link(
                                    indicator.name(),
                                    StaffPlans.address("/staff/kpis/" + indicator.code() + "/formula", plan)),
                            node == null
                                    ? ""
                                    : tree.node(node)
                                            .map(each -> each.heading())
                                            .orElse(""),
                            version == null ? "" : version.sentence(),
                            version == null ? 0 : version.version());
                })
                .toList();
        long counting = rows.stream().filter(row -> row.version() > 0).count();
        var page = new FormulaListPage(
                tree.plan().title(),
                "指標" + rows.size() + "件のうち" + counting + "件を、記録された事実から自動で数えています。",
                rows,
                plans.all(tree).stream()
                        .skip(1)
                        .filter(other -> !other.indicators().isEmpty())
                        .map(other -> new Link(
                                other.plan().title(),
                                LIST + "?plan=" + other.plan().slug()))
                        .toList());
        return pages.desk(Desk.STAFF, "indicator/formulas", Head.of(IndicatorAreas.FORMULAS, Desk.STAFF.label()), page);
    }

    private Place place(String code, String slug) {
        PlanTree tree = plans.tree(slug);
        Indicator indicator = StaffPlans.indicator(tree, code);
        return new Place(
                tree, indicator, formulas.versions(new IndicatorRef(tree.plan().id(), indicator.code())), slug);
    }

    private boolean may(Place place) {
        return access.may(Permission.SET_FORMULA, target(place));
    }

    private void require(Place place) {
        access.require(Permission.SET_FORMULA, target(place));
    }

    private static Target target(Place place) {
        return Target.plan(place.tree().plan().id(), place.tree().plan().owner().id());
    }

    private FormulaFields fields(Place place, List<String> chosenKinds) {
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
    private int firstYear(Place place) {
        Period years = place.tree().plan().period();
        return years == null ? thisYear() : Math.min(thisYear(), Scopes.year(Scopes.first(years)));
    }

    /** From when on a trial shows what would be counted: from the baseline, to see whether it says the same. */
    private int since(Place place) {
        Period baseline = place.indicator().baseline().period();
        int since = baseline == null ? firstYear(place) : Math.min(firstYear(place), Scopes.year(baseline));
        return Math.max(since, thisYear() - YEARS_BACK);
    }

    private ModelAndView page(Place place, Form form, @Nullable Banner banner, HttpStatus status) {
        boolean may = may(place);
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
        var view =
                pages.desk(Desk.STAFF, "indicator/formula", head(place, "数え方").with(form), page);
        if (status != HttpStatus.OK) {
            view.setStatus(status);
        }
        return view;
    }

    private static List<Link> links(Place place) {
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

    private static Head head(Place place, String title) {
        return Head.of(title + "：" + place.indicator().name(), Desk.STAFF.label())
                .under(new Crumb(IndicatorAreas.FORMULAS, StaffPlans.address(LIST, place.slug())));
    }

    private Banner banner(Place now) {
        FormulaPage.Version newest =
                history.versions(now.tree(), now.versions()).getFirst();
        return new Banner(
                Banner.Type.WARNING,
                newest.by() + "に数え方を変えました。差分を確認してください。",
                "いまの数え方（第" + newest.number() + "版）：" + newest.sentence()
                        + "　入力した内容はこのページに残っています。まだ保存されていません。このままもう一度決めると、入力した内容に変わります。");
    }

    private static int seen(Form form) {
        return Math.toIntExact(Objects.requireNonNullElse(form.version(), -1L) % Integer.MAX_VALUE);
    }

    private FormulaVersion inForce(Place place) {
        FormulaVersion inForce = place.inForce();
        if (inForce == null) {
            throw new org.haskap.web.NotFoundException("この指標は、いまは事実から数えていません。");
        }
        return inForce;
    }

    private Form ending(Place place) {
        inForce(place);
        return Form.of(
                        place.address("/end"),
                        "事実から数えるのをやめる",
                        List.of(
                                Field.of(Control.NUMBER, FormulaFields.FIRST_YEAR, "数えるのをやめる年（西暦4桁）")
                                        .support("この年の値から数えません。前の年の値は残ります。例：" + thisYear()),
                                Field.area(
                                                FormulaFields.REASON,
                                                "やめる理由（" + FormulaFields.LONGEST_REASON + "字まで）",
                                                FormulaFields.LONGEST_REASON)
                                        .support("指標のページに公開します。")))
                .changing(place.version())
                .destroying()
                .back("やめずに戻る", place.address(""));
    }

    private ModelAndView confirmation(Place place, Form form, HttpStatus status) {
        FormulaVersion inForce = inForce(place);
        var confirmation = new Confirmation(
                "「" + place.indicator().name() + "」を事実から数えるのをやめますか",
                Stream.of(
                                Fact.of("いまの数え方", inForce.sentence()),
                                Fact.of("版", "第" + inForce.version() + "版（" + StaffWords.moment(inForce.at()) + "から）"))
                        .toList(),
                List.of(
                        "やめた年からの値は、担当課が入力した値か資料の値だけになります。どちらもない年は、値なしになります。",
                        "それより前の年の値は、いまの数え方のまま残ります。",
                        "あとで、新しい数え方を決めることができます。"),
                form);
        var view = pages.desk(Desk.STAFF, "confirm", head(place, "数えるのをやめる").with(form), confirmation);
        if (status != HttpStatus.OK) {
            view.setStatus(status);
        }
        return view;
    }
}
