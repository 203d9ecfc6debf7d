package org.haskap.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.document.Mend;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form that mends one thing of a draft, and moves it in the plan's tree. */
@Controller
final class EditController {
    private final DraftDesk drafts;

    EditController(DraftDesk drafts) {
        this.drafts = drafts;
    }

    @GetMapping(Imports.PATH + "/{id}/{sort:whole|nodes|indicators|rows}/{code}")
    ModelAndView edit(@PathVariable long id, @PathVariable String sort, @PathVariable String code) {
        var open = drafts.mendable(id);
        return form(open, Editable.find(open.draft(), sort, code), sort, Map.of(), Map.of(), null);
    }

    @GetMapping(Imports.PATH + "/{id}/whole")
    ModelAndView whole(@PathVariable long id) {
        return edit(id, Editable.WHOLE, "plan");
    }

    @PostMapping(Imports.PATH + "/{id}/{sort:whole|nodes|indicators|rows}/{code}")
    Object save(
            @PathVariable long id,
            @PathVariable String sort,
            @PathVariable String code,
            @RequestParam(defaultValue = "-1") long version,
            @RequestParam Map<String, String> given) {
        var open = drafts.mendable(id);
        Editable editable = Editable.find(open.draft(), sort, code);
        Editable.Result result = editable.changes(given);
        if (!result.errors().isEmpty()) {
            return form(open, editable, sort, given, result.errors(), null);
        }
        return save(open, editable, sort, version, result.changes(), given);
    }

    @PostMapping(Imports.PATH + "/{id}/nodes/{code}/moves")
    Object move(@PathVariable long id, @PathVariable String code, @RequestParam long version, @RequestParam String to) {
        var open = drafts.mendable(id);
        Editable editable = Editable.find(open.draft(), Editable.NODES, code);
        List<Mend.Change> changes = Moves.of(open.draft().asPlan(), code)
                .map(moves -> moves.changes(to))
                .orElse(List.of());
        return save(open, editable, Editable.NODES, version, changes, Map.of());
    }

    private Object save(
            DraftDesk.Open open,
            Editable editable,
            String sort,
            long version,
            List<Mend.Change> changes,
            Map<String, String> given) {
        return drafts.save(
                open,
                version,
                changes,
                drafts.href(open, editable.place(), editable.anchor(sort)),
                (now, stale) ->
                        form(now, Editable.find(now.draft(), sort, editable.code(sort)), sort, given, Map.of(), stale));
    }

    private ModelAndView form(
            DraftDesk.Open open,
            Editable editable,
            String sort,
            Map<String, String> given,
            Map<String, String> errors,
            MendPage.@Nullable Stale stale) {
        boolean whole = sort.equals(Editable.WHOLE);
        String code = editable.code(sort);
        String here = open.base() + "/" + sort + "/" + code;
        var moves = sort.equals(Editable.NODES) ? Moves.of(open.draft().asPlan(), code) : Optional.<Moves>empty();
        var page = drafts.form(
                open,
                "「" + editable.title() + "」を直す",
                new MendPage(
                        editable.title(),
                        "資料に書かれていることが正しく読み取られていないときや、資料の誤りを直すときに使います。だれが、いつ、何を直したかは記録に残り、公開のページにも、資料の記載と並べて示されます。",
                        here,
                        "この内容に直す",
                        open.draft().version(),
                        editable.asks(given, errors),
                        UploadForm.links(errors),
                        stale,
                        whole ? "" : drafts.line(open, editable.place()).orElse(""),
                        whole
                                ? null
                                : new Link(
                                        DraftItems.words(editable.place(), drafts.paged(open)),
                                        drafts.href(
                                                open,
                                                editable.place(),
                                                editable.place().anchor())),
                        moves.map(Moves::possible).orElse(List.of()),
                        whole ? null : here + "/removal",
                        whole ? open.base() : drafts.href(open, editable.place(), editable.anchor(sort))));
        moves.ifPresent(possible ->
                page.addObject("parents", Ask.choice("to", "上の項目を選んで移す", "", possible.parent(), possible.parents())));
        return page;
    }
}
