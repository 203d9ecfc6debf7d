package org.haskap.entry;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.attainment.Actual;
import org.haskap.reading.UnreadableException;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Values sent as a file: made a table, and looked at as a pasted one is. */
@Controller
@RequestMapping(ImportController.PATH)
final class ImportController {
    static final String PATH = EntryDesk.PATH + "/import";

    private final Pages pages;
    private final EntryDesk desk;
    private final PasteView view;
    private final Access access = new Access();

    ImportController(Pages pages, EntryDesk desk, PasteView view) {
        this.pages = pages;
        this.desk = desk;
        this.view = view;
    }

    @GetMapping
    ModelAndView ask(@RequestParam(defaultValue = "") String plan) {
        var opened = desk.open(plan);
        return page(opened, form(opened));
    }

    @PostMapping
    ModelAndView send(
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Given given)
            throws IOException {
        access.requireAnywhere(Permission.ENTER_OBSERVATION);
        var opened = desk.open(plan);
        Form form = form(opened).filled(given).checked();
        if (file == null || form.failed()) {
            return page(opened, file == null ? form.wrong("file", "ファイルを選んでください。") : form);
        }
        if (file.getSize() > SheetFile.LARGEST) {
            return page(
                    opened,
                    form.wrong("file", "ファイルが" + SheetFile.LARGEST / (1024 * 1024) + "MBを超えています。値の表だけにして送ってください。"));
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (InputStream in = file.getInputStream()) {
            String text = SheetFile.text(in, name.endsWith(".txt") ? name.replaceAll("\\.txt$", ".csv") : name);
            if (text.length() > Sheet.MOST_CHARACTERS) { // it would come back in a form too large to be sent
                return page(opened, form.wrong("file", Sheet.tooLarge(text)));
            }
            return view.checked(
                    new Pasted(opened, null, Actual.Origin.IMPORTED, text, form.value("source"), form.value("comment")),
                    HttpStatus.OK,
                    null,
                    given);
        } catch (UnreadableException e) {
            return page(opened, form.wrong("file", String.valueOf(e.getMessage())));
        }
    }

    private static Form form(EntryDesk.Opened opened) {
        return Form.of(
                        opened.to(PATH).href(),
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

    private ModelAndView page(EntryDesk.Opened opened, Form form) {
        return pages.desk(
                Desk.STAFF,
                "entry/form",
                Head.of("実績をファイルから取り込む", Desk.STAFF.label())
                        .under(new Crumb(
                                EntryDesk.AREA, opened.to(EntryDesk.PATH).href()))
                        .with(form),
                form);
    }
}
