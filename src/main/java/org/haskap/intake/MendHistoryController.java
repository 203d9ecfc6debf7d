package org.haskap.intake;

import java.util.List;
import java.util.Optional;
import org.haskap.document.Mend;
import org.haskap.web.NotFoundException;
import org.haskap.web.ui.Banner;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What was mended of a draft, and taking a mend back. */
@Controller
final class MendHistoryController {
    private final Imports imports;
    private final ImportDesk desk;
    private final DraftDesk drafts;

    MendHistoryController(Imports imports, ImportDesk desk, DraftDesk drafts) {
        this.imports = imports;
        this.desk = desk;
        this.drafts = drafts;
    }

    @GetMapping(Imports.PATH + "/{id}/mends")
    ModelAndView history(@PathVariable long id) {
        Upload upload = desk.read(id);
        DraftReader.Draft draft =
                imports.draft(Optional.ofNullable(upload.draft()).orElseThrow());
        return desk.below(
                "mends",
                "直した記録",
                MendListPage.of(
                        draft,
                        ImportDesk.base(upload),
                        drafts.names(),
                        imports.mayMend(upload) && upload.state() != Upload.State.WITHDRAWN),
                upload);
    }

    @PostMapping(Imports.PATH + "/{id}/mends/{mend}/reversal")
    Object undo(@PathVariable long id, @PathVariable long mend, @RequestParam long version) {
        Upload upload = desk.mendable(id);
        List<Mend> mends = imports.mendsOf(upload);
        Mend made = mends.stream()
                .filter(m -> m.id() == mend)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("その直しの記録はありません。"));
        boolean counts = Mend.effective(mends).contains(made);
        return switch (imports.mend(upload, version, counts ? List.of(Mend.Change.undo(made)) : List.of())) {
            case Imports.Saved.Done() -> UploadController.see(ImportDesk.base(upload) + "/mends");
            case Imports.Saved.Refused(String sentence) ->
                conflict(history(id), new Banner(Banner.Type.ERROR, "取り消していません", sentence));
            case Imports.Saved.Stale() ->
                conflict(
                        history(id),
                        new Banner(Banner.Type.WARNING, "ほかの人がこの案を直しました", "まだ取り消していません。下の記録を確かめて、もう一度押してください。"));
        };
    }

    private static ModelAndView conflict(ModelAndView page, Banner banner) {
        page.addObject("banner", banner);
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }
}
