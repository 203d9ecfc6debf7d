package org.haskap.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.DispatcherServlet;

/** Answers whatever went wrong: a complete page for people, RFC 9457 for programs, which ask for addresses that end in {@code .json}. */
@Controller
final class ProblemController implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemController.class);

    private final Pages pages;

    ProblemController(Pages pages) {
        this.pages = pages;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    Object problem(HttpServletRequest request, HttpServletResponse response) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : "";
        var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown
                ? rootOf(thrown)
                : null;
        String id = status >= 500 ? UUID.randomUUID().toString().substring(0, 8) : null;
        if (id != null) {
            LOG.error("error {} answering {}", id, path, cause);
        }
        // What the public page had promised before it failed does not hold for the problem page.
        response.setHeader(HttpHeaders.ETAG, null);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var problem = Problem.of(status, id, said(request, cause));
        if (path.endsWith(".json")) {
            return json(problem, path);
        }
        var page = pages.always("problem", Head.of(problem.title(), "エラー"), problem, path);
        page.setStatus(HttpStatus.valueOf(problem.status()));
        return page;
    }

    private static ResponseEntity<ProblemDetail> json(Problem problem, String path) {
        var detail = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(problem.status()), problem.message());
        detail.setTitle(problem.title());
        detail.setInstance(URI.create(path));
        if (problem.id() != null) {
            detail.setProperty("errorId", problem.id());
        }
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    /** Only our own sentences are shown: a framework's message may hold anything. */
    private static @Nullable String said(HttpServletRequest request, @Nullable Throwable cause) {
        if (cause instanceof NotFoundException own) {
            return own.getMessage();
        }
        var resolved = request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
        return resolved instanceof NotFoundException own ? own.getMessage() : null;
    }

    private static Throwable rootOf(Throwable thrown) {
        var root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
