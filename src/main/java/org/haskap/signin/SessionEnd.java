package org.haskap.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything that looks at the session: ends one that has lasted as long as it may, and lets no other site's
 * form near it. That is refused before a session could be made for it, which would take the place of the visitor's own.
 */
final class SessionEnd extends OncePerRequestFilter {
    private final InstantSource clock;

    SessionEnd(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads && site != null && !site.equals("same-origin") && !site.equals("none")) {
            response.sendError(HttpStatus.FORBIDDEN.value());
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(SessionAbout.ATTRIBUTE) instanceof SessionAbout about
                && !clock.instant().isBefore(about.endsAt())) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
