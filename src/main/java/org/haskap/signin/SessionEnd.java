package org.haskap.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything that looks at the session: ends one that has lasted as long as it may, and lets no other site's
 * form near it. That is refused before a session could be made for it, which would take the place of the visitor's own. Nor
 * can anybody fill the table with sessions: each request that has none is counted for the network it comes from. Who has
 * signed in is never counted, and a whole town hall behind one address comes nowhere near the limit.
 */
final class SessionEnd extends OncePerRequestFilter {
    private final Sessions sessions;
    private final Limits limits;
    private final InstantSource clock;

    SessionEnd(Sessions sessions, Limits limits, InstantSource clock) {
        this.sessions = sessions;
        this.limits = limits;
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
            String person =
                    String.valueOf(session.getAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME));
            session.invalidate();
            session = null;
            sessions.ranOut(person, request.getRemoteAddr());
        }
        if (session == null && !mayBegin(request, reads, response)) {
            return;
        }
        chain.doFilter(request, response);
    }

    /**
     * Whether a stranger's request goes on, which may begin a session. Too many pages that somebody must sign in for are no
     * longer remembered, and lead to signing in as before; too many forms are refused.
     */
    private boolean mayBegin(HttpServletRequest request, boolean reads, HttpServletResponse response)
            throws IOException {
        if (reads && !request.getServletPath().startsWith(Turned.SIGN_IN)) {
            if (!limits.page(request).isZero()) {
                KeptForms.remembersNoPage(request);
            }
            return true;
        }
        Duration wait = limits.session(request);
        if (!wait.isZero()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
        return wait.isZero();
    }
}
