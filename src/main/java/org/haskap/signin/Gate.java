package org.haskap.signin;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Lets a request in when who makes it is as sure as its address asks. What the person may do there is asked by the module
 * that does it.
 */
final class Gate implements AuthorizationManager<RequestAuthorizationContext> {
    private final Assurance.TwoFactors twoFactors;
    private final InstantSource clock;

    Gate(Assurance.TwoFactors twoFactors, InstantSource clock) {
        this.twoFactors = twoFactors;
        this.clock = clock;
    }

    /** The answer, with the level that is not reached; NONE when let in. */
    static final class Answer extends AuthorizationDecision {
        private static final long serialVersionUID = 1L;
        private final Assurance missing;

        Answer(Assurance missing) {
            super(missing == Assurance.NONE);
            this.missing = missing;
        }

        Assurance missing() {
            return missing;
        }
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        var request = context.getRequest();
        // The decoded path, as the controllers are found by it: an escaped letter must not slip past a rule.
        String path = request.getServletPath();
        Assurance wanted = Assurance.of(request.getMethod(), path);
        if (wanted == Assurance.NONE) {
            return new Answer(Assurance.NONE);
        }
        Authentication given = authentication.get();
        if (given == null || !(given.getPrincipal() instanceof SignedInPerson)) {
            return new Answer(Assurance.SIGNED_IN);
        }
        if (twoFactors.fits(path) && !Assurance.isStrong(given.getAuthorities())) {
            return new Answer(Assurance.STRONG);
        }
        boolean recent = wanted != Assurance.RECENT || Assurance.isRecent(given.getAuthorities(), clock.instant());
        return new Answer(recent ? Assurance.NONE : Assurance.RECENT);
    }
}
