package org.haskap.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.haskap.document.Documents;
import org.haskap.document.Mend;
import org.haskap.document.SourceDocument;
import org.haskap.kernel.Difference;
import org.haskap.kernel.Place;
import org.haskap.kernel.TextWidth;
import org.haskap.plan.PlanMends;
import org.haskap.plan.Plans;
import org.haskap.reading.PlanDraft;
import org.haskap.register.Programmes;
import org.haskap.web.NotFoundException;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A draft beside its source, and the forms that mend it. */
@Controller
final class DraftController {
    private final Imports imports;
    private final ImportDesk desk;
    private final Documents documents;
    private final Plans plans;
    private final Programmes programmes;
    private final People people;

    DraftController(
            Imports imports, ImportDesk desk, Documents documents, Plans plans, Programmes programmes, People people) {
        this.imports = imports;
        this.desk = desk;
        this.documents = documents;
        this.plans = plans;
        this.programmes = programmes;
        this.people = people;
    }

    /** The page of an upload that is read. */
    ModelAndView draft(Upload upload, int part) {
        Upload.Draft made = made(upload);
        SourceDocument source = documents.find(made.document()).orElseThrow();
        DraftReader.Draft draft = imports.draft(made);
        var parts = new Parts(ImportDesk.base(upload), documents.cuts(made.document(), Parts.LINES));
        int shown = parts.nearest(part);
        boolean waits = upload.state() == Upload.State.DRAFT && made.edition() != null;
        String title = draft.plan() != null
                ? draft.plan().title()
                : programmes
                        .yearOf(made.series())
                        .map(year -> year.label() + "の名簿")
                        .orElse(source.name());
        var page = new DraftPages(
                        upload,
                        source,
                        draft,
                        parts,
                        shown,
                        documents.linesAsRead(made.document(), parts.first(shown), parts.last(shown)),
                        documents.findings(made.document()),
                        waits ? difference(made) : null,
                        imports.mayMend(upload),
                        imports.mayAdopt(upload),
                        name(upload.person()),
                        title.isBlank() ? source.name() : title)
                .page();
        return desk.page("draft", page.title(), page, new Crumb(ImportDesk.AREA, Imports.PATH));
    }

    private Difference difference(Upload.Draft made) {
        long edition = Optional.ofNullable(made.edition()).orElseThrow();
        return made.register() ? programmes.difference(edition) : plans.difference(edition);
    }

    private static Upload.Draft made(Upload upload) {
        return Optional.ofNullable(upload.draft()).orElseThrow();
    }

    private String name(@Nullable Long person) {
        return person == null ? "" : people.find(person).map(Person::name).orElse("");
    }

    /** Names of persons, each asked for once. */
    private Function<@Nullable Long, String> names() {
        var known = new HashMap<Long, String>();
        return person -> person == null ? "運用担当" : known.computeIfAbsent(person, this::name);
    }

    // ── mending what is there ──

    @GetMapping(Imports.PATH + "/{id}/{sort:whole|nodes|indicators|rows}/{code}")
    ModelAndView edit(@PathVariable long id, @PathVariable String sort, @PathVariable String code) {
        Upload upload = desk.mendable(id);
        DraftReader.Draft draft = imports.draft(made(upload));
        Editable editable = editable(draft, sort, code);
        return edit(upload, draft, editable, sort, Map.of(), Map.of(), null);
    }

    @GetMapping(Imports.PATH + "/{id}/whole")
    ModelAndView whole(@PathVariable long id) {
        return edit(id, "whole", "plan");
    }

    @PostMapping(Imports.PATH + "/{id}/{sort:whole|nodes|indicators|rows}/{code}")
    Object save(
            @PathVariable long id,
            @PathVariable String sort,
            @PathVariable String code,
            @RequestParam(defaultValue = "-1") long version,
            @RequestParam Map<String, String> given) {
        Upload upload = desk.mendable(id);
        DraftReader.Draft draft = imports.draft(made(upload));
        Editable editable = editable(draft, sort, code);
        Editable.Result result = editable.changes(given);
        if (!result.errors().isEmpty()) {
            return edit(upload, draft, editable, sort, given, result.errors(), null);
        }
        return switch (imports.mend(upload, version, result.changes())) {
            case Imports.Saved.Done() -> UploadController.see(href(upload, editable.place(), anchor(sort, code)));
            case Imports.Saved.Refused(String sentence) ->
                edit(upload, draft, editable, sort, given, Map.of(), refused(sentence));
            case Imports.Saved.Stale() -> {
                DraftReader.Draft now = imports.draft(made(upload));
                yield edit(upload, now, editable(now, sort, code), sort, given, Map.of(), stale(now, version));
            }
        };
    }

    private static Editable editable(DraftReader.Draft draft, String sort, String code) {
        Optional<Editable> found;
        try {
            found = switch (sort) {
                case "whole" -> Optional.of(Editable.whole(draft));
                case "nodes" -> Editable.node(draft, code);
                case "indicators" -> Editable.indicator(draft, code);
                default -> Editable.row(draft, code);
            };
        } catch (NoSuchElementException _) {
            found = Optional.empty(); // a plan has no rows, a register no nodes
        }
        return found.orElseThrow(() -> new NotFoundException("この案に、その項目はありません。ほかの人が外したのかもしれません。"));
    }

    private static String anchor(String sort, String code) {
        return sort.equals("whole") ? "main" : "item-" + code;
    }

    private String href(Upload upload, Place place, String anchor) {
        return new Parts(ImportDesk.base(upload), documents.cuts(made(upload).document(), Parts.LINES))
                .href(place, anchor);
    }

    private ModelAndView edit(
            Upload upload,
            DraftReader.Draft draft,
            Editable editable,
            String sort,
            Map<String, String> given,
            Map<String, String> errors,
            MendPage.@Nullable Stale stale) {
        String base = ImportDesk.base(upload);
        boolean whole = sort.equals("whole");
        String code = whole ? "plan" : sort.equals("rows") ? editable.place().anchor() : editable.target();
        String here = base + "/" + sort + "/" + code;
        List<MendPage.Move> moves = sort.equals("nodes")
                ? Moves.of(draft.asPlan(), code).map(Moves::possible).orElse(List.of())
                : List.of();
        boolean paged = documents
                .find(made(upload).document())
                .map(source -> source.pages() > 1)
                .orElse(false);
        var page = desk.below(
                "edit",
                (errors.isEmpty() ? "" : "エラー：") + "「" + editable.title() + "」を直す",
                new MendPage(
                        editable.title(),
                        "資料に書かれていることが正しく読み取られていないときや、資料の誤りを直すときに使います。だれが、いつ、何を直したかは記録に残り、公開のページにも、資料の記載と並べて示されます。",
                        here,
                        "この内容に直す",
                        draft.version(),
                        editable.asks(given, errors),
                        UploadForm.links(errors),
                        stale,
                        whole
                                ? ""
                                : documents
                                        .line(made(upload).document(), editable.place())
                                        .map(line -> line.text().strip())
                                        .orElse(""),
                        whole
                                ? null
                                : new Link(
                                        DraftItems.words(editable.place(), paged),
                                        href(
                                                upload,
                                                editable.place(),
                                                editable.place().anchor())),
                        moves,
                        whole ? null : here + "/removal",
                        whole ? base : href(upload, editable.place(), anchor(sort, code))),
                upload);
        if (sort.equals("nodes")) {
            Moves.of(draft.asPlan(), code)
                    .ifPresent(possible -> page.addObject(
                            "parents", Ask.choice("to", "上の項目を選んで移す", "", possible.parent(), possible.parents())));
        }
        if (stale != null) {
            page.setStatus(HttpStatus.CONFLICT);
        } else if (!errors.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    private MendPage.Stale stale(DraftReader.Draft now, long version) {
        var nameOf = names();
        List<String> changes = now.mends().stream()
                .filter(mend -> mend.id() > version)
                .map(mend -> ImportListPage.time(mend.at()) + " " + nameOf.apply(mend.person()) + "："
                        + MendWords.sentence(mend, now))
                .toList();
        return new MendPage.Stale(
                new Banner(
                        Banner.Type.WARNING,
                        "ほかの人がこの案を直しました",
                        "入力した内容は、まだ保存されていません。下の変更を確かめて、よければもう一度「この内容に直す」を押してください。"),
                changes);
    }

    private static MendPage.Stale refused(String sentence) {
        return new MendPage.Stale(new Banner(Banner.Type.ERROR, "保存されていません", sentence), List.of());
    }

    // ── moving, leaving out, adding ──

    @PostMapping(Imports.PATH + "/{id}/nodes/{code}/moves")
    Object move(@PathVariable long id, @PathVariable String code, @RequestParam long version, @RequestParam String to) {
        Upload upload = desk.mendable(id);
        DraftReader.Draft draft = imports.draft(made(upload));
        Editable editable = editable(draft, "nodes", code);
        List<Mend.Change> changes =
                Moves.of(draft.asPlan(), code).map(moves -> moves.changes(to)).orElse(List.of());
        return saved(
                upload, draft, editable, "nodes", version, changes, href(upload, editable.place(), "item-" + code));
    }

    private Object saved(
            Upload upload,
            DraftReader.Draft draft,
            Editable editable,
            String sort,
            long version,
            List<Mend.Change> changes,
            String then) {
        return switch (imports.mend(upload, version, changes)) {
            case Imports.Saved.Done() -> UploadController.see(then);
            case Imports.Saved.Refused(String sentence) ->
                edit(upload, draft, editable, sort, Map.of(), Map.of(), refused(sentence));
            case Imports.Saved.Stale() -> {
                DraftReader.Draft now = imports.draft(made(upload));
                yield edit(
                        upload,
                        now,
                        editable(now, sort, code(sort, editable)),
                        sort,
                        Map.of(),
                        Map.of(),
                        stale(now, version));
            }
        };
    }

    private static String code(String sort, Editable editable) {
        return sort.equals("rows") ? editable.place().anchor() : editable.target();
    }

    @GetMapping(Imports.PATH + "/{id}/{sort:nodes|indicators|rows}/{code}/removal")
    ModelAndView askRemoval(@PathVariable long id, @PathVariable String sort, @PathVariable String code) {
        Upload upload = desk.mendable(id);
        DraftReader.Draft draft = imports.draft(made(upload));
        return removal(upload, draft, editable(draft, sort, code), sort, code, "", "");
    }

    private ModelAndView removal(
            Upload upload,
            DraftReader.Draft draft,
            Editable editable,
            String sort,
            String code,
            String reason,
            String error) {
        String here = ImportDesk.base(upload) + "/" + sort + "/" + code;
        String below = sort.equals("nodes") ? "この項目の下にある項目と指標は、一つ上の項目に移ります。" : "";
        var page = desk.below(
                "edit",
                (error.isEmpty() ? "" : "エラー：") + "「" + editable.title() + "」を外す",
                new MendPage(
                        "「" + editable.title() + "」を案から外しますか",
                        below + "資料の行はそのまま残ります。外したことは記録に残り、あとで取り消せます。",
                        here + "/removal",
                        "案から外す",
                        draft.version(),
                        List.of(Ask.text("reason", "外す理由", "例 ページの見出しを項目として読んでいるため。", reason, true)
                                .wrong(error)),
                        error.isEmpty() ? List.of() : List.of(new Link(error, "#reason")),
                        null,
                        "",
                        null,
                        List.of(),
                        null,
                        here),
                upload);
        page.setStatus(error.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @PostMapping(Imports.PATH + "/{id}/{sort:nodes|indicators|rows}/{code}/removal")
    Object remove(
            @PathVariable long id,
            @PathVariable String sort,
            @PathVariable String code,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String reason) {
        Upload upload = desk.mendable(id);
        DraftReader.Draft draft = imports.draft(made(upload));
        Editable editable = editable(draft, sort, code);
        String why = TextWidth.trim(reason);
        if (why.isEmpty() || why.length() > 400) {
            return removal(upload, draft, editable, sort, code, reason, "外す理由を400文字以内で入力してください。");
        }
        var change = Mend.Change.remove(editable.sort(), editable.target(), editable.place(), editable.title(), why);
        return saved(
                upload,
                draft,
                editable,
                sort,
                version,
                List.of(change),
                href(upload, editable.place(), editable.place().anchor()));
    }

    @GetMapping(Imports.PATH + "/{id}/additions")
    ModelAndView askAddition(@PathVariable long id, @RequestParam String line) {
        Upload upload = desk.mendable(id);
        DraftReader.Draft draft = imports.draft(made(upload));
        Place place = place(line);
        String text = documents
                .line(made(upload).document(), place)
                .map(found -> found.text().strip())
                .orElseThrow(() -> new NotFoundException("この資料に、その行はありません。"));
        return addition(
                upload, draft, place, Map.of("title", text, "under", nearest(draft.asPlan(), place)), Map.of(), null);
    }

    private ModelAndView addition(
            Upload upload,
            DraftReader.Draft draft,
            Place place,
            Map<String, String> given,
            Map<String, String> errors,
            MendPage.@Nullable Stale stale) {
        String base = ImportDesk.base(upload);
        var asks = List.of(
                Ask.choice(
                        "sort",
                        "何として加えるか",
                        "",
                        given.getOrDefault("sort", "node"),
                        List.of(
                                new org.haskap.web.ui.Field.Option("node", "項目（目標、施策、事業など）"),
                                new org.haskap.web.ui.Field.Option("indicator", "指標（数値目標、ＫＰＩ）"))),
                Ask.choice(
                        "under",
                        "どの項目の下に加えるか",
                        "",
                        given.getOrDefault("under", ""),
                        Editable.nodes(draft.asPlan(), "いちばん上")),
                Ask.text("title", "名称", "行のうち、名称にあたるところだけを残してください。", given.getOrDefault("title", ""), true)
                        .wrong(errors.getOrDefault("title", "")));
        var page = desk.below(
                "edit",
                (errors.isEmpty() ? "" : "エラー：") + "行から加える",
                new MendPage(
                        "この行から項目や指標を加える",
                        "読み取りで拾われなかったものを、資料の行と結び付けて加えます。細かい内容は、加えたあとに入力します。",
                        base + "/additions?line=" + place.anchor(),
                        "加える",
                        draft.version(),
                        asks,
                        UploadForm.links(errors),
                        stale,
                        documents
                                .line(made(upload).document(), place)
                                .map(found -> found.text().strip())
                                .orElse(""),
                        new Link(place.line() + "行目", href(upload, place, place.anchor())),
                        List.of(),
                        null,
                        href(upload, place, place.anchor())),
                upload);
        if (stale != null) {
            page.setStatus(HttpStatus.CONFLICT);
        } else if (!errors.isEmpty()) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }

    @PostMapping(Imports.PATH + "/{id}/additions")
    Object add(
            @PathVariable long id,
            @RequestParam String line,
            @RequestParam(defaultValue = "-1") long version,
            @RequestParam Map<String, String> given) {
        Upload upload = desk.mendable(id);
        DraftReader.Draft draft = imports.draft(made(upload));
        Place place = place(line);
        if (documents.line(made(upload).document(), place).isEmpty()) {
            throw new NotFoundException("この資料に、その行はありません。");
        }
        String title = TextWidth.trim(given.getOrDefault("title", ""));
        String under = given.getOrDefault("under", "");
        boolean known = under.isEmpty()
                || draft.asPlan().nodes().stream().anyMatch(node -> node.code().equals(under));
        if (title.isEmpty() || title.length() > 1000 || !known) {
            return addition(
                    upload,
                    draft,
                    place,
                    given,
                    known ? Map.of("title", "名称を1000文字以内で入力してください。") : Map.of("under", "項目を一覧から選んでください。"),
                    null);
        }
        boolean indicator = "indicator".equals(given.get("sort"));
        String code = PlanMends.freshCode(under, draft.mends());
        var change = Mend.Change.add(indicator ? Mend.Sort.INDICATOR : Mend.Sort.NODE, code, place, under, title);
        return switch (imports.mend(upload, version, List.of(change))) {
            case Imports.Saved.Done() ->
                UploadController.see(ImportDesk.base(upload) + (indicator ? "/indicators/" : "/nodes/") + code);
            case Imports.Saved.Refused(String sentence) ->
                addition(upload, draft, place, given, Map.of(), refused(sentence));
            case Imports.Saved.Stale() -> {
                DraftReader.Draft now = imports.draft(made(upload));
                yield addition(upload, now, place, given, Map.of(), stale(now, version));
            }
        };
    }

    /** The node that stands on the line or nearest above it. */
    private static String nearest(PlanDraft plan, Place place) {
        return plan.nodes().stream()
                .filter(node -> node.place().compareTo(place.at(Integer.MAX_VALUE)) <= 0)
                .max(java.util.Comparator.comparing(PlanDraft.Node::place))
                .map(PlanDraft.Node::code)
                .orElse("");
    }

    private static Place place(String anchor) {
        var match = java.util.regex.Pattern.compile("p(\\d{1,6})-l(\\d{1,7})").matcher(anchor);
        if (!match.matches()) {
            throw new NotFoundException("この資料に、その行はありません。");
        }
        return Place.line(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }

    // ── what was mended ──

    @GetMapping(Imports.PATH + "/{id}/mends")
    ModelAndView history(@PathVariable long id) {
        Upload upload = desk.read(id);
        DraftReader.Draft draft = imports.draft(made(upload));
        return desk.below(
                "mends",
                "直した記録",
                MendListPage.of(
                        draft,
                        ImportDesk.base(upload),
                        names(),
                        imports.mayMend(upload) && upload.state() != Upload.State.WITHDRAWN),
                upload);
    }

    @PostMapping(Imports.PATH + "/{id}/mends/{mend}/reversal")
    Object undo(@PathVariable long id, @PathVariable long mend, @RequestParam long version) {
        Upload upload = desk.mendable(id);
        Mend made = imports.mendsOf(upload).stream()
                .filter(m -> m.id() == mend)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("その直しの記録はありません。"));
        boolean counts = Mend.effective(imports.mendsOf(upload)).contains(made);
        var saved = imports.mend(upload, version, counts ? List.of(Mend.Change.undo(made)) : List.of());
        var page = history(id);
        return switch (saved) {
            case Imports.Saved.Done() -> UploadController.see(ImportDesk.base(upload) + "/mends");
            case Imports.Saved.Refused(String sentence) ->
                conflict(page, new Banner(Banner.Type.ERROR, "取り消していません", sentence));
            case Imports.Saved.Stale() ->
                conflict(page, new Banner(Banner.Type.WARNING, "ほかの人がこの案を直しました", "まだ取り消していません。下の記録を確かめて、もう一度押してください。"));
        };
    }

    private static ModelAndView conflict(ModelAndView page, Banner banner) {
        page.addObject("banner", banner);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }
}
