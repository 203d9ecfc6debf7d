package org.haskap.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.Organisations;
import org.haskap.access.People;
import org.haskap.access.Permission;
import org.haskap.access.Person;
import org.haskap.database.KeyReusedException;
import org.haskap.kernel.JapanTime;
import org.haskap.plan.Plans;
import org.haskap.reading.Sources;
import org.haskap.reading.UnreadableException;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Uploads: the list, the form, and an upload until it is read. */
@Controller
final class UploadController {
    private static final int GLANCE = 4096;
    private static final String LIMIT = Sources.LARGEST / (1024 * 1024) + "MB";

    private final Imports imports;
    private final ImportDesk desk;
    private final DraftView drafts;
    private final Plans plans;
    private final Organisations organisations;
    private final People people;
    private final Access access;
    private final InstantSource clock;

    UploadController(
            Imports imports,
            ImportDesk desk,
            DraftView drafts,
            Plans plans,
            Organisations organisations,
            People people,
            Access access,
            InstantSource clock) {
        this.imports = imports;
        this.desk = desk;
        this.drafts = drafts;
        this.plans = plans;
        this.organisations = organisations;
        this.people = people;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping(Imports.PATH)
    ModelAndView list(@RequestParam(defaultValue = "1") int page) {
        long count = imports.count();
        int last = Math.toIntExact(Math.max(1, Math.ceilDiv(count, ImportListPage.ROWS)));
        int shown = Math.clamp(page, 1, last);
        List<Upload> uploads = imports.list(ImportListPage.ROWS, (shown - 1L) * ImportListPage.ROWS);
        return desk.page("imports", ImportDesk.AREA, ImportListPage.of(uploads, count, shown));
    }

    @GetMapping(Imports.PATH + "/new")
    ModelAndView form() {
        access.requireAnywhere(Permission.IMPORT_DOCUMENT);
        return form(UUID.randomUUID().toString(), UploadForm.Filled.EMPTY, Map.of());
    }

    private ModelAndView form(String key, UploadForm.Filled filled, Map<String, String> errors) {
        var choices = UploadForm.of(plans, organisations, access);
        var page = desk.page(
                "new",
                (errors.isEmpty() ? "" : "エラー：") + "資料を取り込む",
                new NewImportPage(
                        key, LIMIT, errors.get("file"), choices.asks(filled, errors), UploadForm.links(errors)),
                new Crumb(ImportDesk.AREA, Imports.PATH));
        page.setStatus(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @PostMapping(Imports.PATH + "/new")
    Object upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String department)
            throws IOException {
        access.requireAnywhere(Permission.IMPORT_DOCUMENT);
        var filled = new UploadForm.Filled(kind, plan, slug.strip(), owner.strip(), department);
        var meant = UploadForm.of(plans, organisations, access).meant(filled, access);
        var errors = new LinkedHashMap<String, String>();
        String name = file == null ? "" : FileName.of(String.valueOf(file.getOriginalFilename()));
        String wrong = file == null
                        || (file.isEmpty()
                                && file.getOriginalFilename() != null
                                && file.getOriginalFilename().isEmpty())
                ? "ファイルを選んでください。"
                : problem(file, name);
        if (!wrong.isEmpty()) {
            errors.put("file", wrong);
        }
        errors.putAll(meant.errors());
        String once = key.matches("[0-9a-f-]{36}") ? key : UUID.randomUUID().toString();
        if (file == null || !errors.isEmpty()) {
            return form(UUID.randomUUID().toString(), filled, errors);
        }
        var row = new UploadStore.Row(
                name,
                file.getSize(),
                digest(file),
                meant.kind(),
                meant.slug(),
                meant.owner(),
                meant.target(),
                Actors.current().person(),
                clock.instant());
        try {
            return see(Imports.PATH + "/"
                    + imports.take(UUID.fromString(once), row, plan.equals(UploadForm.NEW), file::getInputStream));
        } catch (Imports.SlugTakenException _) {
            errors.put("slug", UploadForm.taken(filled.slug()));
            return form(once, filled, errors);
        } catch (KeyReusedException _) {
            errors.put("file", "このフォームからは、別の資料がもう取り込まれています。この資料も取り込むときは、ファイルを選び直して、もう一度送ってください。");
            return form(UUID.randomUUID().toString(), filled, errors);
        }
    }

    /** What shows at the first look that the file cannot be read, or empty. */
    private static String problem(MultipartFile file, String name) throws IOException {
        if (file.getSize() > Sources.LARGEST) {
            return name + " は上限の" + LIMIT + "を超えています。画像を除くか、章ごとに分けて保存し直してください。";
        }
        try (InputStream in = file.getInputStream()) {
            Sources.glance(in.readNBytes(GLANCE), name);
            return "";
        } catch (UnreadableException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String digest(MultipartFile file) throws IOException {
        try (var in = new DigestInputStream(file.getInputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @GetMapping(Imports.PATH + "/{id}")
    ModelAndView show(
            @PathVariable long id,
            @RequestParam(defaultValue = "1") int part,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse response) {
        Upload upload = desk.upload(id);
        if (htmx != null && upload.state() != Upload.State.READING) {
            response.setHeader("HX-Refresh", "true"); // from the reading's state to a page of its own
        }
        response.setHeader("Vary", "HX-Request");
        return upload.draft() == null ? reading(upload) : drafts.page(upload, part);
    }

    private ModelAndView reading(Upload upload) {
        boolean open = upload.progress().open();
        Long total = upload.progress().total();
        Integer percent = total == null || total == 0
                ? null
                : Math.toIntExact(Math.min(100, upload.progress().done() * 100 / total));
        boolean own = upload.person() != null
                && upload.person().equals(Actors.current().person());
        String base = ImportDesk.base(upload);
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("ファイル", upload.name() + "（" + ImportListPage.size(upload.size()) + "）"));
        facts.add(Fact.of("取り込み", JapanTime.minute(upload.at()) + by(upload)));
        facts.add(Fact.of("どこの資料か", upload.owner() + (upload.slug().isEmpty() ? "の名簿" : "の計画「" + upload.slug() + "」")));
        return desk.page(
                "reading",
                upload.name(),
                new ReadingPage(
                        upload.name(),
                        ImportListPage.chip(upload),
                        facts,
                        banner(upload),
                        open ? base : null,
                        open ? percent : null,
                        own && !upload.job().isEmpty() ? "/staff/jobs/" + upload.job() : null,
                        open && own ? base + "/cancellation" : null),
                new Crumb(ImportDesk.AREA, Imports.PATH));
    }

    private static Banner banner(Upload upload) {
        return switch (upload.state()) {
            case READING -> new Banner(Banner.Type.INFO, "資料を読み取っています", "このページを離れても、読み取りは続きます。終わると、ここに案が出ます。");
            case CANCELLED -> new Banner(Banner.Type.INFO, "読み取りは取り消されました", "何も取り込まれていません。必要なときは、もう一度資料を取り込んでください。");
            default ->
                new Banner(
                        Banner.Type.ERROR,
                        "この資料は読み取れませんでした",
                        upload.failure().isEmpty()
                                ? "思いがけない誤りで止まりました。何も取り込まれていません。処理のページから、もう一度実行できます。"
                                : upload.failure() + "何も取り込まれていません。");
        };
    }

    private String by(Upload upload) {
        String name = upload.person() == null
                ? ""
                : people.find(upload.person()).map(Person::name).orElse("");
        return name.isEmpty() ? "" : "、" + name;
    }

    @PostMapping(Imports.PATH + "/{id}/cancellation")
    View cancel(@PathVariable long id) {
        Upload upload = desk.upload(id);
        imports.cancel(upload);
        return see(ImportDesk.base(upload));
    }

    /** After a change the browser asks for the page that shows it. */
    static View see(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
