package org.haskap.indicator;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.StaleException;
import org.haskap.web.Desk;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Confirmation;
import org.haskap.web.ui.Control;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Ending that an indicator counts itself. */
@Controller
@RequestMapping(FormulaController.PATH + "/end")
final class FormulaEndController {
    private final Pages pages;
    private final StaffPlans plans;
    private final Formulas formulas;
    private final FormulaHistory history;
    private final InstantSource clock;
    private final Access access = new Access();

    FormulaEndController(
            Pages pages, StaffPlans plans, Formulas formulas, FormulaHistory history, InstantSource clock) {
        this.pages = pages;
        this.plans = plans;
        this.formulas = formulas;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String code, @RequestParam(defaultValue = "") String plan) {
        access.requireAnywhere(Permission.SET_FORMULA);
        FormulaPlace place = place(code, plan);
        access.require(Permission.SET_FORMULA, place.target());
        return confirmation(place, form(place), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView end(@PathVariable String code, @RequestParam(defaultValue = "") String plan, Given given) {
        access.requireAnywhere(Permission.SET_FORMULA);
        FormulaPlace place = place(code, plan);
        access.require(Permission.SET_FORMULA, place.target());
        Form form = form(place).filled(given).checked();
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
            formulas.end(place.ref(), Math.toIntExact(year), form.value(FormulaFields.REASON), FormulaPlace.seen(form));
            return pages.done(
                    place.address(""),
                    "事実から数えるのをやめました",
                    inForce.span().called(Math.toIntExact(year)) + "からの値は、担当課が入力した値か資料の値になります。");
        } catch (StaleException late) {
            Banner meanwhile = history.changed(place(code, plan));
            return confirmation(
                    place(code, plan),
                    form.changing(late.stored()).wrong(FormulaFields.REASON, meanwhile.title() + meanwhile.text()),
                    HttpStatus.CONFLICT);
        }
    }

    private FormulaPlace place(String code, String slug) {
        return FormulaPlace.of(plans, formulas, code, slug);
    }

    private int thisYear() {
        return FiscalYear.of(JapanTime.day(clock.instant())).year();
    }

    private static FormulaVersion inForce(FormulaPlace place) {
        FormulaVersion inForce = place.inForce();
        if (inForce == null) {
            throw new NotFoundException("この指標は、いまは事実から数えていません。");
        }
        return inForce;
    }

    private Form form(FormulaPlace place) {
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

    private ModelAndView confirmation(FormulaPlace place, Form form, HttpStatus status) {
        FormulaVersion inForce = inForce(place);
        var confirmation = new Confirmation(
                "「" + place.indicator().name() + "」を事実から数えるのをやめますか",
                Stream.of(
                                Fact.of("いまの数え方", inForce.sentence()),
                                Fact.of("版", "第" + inForce.version() + "版（" + JapanTime.minute(inForce.at()) + "から）"))
                        .toList(),
                List.of(
                        "やめた年からの値は、担当課が入力した値か資料の値だけになります。どちらもない年は、値なしになります。",
                        "それより前の年の値は、いまの数え方のまま残ります。",
                        "あとで、新しい数え方を決めることができます。"),
                form);
        var view = pages.desk(Desk.STAFF, "confirm", place.head("数えるのをやめる").with(form), confirmation);
        if (status != HttpStatus.OK) {
            view.setStatus(status);
        }
        return view;
    }
}
