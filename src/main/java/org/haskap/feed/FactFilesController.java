package org.haskap.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.access.Permission;
import org.haskap.access.Person;
import org.haskap.evidence.FactKind;
import org.haskap.reading.Sources;
import org.haskap.reading.UnreadableException;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Once;
import org.haskap.web.Pages;
import org.haskap.web.ui.Confirmation;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Facts by file: sent, checked, recorded, undone; and a single fact taken back by hand. */
@Controller
final class FactFilesController {
    private static final String TITLE = "事実の取り込み";
    private static final Crumb FACTS = new Crumb("事実", "/staff/evidence");
    private static final Crumb CRUMB = new Crumb(TITLE, FactFiles.PATH);
    private static final int GLANCE = 4096;
    private static final int LONGEST_REASON = 500;

    private final Pages pages;
    private final FactFiles files;
    private final Reversals reversals;
    private final People people;
    private final Once once;
    private final Access access = new Access();

    FactFilesController(Pages pages, FactFiles files, Reversals reversals, People people, Once once) {
        this.pages = pages;
        this.files = files;
        this.reversals = reversals;
        this.people = people;
        this.once = once;
    }

    @GetMapping(FactFiles.PATH)
    ModelAndView list(@RequestParam(defaultValue = "") String before) {
        access.requireAnywhere(Permission.FEED_FACTS);
        long place = before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
        return pages.desk(
                Desk.STAFF,
                "feed/files",
                Head.of(TITLE, Desk.STAFF.label()).under(FACTS),
                FactFilePages.list(files.list(place, FactFilePages.ROWS + 1), kinds()));
    }

    private List<FactKind> kinds() {
        return files.kinds().values().stream()
                .sorted(Comparator.comparing(FactKind::code))
                .toList();
    }

    @GetMapping(FactFiles.PATH + "/new")
    ModelAndView ask() {
        access.requireAnywhere(Permission.FEED_FACTS);
        return page(form().creating());
    }

    @PostMapping(FactFiles.PATH + "/new")
    ModelAndView send(@RequestParam(name = "file", required = false) @Nullable MultipartFile file, Given given)
            throws IOException {
        access.requireAnywhere(Permission.FEED_FACTS);
        Form form = form().filled(given).checked();
        String name = file == null ? "" : plain(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        if (file != null && !form.value("file").isEmpty()) {
            form = problem(file, name, form);
        }
        if (form.failed() || file == null) {
            return page(form);
        }
        byte[] content = file.getBytes();
        long organisation = Long.parseLong(form.value("organisation"));
        String kind = form.value("kind");
        return pages.redirect(once.create(
                given,
                "fact-file.send",
                () -> files.send(organisation, kind, name, content).path()));
    }

    /** The last part of the name, without what could turn the writing round. */
    private static String plain(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]", "")
                .strip();
        return last.codePointCount(0, last.length()) <= 120
                ? last
                : "…" + last.substring(last.offsetByCodePoints(last.length(), -110));
    }

    private static Form problem(MultipartFile file, String name, Form form) throws IOException {
        if (file.getSize() > FactFiles.LARGEST) {
            return form.wrong("file", name + " は上限の" + FactFiles.LARGEST / 1024 / 1024 + "MBを超えています。行を分けて取り込んでください。");
        }
        try (InputStream in = file.getInputStream()) {
            Sources.glance(in.readNBytes(GLANCE), name);
            return form;
        } catch (UnreadableException e) {
            return form.wrong("file", String.valueOf(e.getMessage()));
        }
    }

    private Form form() {
        List<Field.Option> mine = files.mine().stream()
                .map(each -> new Field.Option(Long.toString(each.id()), each.name()))
                .toList();
        List<Field.Option> kinds = kinds().stream()
                .map(kind -> new Field.Option(kind.code(), kind.name() + "（" + kind.code() + "）"))
                .toList();
        return Form.of(
                        FactFiles.PATH + "/new",
                        "ファイルを確かめる",
                        List.of(
                                Field.select("organisation", "どの団体の事実か", mine),
                                Field.select("kind", "種類", kinds).support("種類がないときは、先に「事実の種類」で加えてください。"),
                                Field.file("file", "ファイル（CSV、Excel。20MB、10万行まで）")
                                        .support("一行に一つの事実か、一行に一つの合計（人数の列）を書きます。最初の行を見出しにしてください。")))
                .back("一覧に戻る", FactFiles.PATH);
    }

    private ModelAndView page(Form form) {
        return pages.desk(
                Desk.STAFF,
                "feed/form",
                Head.of("事実をファイルで取り込む", Desk.STAFF.label()).under(FACTS, CRUMB).with(form),
                form);
    }

    @GetMapping(FactFiles.PATH + "/{id:\\d{1,18}}")
    ModelAndView show(@PathVariable long id) {
        FactFile file = file(id);
        Long person = file.person();
        boolean own = person != null && person.equals(Actors.current().person());
        String who = person == null
                ? ""
                : people.find(person).map(Person::name).map(name -> "、" + name).orElse("");
        return pages.desk(
                Desk.STAFF,
                "feed/file",
                Head.of(file.name(), Desk.STAFF.label()).under(FACTS, CRUMB),
                FactFilePages.file(
                        file,
                        kinds(),
                        file.bad() == 0 ? List.of() : files.errors(file, FactFilePages.ERRORS + 1),
                        who,
                        own,
                        file.state() == FactFile.State.CHECKING && files.over(file)));
    }

    /** The rows that cannot be taken, for whoever may act on the file. */
    @GetMapping(FactFiles.PATH + "/{id:\\d{1,18}}/errors.csv")
    void errors(@PathVariable long id, HttpServletResponse response) throws IOException {
        FactFile file = file(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("errors-" + id + ".csv")
                        .build()
                        .toString());
        files.writeErrors(file, response.getOutputStream());
    }

    @PostMapping(FactFiles.PATH + "/{id:\\d{1,18}}/check")
    ModelAndView again(@PathVariable long id) {
        FactFile file = file(id);
        return files.again(file)
                ? pages.redirect(file.path())
                : pages.done(file.path(), "このファイルは、いまは確かめ直せません", "途中で終わった確認だけを、もう一度始められます。");
    }

    private FactFile file(long id) {
        access.requireAnywhere(Permission.FEED_FACTS);
        return files.find(id).orElseThrow(() -> new NotFoundException("そのファイルはありません。"));
    }

    @PostMapping(FactFiles.PATH + "/{id:\\d{1,18}}/confirmation")
    ModelAndView confirm(@PathVariable long id, Given given) {
        FactFile file = file(id);
        boolean each = given.one("mode").equals("EACH");
        return files.confirm(file, each ? Feeding.Mode.EACH : Feeding.Mode.ALL)
                ? pages.redirect(file.path())
                : pages.done(file.path(), "このファイルは、いまは記録できません", "ほかの人が先に操作しました。いまの状態を確かめてください。");
    }

    @PostMapping(FactFiles.PATH + "/{id:\\d{1,18}}/withdrawal")
    ModelAndView drop(@PathVariable long id) {
        FactFile file = file(id);
        return files.drop(file)
                ? pages.done(FactFiles.PATH, "記録せずに終わりました", "ファイルの中身は消しました。")
                : pages.done(file.path(), "このファイルは、もう確認待ちではありません", "いまの状態を確かめてください。");
    }

    @GetMapping(FactFiles.PATH + "/{id:\\d{1,18}}/reversal")
    ModelAndView askUndo(@PathVariable long id) {
        FactFile file = file(id);
        return confirmation(
                file.name(), undoing(file, reason(file.path() + "/reversal", "このファイルの事実をすべて取り消す", file.path())));
    }

    @PostMapping(FactFiles.PATH + "/{id:\\d{1,18}}/reversal")
    ModelAndView undo(@PathVariable long id, Given given) {
        FactFile file = file(id);
        Form form = reason(file.path() + "/reversal", "このファイルの事実をすべて取り消す", file.path())
                .filled(given)
                .checked();
        if (form.failed()) {
            return confirmation(file.name(), undoing(file, form));
        }
        return files.undo(file, form.value("reason"))
                ? pages.redirect(file.path())
                : pages.done(file.path(), "このファイルは、いまは取り消せません", "記録済みのファイルだけを取り消せます。");
    }

    private static Confirmation undoing(FactFile file, Form form) {
        return new Confirmation(
                "このファイルの事実をすべて取り消しますか",
                List.of(
                        Fact.of("ファイル", file.name()),
                        Fact.of("団体", file.organisation().name()),
                        Fact.of("記録した事実", Words.count(file.good(), "件"))),
                List.of(
                        "事実は消えず、取り消しの事実が加わります。実績の数字からは、すぐに除かれます。",
                        "すでに一件ずつ取り消した事実は、そのままです。",
                        "直したファイルは、同じ番号のままで取り込めるようになります。"),
                form);
    }

    @GetMapping("/staff/evidence/{id:\\d{1,18}}/reversal")
    ModelAndView askReversal(@PathVariable long id) {
        String path = fed(id);
        return confirmation("事実" + id, reversing(id, reason(path + "/reversal", "この事実を取り消す", path)));
    }

    @PostMapping("/staff/evidence/{id:\\d{1,18}}/reversal")
    ModelAndView reverse(@PathVariable long id, Given given) {
        String path = fed(id);
        Form form = reason(path + "/reversal", "この事実を取り消す", path).filled(given).checked();
        if (form.failed()) {
            return confirmation("事実" + id, reversing(id, form));
        }
        return reversals.reverse(id, form.value("reason"))
                ? pages.done(path, "事実を取り消しました", "実績の数字に、すぐに表れます。")
                : pages.done(path, "この事実は、すでに取り消されています", "");
    }

    private String fed(long id) {
        access.requireAnywhere(Permission.FEED_FACTS);
        if (reversals.find(id).isEmpty()) {
            throw new NotFoundException("その番号の、取り消せる事実はありません。ここで取り消せるのは、自分の団体や部署が外から送った事実だけです。");
        }
        return "/staff/evidence/" + id;
    }

    private static Confirmation reversing(long id, Form form) {
        return new Confirmation(
                "この事実を取り消しますか",
                List.of(Fact.of("事実の番号", Long.toString(id))),
                List.of("事実は消えず、取り消しの事実が加わります。", "取り消しを取り消せば、もう一度数えます。"),
                form);
    }

    private static Form reason(String action, String submit, String back) {
        return Form.of(action, submit, List.of(Field.area("reason", "理由（" + LONGEST_REASON + "字まで）", LONGEST_REASON)))
                .destroying()
                .back("取り消さずに戻る", back);
    }

    private ModelAndView confirmation(String title, Confirmation confirmation) {
        return pages.desk(
                Desk.STAFF,
                "confirm",
                Head.of(title + "の取り消し", Desk.STAFF.label()).under(FACTS, CRUMB).with(confirmation.form()),
                confirmation);
    }
}
