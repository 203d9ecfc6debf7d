package org.haskap.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.attainment.Actual;
import org.haskap.document.KeptDocument;
import org.haskap.indicator.Confirmations;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Observations;
import org.haskap.indicator.OwnEntryException;
import org.haskap.indicator.Shown;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.StaleException;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Confirmation;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What waits for a chief: confirmed together, or sent back one by one with a reason. */
@Controller
@RequestMapping(ConfirmationsController.PATH)
final class ConfirmationsController {
    static final String PATH = "/staff/confirmations";
    static final String AREA = "実績の確認";
    /** Says from which list values were confirmed, to go back there. */
    static final String BACK = "back";

    private static final int REASON = 400;

    private final Pages pages;
    private final Worklist worklist;
    private final EntryDesk desk;
    private final Observations observations;
    private final Confirmations confirmations;
    private final ValueSources sources;
    private final Access access = new Access();

    ConfirmationsController(
            Pages pages,
            Worklist worklist,
            EntryDesk desk,
            Observations observations,
            Confirmations confirmations,
            ValueSources sources) {
        this.pages = pages;
        this.worklist = worklist;
        this.desk = desk;
        this.observations = observations;
        this.confirmations = confirmations;
        this.sources = sources;
    }

    @GetMapping
    ModelAndView list() {
        access.requireAnywhere(Permission.CONFIRM_OBSERVATION);
        return page(null, Set.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView confirm(Given given) {
        access.requireAnywhere(Permission.CONFIRM_OBSERVATION);
        List<Long> ids = given.all("value").stream()
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return page("確認する値に印を付けてください。", Set.of(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            confirmations.confirm(ids);
        } catch (StaleException _) {
            return page(
                    "選んだ値の中に、ほかの人がもう確認したか、差し戻したか、入力し直したものがあります。いま待っているものを見て、もう一度確認してください。",
                    Set.copyOf(ids),
                    HttpStatus.CONFLICT);
        } catch (OwnEntryException _) {
            return page("自分が入力した値は、ほかの人が確認します。その値の印を外してください。", Set.copyOf(ids), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (NoSuchElementException _) {
            return page("選んだ値が見つかりません。いま待っているものを見てください。", Set.copyOf(ids), HttpStatus.CONFLICT);
        }
        return pages.done(
                given.one(BACK).equals(Worklist.PATH) ? Worklist.PATH : PATH, ids.size() + "件の値を確認しました", "公開のページに出ます。");
    }

    private ModelAndView page(@Nullable String problem, Set<Long> checked, HttpStatus status) {
        List<Worklist.Task> waiting = worklist.mine().stream()
                .filter(task -> task.kind() == Worklist.Kind.CONFIRM)
                .toList();
        List<Observation> values = waiting.stream()
                .map(task -> Objects.requireNonNull(task.value()))
                .toList();
        Set<Long> own = confirmations.ownOf(values);
        Map<Long, KeptDocument> documents = sources.of(values);
        var confirmed = new java.util.HashMap<Long, Map<String, List<Actual>>>();
        var called = desk.called(values);
        var rows = waiting.stream()
                .map(task -> row(
                        task,
                        confirmed.computeIfAbsent(task.opened().tree().plan().id(), observations::current),
                        own,
                        checked,
                        called,
                        documents))
                .toList();
        Head head = Head.of(AREA, Desk.STAFF.label());
        ModelAndView page = pages.desk(
                Desk.STAFF,
                "entry/confirmations",
                new Head(head.title(), head.section(), head.trail(), problem != null),
                new ConfirmationsPage(
                        problem == null ? null : new Banner(Banner.Type.ERROR, "何も確認していません", problem), rows));
        page.setStatus(status);
        return page;
    }

    private static ConfirmationsPage.Row row(
            Worklist.Task task,
            Map<String, List<Actual>> confirmed,
            Set<Long> own,
            Set<Long> checked,
            EntryDesk.Called called,
            Map<Long, KeptDocument> documents) {
        Observation value = Objects.requireNonNull(task.value());
        var indicator = task.indicator();
        var words = new ArrayList<String>();
        if (!value.source().isEmpty()) {
            words.add("出典：" + value.source());
        }
        words.add((value.isWithdrawal() ? "取り下げの理由：" : "コメント：") + value.comment());
        task.oddities().forEach(warning -> words.add("気になる点：" + warning));
        return new ConfirmationsPage.Row(
                value.id(),
                new Link(indicator.name(), task.opened().of(indicator, "").href()),
                task.period().label(),
                confirmed.getOrDefault(indicator.code(), List.of()).stream()
                        .filter(actual -> actual.period().equals(task.period()))
                        .findFirst()
                        .map(actual -> Shown.value(actual.value(), actual.missing(), indicator.unit()))
                        .orElse("－"),
                Shown.value(value, indicator),
                EntryWords.firmness(value),
                words,
                ValueSources.link(value, documents),
                called.of(value.enteredBy()) + " " + JapanTime.minute(value.enteredAt()),
                task.responsible().told(),
                own.contains(value.id()) ? "自分が入力した値です。ほかの人が確認します。" : "",
                checked.contains(value.id()) && !own.contains(value.id()),
                PATH + "/" + value.id() + "/return");
    }

    @GetMapping("/{id:\\d{1,18}}/return")
    ModelAndView ask(@PathVariable long id) {
        access.requireAnywhere(Permission.CONFIRM_OBSERVATION);
        Worklist.Task task = waiting(id);
        return returning(task, form(id), HttpStatus.OK);
    }

    @PostMapping("/{id:\\d{1,18}}/return")
    ModelAndView sendBack(@PathVariable long id, Given given) {
        access.requireAnywhere(Permission.CONFIRM_OBSERVATION);
        Worklist.Task task = waiting(id);
        Form form = form(id).filled(given).checked();
        if (form.failed()) {
            return returning(task, form, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            confirmations.sendBack(id, form.value("reason").replaceAll("\\s*\\R\\s*", " "));
        } catch (StaleException _) {
            return returning(
                    task,
                    form.wrong("reason", "開いているあいだに、ほかの人がこの値を確認したか、入力し直しました。一覧に戻って確かめてください。"),
                    HttpStatus.CONFLICT);
        }
        return pages.done(PATH, "値を差し戻しました", "入力した人に、理由をメールで知らせます。");
    }

    private Worklist.Task waiting(long id) {
        return worklist.mine().stream()
                .filter(task -> task.kind() == Worklist.Kind.CONFIRM
                        && Objects.requireNonNull(task.value()).id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("その値は、もう確認を待っていません。"));
    }

    private static Form form(long id) {
        return Form.of(
                        PATH + "/" + id + "/return",
                        "この値を差し戻す",
                        List.of(Field.area("reason", "差し戻す理由（" + REASON + "字まで）", REASON)
                                .support("何を確かめて、どう直せばよいかを書いてください。入力した人にメールで届きます。")))
                .back("差し戻さずに戻る", PATH);
    }

    private ModelAndView returning(Worklist.Task task, Form form, HttpStatus status) {
        Observation value = Objects.requireNonNull(task.value());
        String question = "この値を差し戻しますか";
        ModelAndView page = pages.desk(
                Desk.STAFF,
                "confirm",
                Head.of(question, Desk.STAFF.label())
                        .under(new Crumb(AREA, PATH))
                        .with(form),
                new Confirmation(
                        question,
                        List.of(
                                Fact.of("指標", task.indicator().name()),
                                Fact.of("時期", task.period().label()),
                                Fact.of("入力された値", Shown.value(value, task.indicator())),
                                Fact.of("コメント", value.comment())),
                        List.of("公開されている値は、そのまま変わりません。"),
                        form));
        page.setStatus(status);
        return page;
    }
}
