package org.haskap.signin.mock;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Whom the reader has chosen to be, for one sign-in: the stand-in keeps no session of its own, asks each time, and never
 * touches who has really signed in.
 */
final class MockChoice implements SecurityContextRepository {
    private static final String SESSION = MockChoice.class.getName();

    static void choose(HttpServletRequest request, MockPerson person) {
        request.getSession().setAttribute(SESSION, person.subject());
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        SecurityContext loaded = context(request);
        return new DeferredSecurityContext() {
            @Override
            public SecurityContext get() {
                return loaded;
            }

            @Override
            public boolean isGenerated() {
                return loaded.getAuthentication() == null;
            }
        };
    }

    private static SecurityContext context(HttpServletRequest request) {
        var session = request.getSession(false);
        boolean asks = request.getRequestURI().endsWith("/oauth2/authorize");
        if (session == null || !asks || !(session.getAttribute(SESSION) instanceof String subject)) {
            return new SecurityContextImpl();
        }
        session.removeAttribute(SESSION);
        var proof = FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(Instant.ofEpochMilli(session.getLastAccessedTime()))
                .build();
        return new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(subject, null, List.of(proof)));
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && session.getAttribute(SESSION) != null;
    }
}
