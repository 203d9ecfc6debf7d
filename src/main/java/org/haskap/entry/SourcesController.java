package org.haskap.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.document.Attachments;
import org.haskap.document.KeptDocument;
import org.haskap.plan.Indicator;
import org.haskap.reading.UnreadableException;
import org.haskap.web.Desk;
import org.haskap.web.NotFoundException;
import org.haskap.web.Once;
import org.haskap.web.Pages;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Files that values were entered from: attached, and opened by staff. */
@Controller
final class SourcesController {
    /** Where a file is sent to. */
    static final String NEW = ValueSources.PATH + "/new";

    private final Pages pages;
    private final EntryDesk desk;
    private final ValueSources sources;
    private final Once once;
    private final Access access = new Access();

    SourcesController(Pages pages, EntryDesk desk, ValueSources sources, Once once) {
        this.pages = pages;
        this.desk = desk;
        this.sources = sources;
        this.once = once;
    }

    /** For which value a file is attached, as addresses and the form say it. */
    private record For(EntryDesk.Opened opened, Indicator indicator, String period) {
        String value(@Nullable String document) {
            return opened.of(indicator, "/value")
                    .with("period", period)
                    .with("document", document == null ? "" : document)
                    .href();
        }
    }

    private For meant(String plan, String kpi, String period) {
        access.requireAnywhere(Permission.ENTER_OBSERVATION);
        var opened = desk.open(plan);
        Indicator indicator = EntryDesk.indicator(opened, kpi, Permission.ENTER_OBSERVATION);
        var read = EntryForm.period(period);
        return new For(opened, indicator, read == null ? "" : read.code());
    }

    @GetMapping(NEW)
    ModelAndView ask(
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String kpi,
            @RequestParam(defaultValue = "") String period) {
        For meant = meant(plan, kpi, period);
        return page(meant, form(meant).creating());
    }

    @PostMapping(NEW)
    ModelAndView attach(@RequestParam(name = "file", required = false) @Nullable MultipartFile file, Given given)
            throws IOException {
        For meant = meant(given.one(EntryDesk.PLAN), given.one("kpi"), given.one("period"));
        Form form = form(meant).filled(given).checked();
        if (form.failed() || file == null) {
            return page(meant, form);
        }
        String name = plain(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        if (file.getSize() > Attachments.LARGEST) {
            return page(
                    meant,
                    form.wrong(
                            "file",
                            name + " は上限の" + Attachments.LARGEST / 1024 / 1024 + "MBを超えています。必要なページだけにして添付してください。"));
        }
        try {
            var looked = sources.look(name, file.getBytes());
            return pages.redirect(
                    once.create(given, "source.attach", () -> meant.value(Long.toString(sources.attach(looked)))));
        } catch (UnreadableException e) {
            return page(meant, form.wrong("file", String.valueOf(e.getMessage())));
        }
    }

    /** The last part of the name, without what could turn the writing round. */
    private static String plain(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]", "")
                .strip();
        String named = last.isEmpty() ? "資料" : last;
        return named.codePointCount(0, named.length()) <= 120
                ? named
                : "…" + named.substring(named.offsetByCodePoints(named.length(), -110));
    }

    private static Form form(For meant) {
        return Form.of(
                        NEW,
                        "この資料を添付する",
                        List.of(
                                Field.hidden(EntryDesk.PLAN, meant.opened().slug()),
                                Field.hidden("kpi", meant.indicator().code()),
                                Field.hidden("period", meant.period()),
                                Field.file("file", "資料のファイル（PDF、Excel、Word、CSV、テキスト、PNG、JPEG。20MBまで）")
                                        .support("資料は職員だけが見られます。一度添付した資料は消せません。値に関わりのない個人の情報が含まれていないか、先に確かめてください。")))
                .back("添付せずに値の入力に戻る", meant.value(null));
    }

    private ModelAndView page(For meant, Form form) {
        return pages.desk(
                Desk.STAFF,
                "entry/form",
                meant.opened()
                        .head(meant.indicator(), meant.indicator().name() + "：元の資料の添付")
                        .with(form),
                form);
    }

    /** The bytes as they came, for keeping and never for showing in place: whoever made them is not known to mean well. */
    @GetMapping(ValueSources.PATH + "/{id:\\d{1,18}}")
    ResponseEntity<byte[]> open(@PathVariable long id) {
        access.requireAnywhere(Permission.ENTER_OBSERVATION);
        KeptDocument document = sources.find(id).orElseThrow(() -> new NotFoundException("その資料はありません。"));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .body(sources.bytes(document));
    }
}
