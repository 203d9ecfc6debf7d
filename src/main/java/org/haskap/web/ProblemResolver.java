package org.haskap.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what a controller throws while the request still runs as the person who asked, so that the answer stands on the desk
 * where it happened, with its navigation.
 */
@Component
final class ProblemResolver {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

    private final Pages pages;
    private final Problems problems;
    private final JsonMapper json;

    ProblemResolver(Pages pages, Problems problems, JsonMapper json) {
        this.pages = pages;
        this.problems = problems;
        this.json = json;
    }

    /** The answer; null where nothing more can be said. Asked after a module's own handlers and before Spring's. */
    @Nullable
    ModelAndView answer(HttpServletRequest request, HttpServletResponse response, Exception thrown) {
        if (response.isCommitted() || thrown instanceof IOException) {
            return null; // the reader has gone, or has half the answer: nothing more can be said
        }
        String path = request.getRequestURI();
        var problem = problems.of(500, thrown, request, path);
        response.resetBuffer();
        Problems.headers(response, thrown);
        if (Problems.forPrograms(request, path)) {
            return told(response, problem, path);
        }
        var page = page(problem, path);
        page.setStatus(Problems.status(problem));
        return page;
    }

    private ModelAndView page(Problem problem, String path) {
        try {
            Desk desk = Desk.at(path);
            if (desk != null && pages.hasSession()) {
                return pages.desk(desk, "problem", Problems.head(problem), problem);
            }
        } catch (RuntimeException e) {
            LOG.warn("the desk of {} is not to be had, the problem page goes without it", path, e);
        }
        return pages.always("problem", Problems.head(problem), problem, path);
    }

    private ModelAndView told(HttpServletResponse response, Problem problem, String path) {
        try {
            response.setStatus(problem.status());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream()
                    .write(json.writeValueAsString(Problems.detail(problem, path))
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("the program that asked for {} has gone", path, e);
        }
        return new ModelAndView();
    }
}
