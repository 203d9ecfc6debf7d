package org.haskap.entry;

import java.util.List;
import org.haskap.access.Permission;
import org.haskap.indicator.IndicatorRef;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Observations;
import org.haskap.indicator.Shown;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Indicator;
import org.haskap.web.Desk;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Confirmation;
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

/** Taking a value back, with a reason. */
@Controller
@RequestMapping(EntriesController.PATH + "/withdrawal")
final class WithdrawalController {
    private static final int REASON = 400;

    private final Pages pages;
    private final EntryDesk desk;
    private final Observations observations;

    WithdrawalController(Pages pages, EntryDesk desk, Observations observations) {
        this.pages = pages;
        this.desk = desk;
        this.observations = observations;
    }

    @GetMapping
    ModelAndView ask(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "-1") long value) {
        var opened = desk.open(plan);
        Indicator indicator = EntryDesk.indicator(opened, code, Permission.ENTER_OBSERVATION);
        return page(opened, indicator, standing(opened, indicator, value), form(opened, indicator, value));
    }

    @PostMapping
    ModelAndView withdraw(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "-1") long value,
            Given given) {
        var opened = desk.open(plan);
        Indicator indicator = EntryDesk.indicator(opened, code, Permission.ENTER_OBSERVATION);
        Observation stands = standing(opened, indicator, value);
        Form form = form(opened, indicator, value).filled(given).checked();
        if (form.failed()) {
            return page(opened, indicator, stands, form);
        }
        try {
            observations.withdraw(value, form.value("reason").replaceAll("\\s*\\R\\s*", " "));
        } catch (StaleException _) {
            ModelAndView again = page(
                    opened,
                    indicator,
                    stands,
                    form.wrong("reason", "開いているあいだに、ほかの人がこの時期の値を変えました。一覧に戻って、いまの値を確かめてください。"));
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        return pages.done(
                opened.of(indicator, "").href(),
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

    private static Form form(EntryDesk.Opened opened, Indicator indicator, long value) {
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

    private ModelAndView page(EntryDesk.Opened opened, Indicator indicator, Observation stands, Form form) {
        String question = stands.period().label() + "の値を取り下げますか";
        return pages.desk(
                Desk.STAFF,
                "confirm",
                opened.head(indicator, question).with(form),
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
