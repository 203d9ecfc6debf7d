package org.haskap.entry;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.indicator.Confirmations;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Shown;
import org.haskap.kernel.JapanTime;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.Query;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Control;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Pagination;
import org.haskap.web.ui.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The work of whoever has signed in: what is due, since when, and who answers for it. */
@Controller
final class WorklistController {
    static final String FILE = Worklist.PATH + ".csv";

    /** Where what was chosen is asked for as a file. */
    static final String CHOSEN = Worklist.PATH + "/file";

    private static final int ROWS = 50;

    /** The boxes of values to be confirmed, as {@link ConfirmationsController} knows them, and of all other work. */
    private static final String VALUE = "value";

    private static final String WORK = "work";

    private final Pages pages;
    private final Worklist worklist;
    private final EntryDesk desk;
    private final Confirmations confirmations;
    private final Access access = new Access();

    WorklistController(Pages pages, Worklist worklist, EntryDesk desk, Confirmations confirmations) {
        this.pages = pages;
        this.worklist = worklist;
        this.desk = desk;
        this.confirmations = confirmations;
    }

    @GetMapping(Worklist.PATH)
    ModelAndView show(
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String page) {
        access.requireAnywhere(Permission.ENTER_OBSERVATION);
        LocalDate today = desk.today();
        List<Worklist.Task> mine = worklist.mine();
        var search = new WorkSearch(department, kind, due, q);
        List<Worklist.Task> found = search.of(mine, today);
        List<Worklist.Batch> batches = Worklist.batches(found);
        int last = Math.max(1, Math.ceilDiv(batches.size(), ROWS));
        int shown = Math.clamp(
                Field.of(Control.NUMBER, "page", "").value(page).number().orElse(1L), 1, last);
        Query here = search.address(Worklist.PATH);
        String base = here.href() + (here.values().isEmpty() ? "?" : "&") + "page=";
        List<Worklist.Batch> ofPage =
                batches.stream().skip((shown - 1L) * ROWS).limit(ROWS).toList();
        Set<Long> own = own(ofPage);
        List<WorklistPage.Row> rows =
                ofPage.stream().map(batch -> row(batch, today, own)).toList();
        return pages.desk(
                Desk.STAFF,
                "entry/worklist",
                Head.of(Worklist.AREA, Desk.STAFF.label()),
                new WorklistPage(
                        summary(mine),
                        filter(mine, here, batches.size(), found.size()),
                        rows,
                        rows.stream().anyMatch(row -> row.field().equals(VALUE)),
                        rows.isEmpty()
                                ? List.of()
                                : List.of(new Download(
                                        "CSV", "この条件の作業", search.address(FILE).href(), "一行に一つの値")),
                        new Pagination(shown, last, base)));
    }

    /** 「担当の仕事は46件です。入力する値230、差し戻された値2（合わせて期限を過ぎたもの184）、…」 */
    private static String summary(List<Worklist.Task> mine) {
        return "担当の仕事は" + Worklist.batches(mine).size() + "件です。入力する値"
                + of(mine, Worklist.Kind.ENTER) + "、差し戻された値"
                + of(mine, Worklist.Kind.MEND) + "（合わせて期限を過ぎたもの"
                + mine.stream().filter(Worklist.Task::isOverdue).count() + "）、確認する値"
                + of(mine, Worklist.Kind.CONFIRM) + "。";
    }

    private static long of(List<Worklist.Task> tasks, Worklist.Kind kind) {
        return tasks.stream().filter(task -> task.kind() == kind).count();
    }

    private Set<Long> own(List<Worklist.Batch> batches) {
        List<Observation> waiting = batches.stream()
                .map(Worklist.Batch::first)
                .filter(task -> task.kind() == Worklist.Kind.CONFIRM)
                .map(task -> Objects.requireNonNull(task.value()))
                .toList();
        return waiting.isEmpty() ? Set.of() : confirmations.ownOf(waiting);
    }

    @GetMapping(FILE)
    void file(
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String q,
            HttpServletResponse response)
            throws IOException {
        access.requireAnywhere(Permission.ENTER_OBSERVATION);
        send(new WorkSearch(department, kind, due, q).of(worklist.mine(), desk.today()), response);
    }

    /** What was chosen, as a file; posted, because so many keys are too long for an address. */
    @PostMapping(CHOSEN)
    @Nullable
    ModelAndView chosen(Given given, HttpServletResponse response) throws IOException {
        access.requireAnywhere(Permission.ENTER_OBSERVATION);
        var keys = new HashSet<>(given.all(WORK));
        keys.addAll(given.all(VALUE));
        if (keys.isEmpty()) {
            return pages.done(Worklist.PATH, "作業が選ばれていません", "保存する作業に印を付けてから、もう一度押してください。");
        }
        send(
                Worklist.batches(worklist.mine()).stream()
                        .filter(batch -> keys.contains(batch.key()))
                        .flatMap(batch -> batch.tasks().stream())
                        .toList(),
                response);
        return null; // the file is the answer
    }

    private void send(List<Worklist.Task> tasks, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("worklist.csv").build().toString());
        WorklistFile.write(tasks, desk.today(), response.getOutputStream());
    }

    private static Filter filter(List<Worklist.Task> mine, Query here, int batches, int values) {
        var departments = new ArrayList<Field.Option>();
        mine.stream()
                .flatMap(task -> task.responsible().departments().stream())
                .distinct()
                .forEach(each -> departments.add(new Field.Option(Objects.toString(each.id()), each.name())));
        List<Field.Option> kinds = Arrays.stream(Worklist.Kind.values())
                .map(each -> new Field.Option(each.name(), each.label()))
                .toList();
        List<Field.Option> dues = WorkSearch.DUES.entrySet().stream()
                .map(each -> new Field.Option(each.getKey(), each.getValue()))
                .toList();
        Map<String, String> asked = here.values();
        var active = new ArrayList<Filter.Condition>();
        condition(active, here, WorkSearch.DEPARTMENT, "担当", departments);
        condition(active, here, WorkSearch.KIND, "種類", kinds);
        condition(active, here, WorkSearch.DUE, "期限", dues);
        if (asked.containsKey(WorkSearch.WORD)) {
            active.add(new Filter.Condition("ことば：" + asked.get(WorkSearch.WORD), here.without(WorkSearch.WORD)));
        }
        return new Filter(
                Worklist.PATH,
                List.of(),
                List.of(
                        Field.choice(
                                WorkSearch.DEPARTMENT,
                                "担当",
                                asked.getOrDefault(WorkSearch.DEPARTMENT, ""),
                                departments),
                        Field.choice(WorkSearch.KIND, "種類", asked.getOrDefault(WorkSearch.KIND, ""), kinds),
                        Field.choice(WorkSearch.DUE, "期限", asked.getOrDefault(WorkSearch.DUE, ""), dues),
                        Field.text(WorkSearch.WORD, "指標の名前", asked.getOrDefault(WorkSearch.WORD, ""))),
                active,
                batches + "件を表示しています" + (values == batches ? "" : "（値は" + values + "）"));
    }

    private static void condition(
            List<Filter.Condition> active, Query here, String name, String label, List<Field.Option> options) {
        options.stream()
                .filter(option -> option.value().equals(here.values().get(name)))
                .forEach(option -> active.add(new Filter.Condition(label + "：" + option.label(), here.without(name))));
    }

    private static WorklistPage.Row row(Worklist.Batch batch, LocalDate today, Set<Long> own) {
        Worklist.Task task = batch.first();
        var opened = task.opened();
        Due due = task.due();
        Observation toConfirm = task.kind() == Worklist.Kind.CONFIRM ? task.value() : null;
        String since = task.since() == null ? "" : JapanTime.minute(task.since());
        int missing = batch.tasks().size();
        return new WorklistPage.Row(
                toConfirm != null
                                && !own.contains(toConfirm.id())
                                && task.oddities().isEmpty()
                        ? VALUE
                        : WORK,
                batch.key(),
                due == null ? new Chip(Tone.GRAY, "", "期限なし") : EntryWords.due(due, today),
                task.kind().label(),
                new Link(task.indicator().name() + " " + batch.periods(), href(batch)),
                opened.tree().plan().title(),
                switch (task.kind()) {
                    case ENTER -> missing == 1 ? "未入力" : missing + "年分が未入力。表で一度に入力できます";
                    case MEND -> since + "に差し戻し";
                    case CONFIRM -> since + "から確認待ち";
                },
                toConfirm == null ? List.of() : words(toConfirm, task, own),
                task.responsible().told());
    }

    private static String href(Worklist.Batch batch) {
        Worklist.Task task = batch.first();
        if (task.kind() == Worklist.Kind.CONFIRM) {
            return ConfirmationsController.PATH + "#value-" + batch.key();
        }
        return batch.tasks().size() > 1
                ? task.opened().of(task.indicator(), "/table").href()
                : task.opened()
                        .of(task.indicator(), "/value")
                        .with("period", task.period().code())
                        .href();
    }

    /** What a chief must have read before confirming. */
    private static List<String> words(Observation value, Worklist.Task task, Set<Long> own) {
        var words = new ArrayList<String>();
        words.add("入力された値：" + Shown.value(value, task.indicator())
                + (value.value() == null ? "" : "（" + value.status().label() + "）"));
        if (!value.source().isEmpty()) {
            words.add("出典：" + value.source());
        }
        if (!value.comment().isEmpty()) {
            words.add((value.isWithdrawal() ? "取り下げの理由：" : "コメント：") + value.comment());
        }
        if (!task.oddities().isEmpty()) {
            words.add("気になる点があります。確認のページで見てから確認します。");
        }
        if (own.contains(value.id())) {
            words.add("自分が入力した値です。ほかの人が確認します。");
        }
        return words;
    }
}
