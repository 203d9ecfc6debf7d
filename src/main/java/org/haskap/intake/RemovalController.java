package org.haskap.intake;

import java.util.List;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Leaves something out of a draft. */
@Controller
final class RemovalController {
    private static final String REMOVAL = Imports.PATH + "/{id}/{sort:nodes|indicators|rows}/{code}/removal";

    private final DraftDesk drafts;

    RemovalController(DraftDesk drafts) {
        this.drafts = drafts;
    }

    @GetMapping(REMOVAL)
    ModelAndView ask(@PathVariable long id, @PathVariable String sort, @PathVariable String code) {
        var open = drafts.mendable(id);
        return form(open, Editable.find(open.draft(), sort, code), sort, new Removal(""), "", null);
    }

    @PostMapping(REMOVAL)
    Object remove(
            @PathVariable long id,
            @PathVariable String sort,
            @PathVariable String code,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String reason) {
        var open = drafts.mendable(id);
        Editable editable = Editable.find(open.draft(), sort, code);
        var removal = new Removal(reason);
        var change = removal.of(editable);
        if (change.isEmpty()) {
            return form(open, editable, sort, removal, removal.problem(), null);
        }
        return drafts.save(
                open,
                version,
                List.of(change.get()),
                drafts.href(open, editable.place(), editable.place().anchor()),
                (now, stale) -> form(now, Editable.find(now.draft(), sort, code), sort, removal, "", stale));
    }

    private ModelAndView form(
            DraftDesk.Open open,
            Editable editable,
            String sort,
            Removal removal,
            String error,
            MendPage.@Nullable Stale stale) {
        String here = open.base() + "/" + sort + "/" + editable.code(sort);
        String below = sort.equals(Editable.NODES) ? "この項目の下にある項目と指標は、一つ上の項目に移ります。" : "";
        return drafts.form(
                open,
                "「" + editable.title() + "」を外す",
                new MendPage(
                        "「" + editable.title() + "」を案から外しますか",
                        below + "資料の行はそのまま残ります。外したことは記録に残り、あとで取り消せます。",
                        here + "/removal",
                        "案から外す",
                        open.draft().version(),
                        List.of(Ask.text("reason", "外す理由", "例 ページの見出しを項目として読んでいるため。", removal.reason(), true)
                                .wrong(error)),
                        error.isEmpty() ? List.of() : List.of(new Link(error, "#reason")),
                        stale,
                        "",
                        null,
                        List.of(),
                        null,
                        here));
    }
}
