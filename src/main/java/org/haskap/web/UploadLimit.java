package org.haskap.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what is too large before anything of it is read: the form's own token travels in the same body, so whatever
 * came later could only say that the token is missing. Where no files are taken, a form may not bring one.
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
        String type = request.getContentType();
        return type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long largest = doors.stream()
                .filter(door -> door.path().equals(request.getRequestURI()))
                .mapToLong(UploadDoor::largest)
                .max()
                .orElse(0);
        if (request.getContentLengthLong() > largest + BESIDE_THE_FILE) {
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
