package org.haskap.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what is too large before anything of it is read: the form's own token travels in the same body, so whatever
 * came later could only say that the token is missing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class UploadLimit extends OncePerRequestFilter {
    /** The other fields and the boundaries between them. */
    private static final long BESIDE_THE_FILE = 1024 * 1024;

    private final List<UploadDoor> doors;

    UploadLimit(List<UploadDoor> doors) {
        this.doors = List.copyOf(doors);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || doors.stream().noneMatch(door -> door.path().equals(request.getRequestURI()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean tooLarge = doors.stream()
                .anyMatch(door -> door.path().equals(request.getRequestURI())
                        && request.getContentLengthLong() > door.largest() + BESIDE_THE_FILE);
        if (tooLarge) {
            request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
            request.getRequestDispatcher("/error").forward(new WithoutBody(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whoever makes the answer must not look for the form's parts once more. */
    private static final class WithoutBody extends HttpServletRequestWrapper {
        WithoutBody(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }
    }
}
