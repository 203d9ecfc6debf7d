package org.haskap.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.haskap.access.Permission;
import org.haskap.attainment.Actual;
import org.haskap.indicator.Entry;
import org.haskap.indicator.IndicatorRef;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Observations;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Indicator;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.ui.Given;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Several years of one indicator in one form. */
@Controller
@RequestMapping(EntriesController.PATH + "/table")
final class GridController {
    private final Pages pages;
    private final EntryDesk desk;
    private final Observations observations;

    GridController(Pages pages, EntryDesk desk, Observations observations) {
        this.pages = pages;
        this.desk = desk;
        this.observations = observations;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String code, @RequestParam(defaultValue = "") String plan) {
        var opened = desk.open(plan);
        Indicator indicator = EntryDesk.indicator(opened, code, Permission.ENTER_OBSERVATION);
        Map<String, Observation> stands = stands(opened, indicator);
        return page(
                opened,
                indicator,
                EntryGrid.periods(opened, indicator, stands).stream()
                        .map(period -> EntryGrid.stored(indicator, period, stands.get(period.code())))
                        .toList(),
                new Given(Map.of()),
                List.of());
    }

    @PostMapping
    ModelAndView save(@PathVariable String code, @RequestParam(defaultValue = "") String plan, Given given) {
        var opened = desk.open(plan);
        Indicator indicator = EntryDesk.indicator(opened, code, Permission.ENTER_OBSERVATION);
        return save(opened, indicator, given, true);
    }

    private ModelAndView save(EntryDesk.Opened opened, Indicator indicator, Given given, boolean first) {
        Map<String, Observation> stands = stands(opened, indicator);
        var rows = new ArrayList<>(EntryGrid.periods(opened, indicator, stands).stream()
                .map(period -> EntryGrid.typed(indicator, period, stands.get(period.code()), given))
                .toList());
        var once = new HashMap<Long, Observation>();
        observations
                .history(new IndicatorRef(opened.tree().plan().id(), indicator.code()))
                .forEach(one -> once.put(one.id(), one));
        Sheet sheet = EntryGrid.sheet(rows, row -> {
                    Observation shown = once.get(row.seen());
                    return shown != null
                            && EntryGrid.untouched(row, EntryGrid.stored(indicator, shown.period(), shown));
                })
                .or(SheetColumn.SOURCE, given.one("source"))
                .or(SheetColumn.COMMENT, given.one("comment"));
        rows.replaceAll(row -> {
            Observation shown = once.get(row.seen());
            Observation now = stands.get(row.code());
            return shown != null
                            && !shown.isWithdrawal()
                            && now != null
                            && !now.isWithdrawal()
                            && !EntryGrid.filled(row)
                    ? EntryGrid.cleared(row)
                    : row;
        });
        List<SheetCheck.Line> lines = desk.check(opened, sheet, indicator.code(), Actual.Origin.ENTERED);
        var called = desk.called(
                lines.stream().flatMap(line -> Stream.ofNullable(line.stands())).toList());
        for (SheetCheck.Line line : lines) {
            Observation now = line.stands();
            String who =
                    now == null ? "" : called.of(now.enteredBy()) + "さん（" + JapanTime.minute(now.enteredAt()) + "）";
            rows.set(line.row().line(), EntryGrid.judged(rows.get(line.row().line()), line, who));
        }
        List<String> warnings = lines.stream()
                .flatMap(line -> line.warnings().stream()
                        .map(warning -> Objects.requireNonNull(line.period()).label() + "：" + warning))
                .toList();
        boolean sure = given.all(EntryForm.SURE).contains("yes");
        boolean stale = lines.stream().anyMatch(SheetCheck.Line::stale);
        if (!EntryGrid.errors(rows).isEmpty() || (!warnings.isEmpty() && !sure)) {
            ModelAndView again = page(opened, indicator, rows, given, warnings);
            again.setStatus(stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        List<Entry> entries = lines.stream()
                .filter(line -> !line.unchanged())
                .map(SheetCheck.Line::entry)
                .filter(Objects::nonNull)
                .toList();
        String href = opened.of(indicator, "").href();
        if (entries.isEmpty()) {
            return pages.done(href, "変わった値はありません", "入力された内容は、いまの値と同じでした。何も変えていません。");
        }
        try {
            observations.enterAll(opened.tree().plan().id(), entries);
        } catch (StaleException e) {
            if (first) {
                return save(opened, indicator, given, false); // somebody was faster by a moment; now it shows
            }
            throw e;
        }
        return pages.done(href, entries.size() + "件の値を入力しました", "課長などの確認が済むと、公開のページに出ます。");
    }

    private Map<String, Observation> stands(EntryDesk.Opened opened, Indicator indicator) {
        var stands = new HashMap<String, Observation>();
        observations
                .entered(opened.tree().plan().id())
                .getOrDefault(indicator.code(), List.of())
                .forEach(one -> stands.put(one.period().code(), one));
        return stands;
    }

    private ModelAndView page(
            EntryDesk.Opened opened,
            Indicator indicator,
            List<EntryGrid.Row> rows,
            Given given,
            List<String> warnings) {
        Head head = opened.head(indicator, indicator.name() + "：数年分の値");
        var errors = EntryGrid.errors(rows);
        String unit = indicator.unit();
        return pages.desk(
                Desk.STAFF,
                "entry/grid",
                new Head(head.title(), head.section(), head.trail(), !errors.isEmpty() || !warnings.isEmpty()),
                new EntryGrid(
                        opened.of(indicator, "/table").href(),
                        opened.of(indicator, "").href(),
                        unit == null ? "" : unit,
                        EntryForm.statuses(),
                        given.one("source"),
                        given.one("comment"),
                        rows,
                        errors,
                        warnings,
                        given.all(EntryForm.SURE).contains("yes")));
    }
}
