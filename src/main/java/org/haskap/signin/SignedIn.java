package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.People;
import org.haskap.access.Subject;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where every way to sign in ends: the proof is added to the session, which gets a new key, and the trail notes it. Used
 * again by somebody who has signed in, it renews the proof.
 */
@Component
public class SignedIn {
    private final People people;
    private final Audit audit;
    private final InstantSource clock;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();
    private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();

    /** Over the given people and trail. */
    public SignedIn(People people, Audit audit, InstantSource clock) {
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Signs a person in, or renews the proof of one who has signed in. A session of somebody else ends.
     *
     * @param person key of the person, who has just proved to be it
     * @param factors with what
     * @return the address to go to next: the page asked for first, or what is still needed
     */
    @Transactional
    public String complete(HttpServletRequest request, HttpServletResponse response, long person, Factor... factors) {
        var principal = new SignedInPerson(person);
        List<GrantedAuthority> proofs = new ArrayList<>();
        for (Factor factor : factors) {
            proofs.add(factor.provedAt(clock.instant()));
        }
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        if (before != null && principal.equals(before.getPrincipal())) {
            before.getAuthorities().stream()
                    .filter(old -> proofs.stream()
                            .noneMatch(proof ->
                                    String.valueOf(proof.getAuthority()).equals(old.getAuthority())))
                    .forEach(proofs::add);
        } else if (before != null && before.getPrincipal() instanceof SignedInPerson) {
            HttpSession others = request.getSession(false);
            if (others != null) {
                others.invalidate();
            }
        }
        request.getSession();
        request.changeSessionId();
        SecurityContext context =
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(principal, null, proofs));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        tokens.saveToken(null, request, response);
        Actors.as(people.actor(person, null, request.getRemoteAddr()), () -> {
            audit.record("signin.completed", Subject.of("person", person), Map.of(), Map.of("with", names(factors)));
            return true;
        });
        return next(request, response);
    }

    private static String names(Factor... factors) {
        return String.join(",", java.util.Arrays.stream(factors).map(Enum::name).toList());
    }

    private String next(HttpServletRequest request, HttpServletResponse response) {
        var saved = wanted.getRequest(request, response);
        if (saved == null) {
            return "/my";
        }
        wanted.removeRequest(request, response);
        var address = java.net.URI.create(saved.getRedirectUrl());
        return address.getRawQuery() == null
                ? address.getRawPath()
                : address.getRawPath() + "?" + address.getRawQuery();
    }
}
