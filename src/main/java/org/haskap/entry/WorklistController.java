package org.haskap.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.indicator.Observation;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.TextWidth;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.Query;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Pagination;
import org.haskap.web.ui.Tone;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The work of whoever has signed in: what is due, since when, and who answers for it. */
@Controller
final class WorklistController {
    private static final int ROWS = 50;
    private static final String DEPARTMENT = "department";
    private static final String KIND = "kind";
    private static final String DUE = "due";
    private static final String WORD = "q";
    private static final int LONGEST_WORD = 100;

    /** What 「期限」 can be asked for, with the days from today that it allows. */
    private static final Map<String, String> DUES = dues();

    private final Pages pages;
    private final Worklist worklist;
    private final EntryDesk desk;
    private final Access access = new Access();

    WorklistController(Pages pages, Worklist worklist, EntryDesk desk) {
        this.pages = pages;
        this.worklist = worklist;
        this.desk = desk;
    }

    private static Map<String, String> dues() {
        var dues = new LinkedHashMap<String, String>();
        dues.put("over", "期限を過ぎた");
        dues.put("today", "今日");
        dues.put("week", "1週間以内");
        dues.put("month", "1か月以内");
        return dues;
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
        String word = TextWidth.trim(q.length() > LONGEST_WORD ? q.substring(0, LONGEST_WORD) : q);
        List<Worklist.Task> found = mine.stream()
                .filter(task ->
                        department.isEmpty() || task.responsible().keys().anyMatch(department::equals))
                .filter(task -> kind.isEmpty() || task.kind().name().equals(kind))
                .filter(task -> within(task, due, today))
                .filter(task -> word.isEmpty()
                        || TextWidth.compact(task.indicator().name()).contains(TextWidth.compact(word)))
                .toList();
        int last = Math.max(1, Math.ceilDiv(found.size(), ROWS));
        int shown = Math.clamp(
                Field.of(org.haskap.web.ui.Control.NUMBER, "page", "")
                        .value(page)
                        .number()
                        .orElse(1L),
                1,
                last);
        Query here = Query.of(Worklist.PATH)
                .with(DEPARTMENT, department)
                .with(KIND, kind)
                .with(DUE, due)
                .with(WORD, word);
        String base = here.href() + (here.values().isEmpty() ? "?" : "&") + "page=";
        long over = mine.stream().filter(Worklist.Task::isOverdue).count();
        return pages.desk(
                Desk.STAFF,
                "entry/worklist",
                Head.of(Worklist.AREA, Desk.STAFF.label()),
                new WorklistPage(
                        "担当の仕事" + mine.size() + "件（期限を過ぎたもの" + over + "件）",
                        filter(mine, here, found.size()),
                        found.stream()
                                .skip((shown - 1L) * ROWS)
                                .limit(ROWS)
                                .map(task -> row(task, today))
                                .toList(),
                        new Pagination(shown, last, base)));
    }

    private static boolean within(Worklist.Task task, String due, LocalDate today) {
        Due at = task.due();
        return switch (due) {
            case "over" -> at != null && at.day().isBefore(today);
            case "today" -> at != null && at.day().equals(today);
            case "week" -> at != null && !at.day().isAfter(today.plusWeeks(1));
            case "month" -> at != null && !at.day().isAfter(today.plusMonths(1));
            default -> true;
        };
    }

    private static Filter filter(List<Worklist.Task> mine, Query here, int count) {
        var departments = new ArrayList<Field.Option>();
        mine.stream()
                .flatMap(task -> task.responsible().departments().stream())
                .distinct()
                .forEach(each -> departments.add(new Field.Option(Objects.toString(each.id()), each.name())));
        List<Field.Option> kinds = Arrays.stream(Worklist.Kind.values())
                .map(each -> new Field.Option(each.name(), each.label()))
                .toList();
        List<Field.Option> dues = DUES.entrySet().stream()
                .map(each -> new Field.Option(each.getKey(), each.getValue()))
                .toList();
        Map<String, String> asked = here.values();
        var active = new ArrayList<Filter.Condition>();
        condition(active, here, DEPARTMENT, "担当", departments);
        condition(active, here, KIND, "種類", kinds);
        condition(active, here, DUE, "期限", dues);
        if (asked.containsKey(WORD)) {
            active.add(new Filter.Condition("ことば：" + asked.get(WORD), here.without(WORD)));
        }
        return new Filter(
                Worklist.PATH,
                List.of(),
                List.of(
                        Field.choice(DEPARTMENT, "担当", asked.getOrDefault(DEPARTMENT, ""), departments),
                        Field.choice(KIND, "種類", asked.getOrDefault(KIND, ""), kinds),
                        Field.choice(DUE, "期限", asked.getOrDefault(DUE, ""), dues),
                        Field.text(WORD, "指標の名前", asked.getOrDefault(WORD, ""))),
                active,
                count + "件を表示しています");
    }

    private static void condition(
            List<Filter.Condition> active, Query here, String name, String label, List<Field.Option> options) {
        options.stream()
                .filter(option -> option.value().equals(here.values().get(name)))
                .forEach(option -> active.add(new Filter.Condition(label + "：" + option.label(), here.without(name))));
    }

    private static WorklistPage.Row row(Worklist.Task task, LocalDate today) {
        var opened = task.opened();
        Due due = task.due();
        Observation value = task.value();
        String since = task.since() == null ? "" : JapanTime.minute(task.since());
        return new WorklistPage.Row(
                due == null ? new Chip(Tone.GRAY, "", "期限なし") : EntryWords.due(due, today),
                task.kind().label(),
                new Link(
                        task.indicator().name() + " " + task.period().label(),
                        task.kind() == Worklist.Kind.CONFIRM
                                ? Query.of(ConfirmationsController.PATH).href() + "#value-"
                                        + Objects.requireNonNull(value).id()
                                : opened.of(task.indicator(), "/value")
                                        .with("period", task.period().code())
                                        .href()),
                opened.tree().plan().title(),
                switch (task.kind()) {
                    case ENTER -> "未入力";
                    case MEND -> since + "に差し戻し";
                    case CONFIRM -> since + "から確認待ち";
                },
                task.responsible().told());
    }
}
