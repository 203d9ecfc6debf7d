package org.haskap.intake;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.haskap.kernel.Place;
import org.haskap.web.NotFoundException;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Adds to a plan's draft what reading did not find in a line. */
@Controller
final class AdditionController {
    private static final String ADDITIONS = Imports.PATH + "/{id}/additions";
    private static final Pattern LINE = Pattern.compile("p(\\d{1,6})-l(\\d{1,7})");

    private final DraftDesk drafts;

    AdditionController(DraftDesk drafts) {
        this.drafts = drafts;
    }

    @GetMapping(ADDITIONS)
    ModelAndView ask(@PathVariable long id, @RequestParam String line) {
        var open = drafts.mendable(id);
        Place place = place(line);
        String text = text(open, place);
        return form(open, place, text, Addition.offered(open.draft().asPlan(), place, text), Map.of(), null);
    }

    @PostMapping(ADDITIONS)
    Object add(
            @PathVariable long id,
            @RequestParam String line,
            @RequestParam(defaultValue = "-1") long version,
            @RequestParam Map<String, String> given) {
        var open = drafts.mendable(id);
        Place place = place(line);
        String text = text(open, place);
        var addition = Addition.given(given);
        Map<String, String> errors = addition.errors(open.draft().asPlan());
        if (!errors.isEmpty()) {
            return form(open, place, text, addition, errors, null);
        }
        var change = addition.change(open.draft(), place);
        return drafts.save(
                open,
                version,
                List.of(change),
                open.base() + (addition.indicator() ? "/indicators/" : "/nodes/") + change.target(),
                (now, stale) -> form(now, place, text, addition, Map.of(), stale));
    }

    private String text(DraftDesk.Open open, Place place) {
        return drafts.line(open, place).orElseThrow(AdditionController::noLine);
    }

    private static Place place(String anchor) {
        var match = LINE.matcher(anchor);
        if (!match.matches()) {
            throw noLine();
        }
        return Place.line(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }

    private static NotFoundException noLine() {
        return new NotFoundException("この資料に、その行はありません。");
    }

    private ModelAndView form(
            DraftDesk.Open open,
            Place place,
            String text,
            Addition addition,
            Map<String, String> errors,
            MendPage.@Nullable Stale stale) {
        var asks = List.of(
                Ask.choice(
                        "sort",
                        "何として加えるか",
                        "",
                        addition.sort(),
                        List.of(
                                new Field.Option("node", "項目（目標、施策、事業など）"),
                                new Field.Option("indicator", "指標（数値目標、ＫＰＩ）"))),
                Ask.choice(
                                "under",
                                "どの項目の下に加えるか",
                                "",
                                addition.under(),
                                Editable.nodes(open.draft().asPlan(), "いちばん上"))
                        .wrong(errors.getOrDefault("under", "")),
                Ask.text("title", "名称", "行のうち、名称にあたるところだけを残してください。", addition.title(), true)
                        .wrong(errors.getOrDefault("title", "")));
        String line = drafts.href(open, place, place.anchor());
        return drafts.form(
                open,
                "行から加える",
                new MendPage(
                        "この行から項目や指標を加える",
                        "読み取りで拾われなかったものを、資料の行と結び付けて加えます。細かい内容は、加えたあとに入力します。",
                        open.base() + "/additions?line=" + place.anchor(),
                        "加える",
                        open.draft().version(),
                        asks,
                        UploadForm.links(errors),
                        stale,
                        text,
                        new Link(place.line() + "行目", line),
                        List.of(),
                        null,
                        line));
    }
}
