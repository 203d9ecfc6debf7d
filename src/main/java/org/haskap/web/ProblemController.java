package org.haskap.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers what went wrong outside the controllers: in a filter, while rendering, or before the request was understood. What a
 * controller throws is answered by {@link ProblemResolver}, still within the request.
 */
@Controller
final class ProblemController implements ErrorController {
    private final Pages pages;
    private final Problems problems;

    ProblemController(Pages pages, Problems problems) {
        this.pages = pages;
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    Object problem(HttpServletRequest request, HttpServletResponse response) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
        var thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause ? cause : null;
        var problem = problems.of(status, thrown, request, path);
        Problems.headers(response, thrown);
        if (Problems.forPrograms(request, path)) {
            return ResponseEntity.status(problem.status())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problems.detail(problem, path));
        }
        var page = pages.always("problem", Problems.head(problem), problem, path);
        page.setStatus(Problems.status(problem));
        return page;
    }
}
