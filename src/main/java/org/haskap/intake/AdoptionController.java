package org.haskap.intake;

import java.util.List;
import java.util.Optional;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.document.Adoption;
import org.haskap.kernel.Difference;
import org.haskap.kernel.TextWidth;
import org.haskap.plan.Plans;
import org.haskap.register.Programmes;
import org.haskap.web.NotFoundException;
import org.haskap.web.ui.Banner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What adopting a draft would change, and adopting it or taking it back. */
@Controller
final class AdoptionController {
    private static final int LONGEST_REASON = 500;

    private final Imports imports;
    private final ImportDesk desk;
    private final Plans plans;
    private final Programmes programmes;

    AdoptionController(Imports imports, ImportDesk desk, Plans plans, Programmes programmes) {
        this.imports = imports;
        this.desk = desk;
        this.plans = plans;
        this.programmes = programmes;
    }

    @GetMapping(Imports.PATH + "/{id}/changes")
    ModelAndView changes(@PathVariable long id) {
        Upload upload = desk.read(id);
        Upload.Draft made = Optional.ofNullable(upload.draft()).orElseThrow();
        if (made.edition() == null) {
            throw new NotFoundException("この取り込みは、いまの版と同じ内容です。違いはありません。");
        }
        Difference difference =
                made.register() ? programmes.difference(made.edition()) : plans.difference(made.edition());
        return page(
                upload, "いまの版との違い", "この案を作ったときの版と比べた、すべての違いです。", null, difference, null, "", 0, null, HttpStatus.OK);
    }

    @GetMapping(Imports.PATH + "/{id}/adoption")
    ModelAndView askAdoption(@PathVariable long id) {
        Upload upload = desk.read(id);
        if (!imports.mayAdopt(upload)) {
            throw new NotPermittedException(Permission.ADOPT_EDITION);
        }
        return switch (imports.rehearse(upload)) {
            case Adoption.Refused(String sentence) -> refused(upload, sentence, HttpStatus.OK);
            case Adoption.Adopted adopted -> confirmation(upload, adopted, "", "");
        };
    }

    private ModelAndView confirmation(Upload upload, Adoption.Adopted adopted, String reason, String error) {
        int revised = Plans.revisedTargets(adopted.difference()).size();
        return page(
                upload,
                (error.isEmpty() ? "" : "エラー：") + "この案を採用しますか",
                "採用すると、この内容がすぐに公開されます。いまの版は旧版として残ります。"
                        + (revised == 0 ? "" : "目標値を改める指標が" + revised + "件あります。当初の目標と改めた理由は、新しい目標の下に表示されます。"),
                null,
                adopted.difference(),
                ImportDesk.base(upload) + "/adoption",
                "この案を採用して公開する",
                adopted.edition().id(),
                revised == 0
                        ? null
                        : Ask.area(
                                        "reason",
                                        "目標値を改める理由（" + LONGEST_REASON + "字まで）",
                                        "公開します。どの会議で、なぜ改めると決めたかを書いてください。",
                                        reason,
                                        true)
                                .wrong(error),
                error.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping(Imports.PATH + "/{id}/adoption")
    Object adopt(@PathVariable long id, @RequestParam long edition, @RequestParam(defaultValue = "") String reason) {
        Upload upload = desk.read(id);
        String why = TextWidth.trim(reason);
        if ((why.isEmpty() || why.codePointCount(0, why.length()) > LONGEST_REASON)
                && imports.rehearse(upload) instanceof Adoption.Adopted adopted
                && adopted.edition().id() == edition
                && !Plans.revisedTargets(adopted.difference()).isEmpty()) {
            return confirmation(upload, adopted, reason, "目標値を改める理由を" + LONGEST_REASON + "文字以内で入力してください。");
        }
        return switch (imports.adopt(upload, edition, why)) {
            case Adoption.Refused(String sentence) -> refused(upload, sentence, HttpStatus.CONFLICT);
            case Adoption.Adopted _ -> UploadController.see(ImportDesk.base(upload));
        };
    }

    private ModelAndView refused(Upload upload, String sentence, HttpStatus status) {
        return page(
                upload,
                "採用できません",
                "何も変わっていません。",
                new Banner(Banner.Type.ERROR, "採用していません", sentence),
                new Difference(List.of()),
                null,
                "",
                0,
                null,
                status);
    }

    @GetMapping(Imports.PATH + "/{id}/withdrawal")
    ModelAndView askWithdrawal(@PathVariable long id) {
        return withdrawal(desk.mendable(id), "", "");
    }

    private ModelAndView withdrawal(Upload upload, String reason, String error) {
        return page(
                upload,
                (error.isEmpty() ? "" : "エラー：") + "この案を取り下げますか",
                "取り下げた案は採用できなくなります。内容と直した記録は残り、あとで案に戻せます。公開中の内容は変わりません。",
                null,
                new Difference(List.of()),
                ImportDesk.base(upload) + "/withdrawal",
                "案を取り下げる",
                0,
                Ask.text("reason", "取り下げる理由", "例 古い版の資料だったため。", reason, true).wrong(error),
                error.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping(Imports.PATH + "/{id}/withdrawal")
    Object withdraw(@PathVariable long id, @RequestParam(defaultValue = "") String reason) {
        Upload upload = desk.mendable(id);
        String why = TextWidth.trim(reason);
        if (why.isEmpty() || why.length() > 400) {
            return withdrawal(upload, reason, "取り下げる理由を400文字以内で入力してください。");
        }
        imports.withdraw(upload, why);
        return UploadController.see(ImportDesk.base(upload));
    }

    @PostMapping(Imports.PATH + "/{id}/comparison")
    Object again(@PathVariable long id) {
        Upload upload = desk.mendable(id);
        imports.proposeAgain(upload);
        return UploadController.see(ImportDesk.base(upload));
    }

    private ModelAndView page(
            Upload upload,
            String title,
            String lead,
            @Nullable Banner banner,
            Difference difference,
            @Nullable String action,
            String submit,
            long edition,
            @Nullable Ask reason,
            HttpStatus status) {
        var view = new ConfirmPage(
                title.replace("エラー：", ""),
                lead,
                banner,
                difference.isEmpty() ? "" : difference.toSentence(),
                ConfirmPage.rows(difference),
                Math.max(0, difference.changes().size() - ConfirmPage.SHOWN),
                action,
                submit,
                edition,
                reason,
                ImportDesk.base(upload));
        var page = desk.below("confirm", title, view, upload);
        page.setStatus(status);
        return page;
    }
}
