package org.haskap.entry;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.haskap.access.Department;
import org.haskap.indicator.Formulas;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Observations;
import org.haskap.indicator.Shown;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanNode;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.Query;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Link;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The indicators of a plan whose values somebody enters, and their values as files. */
@Controller
final class EntryListController {
    private static final String DEPARTMENT = "department";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Pages pages;
    private final EntryDesk desk;
    private final Observations observations;
    private final Formulas formulas;
    private final Duties duties;

    EntryListController(Pages pages, EntryDesk desk, Observations observations, Formulas formulas, Duties duties) {
        this.pages = pages;
        this.desk = desk;
        this.observations = observations;
        this.formulas = formulas;
        this.duties = duties;
    }

    @GetMapping(EntryDesk.PATH)
    ModelAndView list(
            @RequestParam(defaultValue = "") String plan, @RequestParam(defaultValue = "") String department) {
        var opened = desk.open(plan);
        long id = opened.tree().plan().id();
        List<Indicator> mine = opened.mine();
        List<Indicator> shown = of(opened, mine, department);
        var entered = observations.entered(id);
        var inForce = formulas.inForce(id);
        var rules = duties.rules(id);
        Query here = opened.to(EntryDesk.PATH).with(DEPARTMENT, department);
        return pages.desk(
                Desk.STAFF,
                "entry/list",
                Head.of(EntryDesk.AREA, Desk.STAFF.label()),
                new EntryListPage(
                        filter(opened, mine, department, shown.size()),
                        mine.isEmpty()
                                ? List.of()
                                : List.of(
                                        new Link(
                                                "ファイルから取り込む",
                                                opened.to(EntryDesk.PATH + "/import")
                                                        .href()),
                                        new Link(
                                                "表計算ソフトから貼り付ける",
                                                opened.to(EntryDesk.PATH + "/paste")
                                                        .href())),
                        shown.stream()
                                .map(indicator -> row(
                                        opened,
                                        indicator,
                                        entered.getOrDefault(indicator.code(), List.of()),
                                        Duties.dues(
                                                        opened,
                                                        indicator,
                                                        rules.get(indicator.code()),
                                                        entered.getOrDefault(indicator.code(), List.of()),
                                                        inForce.get(indicator.code()))
                                                .size()))
                                .toList(),
                        desk.all().stream()
                                .filter(other -> other.tree().plan().id() != id)
                                .map(other -> new Link(
                                        other.tree().plan().title(),
                                        other.to(EntryDesk.PATH).href()))
                                .toList(),
                        shown.isEmpty()
                                ? List.of()
                                : List.of(
                                        new Download(
                                                "CSV",
                                                "この一覧の値",
                                                new Query(EntryDesk.PATH + ".csv", here.values()).href(),
                                                "入力用。直して取り込めます"),
                                        new Download(
                                                "Excel",
                                                "この一覧の値",
                                                new Query(EntryDesk.PATH + ".xlsx", here.values()).href(),
                                                "入力用。直して取り込めます"))));
    }

    private static EntryListPage.Row row(
            EntryDesk.Opened opened, Indicator indicator, List<Observation> entered, long due) {
        String node = indicator.node();
        return new EntryListPage.Row(
                new Link(indicator.name(), opened.of(indicator, "").href()),
                node == null
                        ? ""
                        : opened.tree().node(node).map(PlanNode::title).orElse(""),
                opened.responsible(indicator).told(),
                entered.isEmpty()
                        ? "－"
                        : entered.getLast().period().label() + " "
                                + Shown.value(entered.getLast(), indicator) + "（"
                                + entered.getLast().state().label() + "）",
                due,
                entered.stream()
                        .filter(one -> one.state() == Observation.State.WAITING)
                        .count());
    }

    private static List<Indicator> of(EntryDesk.Opened opened, List<Indicator> mine, String department) {
        return mine.stream()
                .filter(indicator -> department.isEmpty()
                        || opened.responsible(indicator).keys().anyMatch(department::equals))
                .toList();
    }

    private static Filter filter(EntryDesk.Opened opened, List<Indicator> mine, String department, int count) {
        var departments = mine.stream()
                .flatMap(indicator -> opened.responsible(indicator).departments().stream())
                .distinct()
                .toList();
        var active = new ArrayList<Filter.Condition>();
        departments.stream()
                .filter(each -> Objects.toString(each.id()).equals(department))
                .map(Department::name)
                .forEach(name -> active.add(new Filter.Condition(
                        "担当：" + name, opened.to(EntryDesk.PATH).href())));
        return new Filter(
                EntryDesk.PATH,
                opened.slug().isEmpty() ? List.of() : List.of(new Filter.Kept(EntryDesk.PLAN, opened.slug())),
                List.of(Field.choice(
                        DEPARTMENT,
                        "担当",
                        department,
                        departments.stream()
                                .map(each -> new Field.Option(Objects.toString(each.id()), each.name()))
                                .toList())),
                active,
                opened.tree().plan().title() + "の指標" + count + "件を表示しています");
    }

    @GetMapping(EntryDesk.PATH + ".csv")
    void csv(
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String department,
            HttpServletResponse response)
            throws IOException {
        var opened = desk.open(plan);
        send(rows(opened, of(opened, opened.mine(), department)), "values.csv", response);
    }

    @GetMapping(EntryDesk.PATH + ".xlsx")
    void xlsx(
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String department,
            HttpServletResponse response)
            throws IOException {
        var opened = desk.open(plan);
        send(rows(opened, of(opened, opened.mine(), department)), "values.xlsx", response);
    }

    @GetMapping(EntriesController.PATH + ".csv")
    void csvOfOne(@PathVariable String code, @RequestParam(defaultValue = "") String plan, HttpServletResponse response)
            throws IOException {
        var opened = desk.open(plan);
        send(rows(opened, opened.indicator(code)), code + ".csv", response);
    }

    @GetMapping(EntriesController.PATH + ".xlsx")
    void xlsxOfOne(
            @PathVariable String code, @RequestParam(defaultValue = "") String plan, HttpServletResponse response)
            throws IOException {
        var opened = desk.open(plan);
        send(rows(opened, opened.indicator(code)), code + ".xlsx", response);
    }

    /** Of one indicator, which may be another's: as far as the current person may know its values. */
    private List<Map<SheetColumn, String>> rows(EntryDesk.Opened opened, Indicator indicator) {
        var newest = new LinkedHashMap<String, Observation>();
        desk.history(opened, indicator)
                .forEach(one -> newest.putIfAbsent(one.period().code(), one));
        return SheetFile.rows(opened, List.of(indicator), Map.of(indicator.code(), List.copyOf(newest.values())));
    }

    private List<Map<SheetColumn, String>> rows(EntryDesk.Opened opened, List<Indicator> indicators) {
        return SheetFile.rows(
                opened, indicators, observations.entered(opened.tree().plan().id()));
    }

    private static void send(List<Map<SheetColumn, String>> rows, String name, HttpServletResponse response)
            throws IOException {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        if (name.endsWith(".csv")) {
            response.setContentType("text/csv;charset=UTF-8");
            SheetFile.csv(rows, response.getOutputStream());
        } else {
            response.setContentType(XLSX);
            SheetFile.xlsx(rows, response.getOutputStream());
        }
    }
}
