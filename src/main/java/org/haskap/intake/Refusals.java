package org.haskap.intake;

import org.haskap.access.NotPermittedException;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Answers what the current person may not do with a page that says who may. */
@ControllerAdvice(assignableTypes = {UploadController.class, DraftController.class, AdoptionController.class})
final class Refusals {
    private final Pages pages;

    Refusals(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ModelAndView refused(NotPermittedException e) {
        var problem = new Problem(
                403, "この操作はできません", String.valueOf(e.getMessage()), "計画をまとめる担当か、管理者に相談してください。何も変わっていません。", null);
        var page = pages.desk(Desk.STAFF, "problem", Head.of(problem.title(), "エラー"), problem);
        page.setStatus(HttpStatus.FORBIDDEN);
        return page;
    }
}
