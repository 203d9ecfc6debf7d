package org.haskap.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.haskap.access.Access;
import org.haskap.access.Audit;
import org.haskap.access.AuditEntry;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.attainment.RatingScale;
import org.haskap.attainment.RatingScales;
import org.haskap.attainment.Standing;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Plan;
import org.haskap.plan.PlanTree;
import org.haskap.web.Desk;
import org.haskap.web.Head;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** By which scale a plan is rated: looked at, tried, chosen. */
@Controller
@RequestMapping(ScaleController.PATH)
final class ScaleController {
    static final String PATH = "/staff/strategy/scale";
    private static final String SCALE = "scale";
    private static final String REASON = "reason";
    private static final int LONGEST_REASON = 500;

    private final Pages pages;
    private final StaffPlans plans;
    private final Scales scales;
    private final Standings standings;
    private final Audit audit;
    private final Access access = new Access();

    ScaleController(Pages pages, StaffPlans plans, Scales scales, Standings standings, Audit audit) {
        this.pages = pages;
        this.plans = plans;
        this.scales = scales;
        this.standings = standings;
        this.audit = audit;
    }

    @GetMapping
    ModelAndView look(@RequestParam(defaultValue = "") String plan, @RequestParam(defaultValue = "") String scale) {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        PlanTree tree = plans.tree(plan);
        RatingScale chosen = RatingScales.find(scale).orElse(null);
        Form form = chosen == null
                ? null
                : form(plan, chosen).changing(scales.of(tree.plan().id()).version());
        return page(tree, plan, chosen, form, null, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView choose(@RequestParam(defaultValue = "") String plan, Given given) {
        access.requireAnywhere(Permission.SET_SCALE);
        PlanTree tree = plans.tree(plan);
        access.require(Permission.SET_SCALE, target(tree.plan()));
        RatingScale chosen = RatingScales.find(given.one(SCALE)).orElse(null);
        if (chosen == null) {
            return page(tree, plan, null, null, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Form form = form(plan, chosen).filled(given).checked();
        if (form.failed()) {
            return page(tree, plan, chosen, form, null, HttpStatus.OK);
        }
        try {
            int seen = Math.toIntExact(Objects.requireNonNullElse(form.version(), -1L) % Integer.MAX_VALUE);
            scales.choose(tree.plan(), chosen.code(), form.value(REASON), seen);
        } catch (StaleException late) {
            return page(tree, plan, chosen, form.changing(late.stored()), banner(tree), HttpStatus.CONFLICT);
        }
        return pages.done(
                StaffPlans.address(PATH, plan), "判定の基準を「" + chosen.name() + "」にしました", "すべての指標の判定は、すぐに公開ページで変わります。");
    }

    private static Target target(Plan plan) {
        return Target.plan(plan.id(), plan.owner().id());
    }

    private static Form form(String slug, RatingScale chosen) {
        return Form.of(
                        StaffPlans.address(PATH, slug),
                        "「" + chosen.name() + "」で判定する",
                        List.of(
                                Field.hidden(SCALE, chosen.code()),
                                Field.area(REASON, "この基準にする理由（" + LONGEST_REASON + "字まで）", LONGEST_REASON)
                                        .support("判定の方法のページに公開します。どの会議で決めたかなどを書いてください。")))
                .back("変えずに戻る", StaffPlans.address(PATH, slug));
    }

    private Banner banner(PlanTree tree) {
        ScalePage.Version newest = versions(tree).getFirst();
        return new Banner(
                Banner.Type.WARNING,
                newest.by() + "に判定の基準を変えました。差分を確認してください。",
                "いまの基準：" + newest.scale() + "（理由：" + newest.reason()
                        + "）　入力した内容はこのページに残っています。まだ保存されていません。このままもう一度決めると、選んだ基準に変わります。");
    }

    private List<ScalePage.Version> versions(PlanTree tree) {
        List<ScaleChoice> chosen = scales.history(tree.plan().id());
        // Every choice left one entry in the same transaction; the trail may forget old ones, never new ones.
        List<AuditEntry> entries = chosen.isEmpty()
                ? List.of()
                : audit.history(Scales.subject(tree.plan())).stream()
                        .filter(entry -> entry.action().equals(Scales.CHOSEN))
                        .toList();
        var versions = new ArrayList<ScalePage.Version>();
        for (int i = 0; i < chosen.size(); i++) {
            ScaleChoice choice = chosen.get(i);
            AuditEntry entry = i < entries.size() ? entries.get(i) : null;
            versions.add(new ScalePage.Version(
                    choice.version(),
                    choice.scale().name(),
                    choice.reason(),
                    StaffWords.by(entry, Objects.requireNonNull(choice.at()))));
        }
        return versions;
    }

    private ModelAndView page(
            PlanTree tree,
            String slug,
            @Nullable RatingScale chosen,
            @Nullable Form form,
            @Nullable Banner banner,
            HttpStatus status) {
        ScaleChoice now = scales.of(tree.plan().id());
        boolean other = chosen != null && !chosen.equals(now.scale());
        ScalePage.Trial trial = null;
        if (chosen != null && other) {
            Map<String, Standing> standing = standings.of(tree, now.scale());
            trial = ScalePage.trial(chosen, standing, standings.of(tree, chosen), slug.isEmpty());
        }
        Form shown = other && access.may(Permission.SET_SCALE, target(tree.plan())) ? form : null;
        var page = new ScalePage(
                tree.plan().title(),
                slug,
                banner,
                ScalePage.Scale.of(now.scale()),
                now.at() == null
                        ? "まだだれも選んでいないため、はじめから用意された基準を使っています。"
                        : JapanTime.minute(now.at()) + "から。理由：" + now.reason(),
                choice(chosen == null ? now.scale() : chosen, now.scale()),
                trial,
                shown,
                versions(tree),
                plans.all(tree).stream()
                        .skip(1)
                        .filter(each -> !each.indicators().isEmpty())
                        .map(each -> new Link(
                                each.plan().title(),
                                PATH + "?plan=" + each.plan().slug()))
                        .toList());
        Head head = Head.of(IndicatorAreas.SCALE, Desk.STAFF.label());
        var view = pages.desk(Desk.STAFF, "indicator/scale", shown == null ? head : head.with(shown), page);
        if (status != HttpStatus.OK) {
            view.setStatus(status);
        }
        return view;
    }

    private static Field choice(RatingScale chosen, RatingScale inForce) {
        return Field.radio(
                        SCALE,
                        "試す基準",
                        RatingScales.all().stream()
                                .map(scale -> new Field.Option(
                                        scale.code(),
                                        scale.name() + (scale.equals(inForce) ? "（いまの基準）" : ""),
                                        scale.toSentence()))
                                .toList())
                .value(chosen.code());
    }
}
