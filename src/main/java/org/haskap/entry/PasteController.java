package org.haskap.entry;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.attainment.Actual;
import org.haskap.indicator.Entry;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Observations;
import org.haskap.indicator.Shown;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Indicator;
import org.haskap.reading.UnreadableException;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Values from a spreadsheet: pasted or sent as a file, looked at row by row, and then entered. Nothing is kept in between. */
@Controller
final class PasteController {
    private static final String ONE = EntriesController.PATH + "/paste";
    private static final String ALL = EntryDesk.PATH + "/paste";
    static final String FILE = EntryDesk.PATH + "/import";
    private static final int SHOWN = 500;

    private final Pages pages;
    private final EntryDesk desk;
    private final Observations observations;
    private final Access access = new Access();

    PasteController(Pages pages, EntryDesk desk, Observations observations) {
        this.pages = pages;
        this.desk = desk;
        this.observations = observations;
    }

    /**
     * What a table is for, and what was typed.
     *
     * @param opened the plan
     * @param indicator the only indicator it is about, or null
     * @param origin where it came from
     * @param text the table
     * @param source for rows without
     * @param comment for rows without
     */
    private record Asked(
            EntryDesk.Opened opened,
            @Nullable Indicator indicator,
            Actual.Origin origin,
            String text,
            String source,
            String comment) {
        Asked with(String other) {
            return new Asked(opened, indicator, origin, other, source, comment);
        }

        @Nullable
        String code() {
            return indicator == null ? null : indicator.code();
        }
    }

    @GetMapping(ONE)
    ModelAndView askOne(@PathVariable String code, @RequestParam(defaultValue = "") String plan) {
        var opened = desk.open(plan);
        return fresh(new Asked(opened, one(opened, code), Actual.Origin.ENTERED, "", "", ""));
    }

    @PostMapping(ONE)
    ModelAndView one(@PathVariable String code, @RequestParam(defaultValue = "") String plan, Given given) {
        var opened = desk.open(plan);
        return answered(asked(opened, one(opened, code), given), given);
    }

    @GetMapping(ALL)
    ModelAndView askAll(@RequestParam(defaultValue = "") String plan) {
        return fresh(new Asked(desk.open(plan), null, Actual.Origin.ENTERED, "", "", ""));
    }

    @PostMapping(ALL)
    ModelAndView all(@RequestParam(defaultValue = "") String plan, Given given) {
        return answered(asked(desk.open(plan), null, given), given);
    }

    private Indicator one(EntryDesk.Opened opened, String code) {
        Indicator indicator = opened.indicator(code);
        desk.require(opened, indicator, Permission.ENTER_OBSERVATION);
        return indicator;
    }

    private static Asked asked(EntryDesk.Opened opened, @Nullable Indicator indicator, Given given) {
        return new Asked(
                opened,
                indicator,
                given.one("origin").equals(Actual.Origin.IMPORTED.name())
                        ? Actual.Origin.IMPORTED
                        : Actual.Origin.ENTERED,
                given.one("sheet"),
                given.one("source").strip(),
                given.one("comment").strip());
    }

    @GetMapping(FILE)
    ModelAndView askFile(@RequestParam(defaultValue = "") String plan) {
        var opened = desk.open(plan);
        return file(opened, fileForm(opened));
    }

    @PostMapping(FILE)
    ModelAndView file(
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Given given)
            throws IOException {
        access.requireAnywhere(Permission.ENTER_OBSERVATION);
        var opened = desk.open(plan);
        Form form = fileForm(opened).filled(given).checked();
        if (file == null || form.failed()) {
            return file(opened, file == null ? form.wrong("file", "ファイルを選んでください。") : form);
        }
        if (file.getSize() > SheetFile.LARGEST) {
            return file(
                    opened,
                    form.wrong("file", "ファイルが" + SheetFile.LARGEST / (1024 * 1024) + "MBを超えています。値の表だけにして送ってください。"));
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (InputStream in = file.getInputStream()) {
            String text = SheetFile.text(in, name.endsWith(".txt") ? name.replaceAll("\\.txt$", ".csv") : name);
            if (text.length() > Sheet.MOST_CHARACTERS) { // it would come back in a form too large to be sent
                return file(opened, form.wrong("file", Sheet.tooLarge(text)));
            }
            return checked(
                    new Asked(opened, null, Actual.Origin.IMPORTED, text, form.value("source"), form.value("comment")),
                    HttpStatus.OK,
                    null,
                    given);
        } catch (UnreadableException e) {
            return file(opened, form.wrong("file", String.valueOf(e.getMessage())));
        }
    }

    private static Form fileForm(EntryDesk.Opened opened) {
        return Form.of(
                        opened.to(FILE).href(),
                        "ファイルを確かめる",
                        List.of(
                                Field.file("file", "CSVかExcel（xlsx）のファイル")
                                        .support("このシステムから書き出したファイルに値を入れて、そのまま送れます。10MBまで。"),
                                Field.line("source", "どの行にも使う出典の資料", SheetCheck.SOURCE)
                                        .optional()
                                        .support("出典が空の行に使います。"),
                                Field.line("comment", "どの行にも使うコメント", SheetCheck.COMMENT)
                                        .optional()
                                        .support("コメントが空の行に使います。")))
                .back("一覧に戻る", opened.to(EntryDesk.PATH).href());
    }

    private ModelAndView file(EntryDesk.Opened opened, Form form) {
        return pages.desk(
                Desk.STAFF,
                "entry/form",
                Head.of("実績をファイルから取り込む", Desk.STAFF.label())
                        .under(new Crumb(
                                EntryDesk.AREA, opened.to(EntryDesk.PATH).href()))
                        .with(form),
                form);
    }

    private ModelAndView answered(Asked asked, Given given) {
        return given.one("act").equals("save") ? saved(asked, given) : checked(asked, HttpStatus.OK, null, given);
    }

    private ModelAndView saved(Asked asked, Given given) {
        Sheet sheet = sheet(asked);
        List<SheetCheck.Line> lines = lines(asked, sheet);
        long stood = stood(given);
        boolean partly = given.one("mode").equals("right");
        boolean wrong = lines.stream().anyMatch(line -> bad(line, stood));
        boolean stale = lines.stream().anyMatch(line -> late(line, stood));
        List<SheetCheck.Line> right = lines.stream()
                .filter(line -> !bad(line, stood) && !line.unchanged())
                .toList();
        boolean odd = right.stream().anyMatch(line -> !line.warnings().isEmpty());
        if (sheet.problem() != null || (wrong && !partly)) {
            return checked(
                    asked,
                    stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT,
                    new Banner(
                            Banner.Type.ERROR,
                            "まだ何も入力していません",
                            stale
                                    ? "確かめているあいだに、ほかの人が変えた値があります。表を見て、それでもよければもう一度送ってください。"
                                    : "誤りのある行を直すか、「正しい行だけ入力する」を選んでください。"),
                    given);
        }
        if (odd && !given.all(EntryForm.SURE).contains("yes")) {
            return checked(
                    asked,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new Banner(Banner.Type.ERROR, "まだ何も入力していません", "気になる点のある行を確かめて、「確かめました」に印を付けてください。"),
                    given);
        }
        List<Entry> entries = right.stream()
                .map(SheetCheck.Line::entry)
                .filter(Objects::nonNull)
                .toList();
        try {
            if (!entries.isEmpty()) {
                observations.enterAll(asked.opened().tree().plan().id(), entries);
            }
        } catch (StaleException _) {
            return checked(
                    asked,
                    HttpStatus.CONFLICT,
                    new Banner(Banner.Type.ERROR, "まだ何も入力していません", "送ったのと同時に、ほかの人が値を変えました。表を見て、もう一度送ってください。"),
                    given);
        }
        String text = entries.isEmpty() ? "どの値も、もう入っています。何も変えていません。" : "課長などの確認が済むと、公開のページに出ます。";
        String title = entries.isEmpty() ? "変わった値はありません" : entries.size() + "件の値を入力しました";
        if (!wrong) {
            return pages.done(back(asked), title, text);
        }
        List<Sheet.Row> left = lines.stream()
                .filter(line -> bad(line, stood))
                .map(SheetCheck.Line::row)
                .toList();
        return checked(
                asked.with(Sheet.text(left)),
                HttpStatus.OK,
                new Banner(
                        Banner.Type.SUCCESS,
                        title,
                        "誤りのあった" + left.size() + "行は、まだ入力していません。下の欄に残しました。直して、もう一度確かめてください。"),
                new Given(Map.of()));
    }

    private static boolean bad(SheetCheck.Line line, long stood) {
        return !line.errors().isEmpty() || late(line, stood);
    }

    /** Whether somebody entered the value after the table was last shown to its person. */
    private static boolean late(SheetCheck.Line line, long stood) {
        return line.entry() != null
                && !line.unchanged()
                && line.stands() != null
                && line.stands().id() > stood;
    }

    private static long stood(Given given) {
        try {
            return Long.parseLong(given.one("stood"));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static Sheet sheet(Asked asked) {
        return Sheet.pasted(asked.text(), asked.indicator() != null)
                .or(SheetColumn.SOURCE, asked.source())
                .or(SheetColumn.COMMENT, asked.comment());
    }

    private List<SheetCheck.Line> lines(Asked asked, Sheet sheet) {
        return desk.check(asked.opened(), sheet, asked.code(), asked.origin());
    }

    private long newest(Asked asked) {
        return observations.entered(asked.opened().tree().plan().id()).values().stream()
                .flatMap(List::stream)
                .mapToLong(Observation::id)
                .max()
                .orElse(0);
    }

    private ModelAndView fresh(Asked asked) {
        return page(asked, HttpStatus.OK, null, List.of(), List.of(), newest(asked), new Given(Map.of()));
    }

    private ModelAndView checked(Asked asked, HttpStatus status, @Nullable Banner banner, Given given) {
        long newest = newest(asked);
        Sheet sheet = sheet(asked);
        String problem = sheet.problem();
        List<SheetCheck.Line> lines = problem == null ? lines(asked, sheet) : List.of();
        return page(
                asked,
                problem == null ? status : HttpStatus.UNPROCESSABLE_CONTENT,
                banner != null || problem != null ? banner : summary(lines),
                problem == null ? List.of() : List.of(new Link(problem, "#sheet")),
                lines,
                newest,
                given);
    }

    private static Banner summary(List<SheetCheck.Line> lines) {
        long wrong = lines.stream().filter(line -> !line.errors().isEmpty()).count();
        long same = lines.stream().filter(SheetCheck.Line::unchanged).count();
        long odd = lines.stream().filter(line -> !line.warnings().isEmpty()).count();
        long enters = lines.size() - wrong - same;
        String text = "入力する値" + enters + "件、変わらない値" + same + "件、誤りのある行" + wrong + "件"
                + (odd == 0 ? "" : "、気になる点のある行" + odd + "件") + "です。まだ何も入力していません。";
        return wrong > 0
                ? new Banner(Banner.Type.WARNING, "誤りのある行があります", text)
                : enters == 0
                        ? new Banner(Banner.Type.INFO, "新しい値はありません", text)
                        : new Banner(Banner.Type.INFO, "表を確かめました", text);
    }

    private static String back(Asked asked) {
        Indicator indicator = asked.indicator();
        return indicator == null
                ? asked.opened().to(EntryDesk.PATH).href()
                : asked.opened().of(indicator, "").href();
    }

    private ModelAndView page(
            Asked asked,
            HttpStatus status,
            @Nullable Banner banner,
            List<Link> errors,
            List<SheetCheck.Line> lines,
            long stood,
            Given given) {
        Indicator indicator = asked.indicator();
        var opened = asked.opened();
        long before = given.one("stood").isEmpty() ? stood : stood(given);
        var rows = lines.stream()
                .map(line -> row(line, before))
                .sorted(Comparator.comparingInt(row ->
                        row.words().isEmpty() ? 1 : 0)) // what needs a look comes first; the order stays otherwise
                .toList();
        boolean wrong = lines.stream().anyMatch(line -> !line.errors().isEmpty());
        boolean right = lines.stream().anyMatch(line -> line.entry() != null && !line.unchanged());
        String title = asked.origin() == Actual.Origin.IMPORTED ? "取り込む値を確かめる" : "表を貼り付けて入力する";
        Head head = indicator == null
                ? Head.of(title, Desk.STAFF.label())
                        .under(new Crumb(
                                EntryDesk.AREA, opened.to(EntryDesk.PATH).href()))
                : EntriesController.head(opened, indicator, title);
        ModelAndView page = pages.desk(
                Desk.STAFF,
                "entry/paste",
                head,
                new PastePage(
                        (indicator == null ? opened.to(ALL) : opened.of(indicator, "/paste")).href(),
                        back(asked),
                        indicator == null
                                ? "1行目に見出し（kpi_id、period、value、status、source、comment など）、2行目から値"
                                : "1行目に見出し（period、value、status、source、comment）、または見出しなしで、時期・値・状態・出典・コメントの順",
                        asked.origin().name(),
                        stood,
                        asked.text(),
                        asked.source(),
                        asked.comment(),
                        banner,
                        errors,
                        rows.stream().limit(SHOWN).toList(),
                        Math.max(0, rows.size() - SHOWN),
                        wrong && right,
                        given.one("mode").equals("right"),
                        lines.stream().anyMatch(line -> !line.warnings().isEmpty()),
                        given.all(EntryForm.SURE).contains("yes"),
                        right));
        page.setStatus(status);
        return page;
    }

    private static PastePage.Row row(SheetCheck.Line line, long stood) {
        var words = new ArrayList<String>();
        line.errors().forEach(problem -> words.add("「" + problem.column().label() + "」の列：" + problem.sentence()));
        words.addAll(line.warnings());
        Indicator indicator = line.indicator();
        Observation stands = line.stands();
        if (late(line, stood)) {
            words.add("確かめているあいだに、ほかの人がこの値を入れました。入力すると、その値に替わります。");
        }
        Entry entry = line.entry();
        String unit = indicator == null ? null : indicator.unit();
        return new PastePage.Row(
                line.row().line(),
                indicator == null ? line.row().of(SheetColumn.KPI) : indicator.name(),
                line.period() == null
                        ? line.row().of(SheetColumn.PERIOD)
                        : line.period().label(),
                stands == null || indicator == null ? "－" : Shown.value(stands, indicator),
                entry == null ? line.row().of(SheetColumn.VALUE) : Shown.value(entry.value(), entry.missing(), unit),
                result(line),
                words);
    }

    private static Chip result(SheetCheck.Line line) {
        if (!line.errors().isEmpty()) {
            return new Chip(Tone.RED, "✕", "誤り");
        }
        if (line.unchanged()) {
            return new Chip(Tone.GRAY, "－", "変わらない");
        }
        return line.warnings().isEmpty() ? new Chip(Tone.GREEN, "✓", "入力する") : new Chip(Tone.YELLOW, "!", "要確認");
    }
}
