package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.People;
import org.haskap.access.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where every way to sign in ends: the proof is added to the session, which gets a new key, and the trail notes it. Used
 * again by somebody who has signed in, it renews the proof. Whoever has an authenticator program and came with a password or
 * a link gets no session yet: only the page that asks for the code knows of them.
 */
@Component
public class SignedIn {
    private static final String HALF = "haskap.half";
    private static final Duration HALF_LASTS = Duration.ofMinutes(10);

    private final People people;
    private final Authenticators authenticators;
    private final Sessions sessions;
    private final KeptForms kept;
    private final AccountStore accounts;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionCsrfTokenRepository tokens = new HttpSessionCsrfTokenRepository();

    /** On the given database. */
    SignedIn(
            JdbcClient jdbc,
            People people,
            Authenticators authenticators,
            Sessions sessions,
            KeptForms kept,
            Audit audit,
            TransactionTemplate transactions,
            InstantSource clock) {
        accounts = new AccountStore(jdbc);
        this.people = people;
        this.authenticators = authenticators;
        this.sessions = sessions;
        this.kept = kept;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Signs a person in, or renews the proof of one who has signed in. A session of somebody else ends.
     *
     * @param person key of the person, who has just proved to be it
     * @param factors with what
     * @return the address to go to next: what is still needed, or the page asked for first
     */
    public String complete(HttpServletRequest request, HttpServletResponse response, long person, Factor... factors) {
        return complete(request, response, person, List.of(factors));
    }

    /**
     * The same with something that was proved elsewhere, and perhaps before.
     *
     * @param proved when; what was proved long ago lets in, and must be proved anew before administrative acts
     */
    public String complete(
            HttpServletRequest request, HttpServletResponse response, long person, Factor factor, Instant proved) {
        return complete(request, response, person, List.of(factor), proved);
    }

    String complete(HttpServletRequest request, HttpServletResponse response, long person, List<Factor> factors) {
        return complete(request, response, person, factors, clock.instant());
    }

    private String complete(
            HttpServletRequest request,
            HttpServletResponse response,
            long person,
            List<Factor> factors,
            Instant proved) {
        if (factors.stream().allMatch(Factor::asksForCode) && authenticators.isOn(person)) {
            request.getSession().setAttribute(HALF, new Half(person, factors, clock.instant()));
            return "/sign-in/code";
        }
        var principal = new SignedInPerson(person);
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        boolean again = before != null && principal.equals(before.getPrincipal());
        transactions.executeWithoutResult(_ -> note(person, request.getRemoteAddr(), factors, again));
        List<GrantedAuthority> proofs = proofs(factors, proved, again ? before : null);
        HttpSession session = again ? request.getSession() : fresh(request, person);
        request.changeSessionId();
        session.removeAttribute(HALF);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, principal.getName());
        SecurityContext context =
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(principal, null, proofs));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        tokens.saveToken(null, request, response); // the next page makes a new one
        return kept.next(request, response, person);
    }

    /** Who still owes a code, on this browser. */
    Optional<Half> half(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(HALF) instanceof Half half
                        && clock.instant().isBefore(half.at().plus(HALF_LASTS))
                ? Optional.of(half)
                : Optional.empty();
    }

    /** Of each proof the newest. */
    private static List<GrantedAuthority> proofs(
            List<Factor> factors, Instant proved, @Nullable Authentication before) {
        List<? extends GrantedAuthority> older = before == null ? List.of() : List.copyOf(before.getAuthorities());
        Stream<GrantedAuthority> fresh = factors.stream()
                .map(factor -> older.stream()
                        .filter(old -> factor.authority().equals(old.getAuthority()))
                        .filter(old -> old instanceof FactorGrantedAuthority known
                                && known.getIssuedAt().isAfter(proved))
                        .findFirst()
                        .<GrantedAuthority>map(old -> old)
                        .orElseGet(() -> factor.provedAt(proved)));
        Stream<GrantedAuthority> others = older.stream()
                .filter(old ->
                        factors.stream().noneMatch(factor -> factor.authority().equals(old.getAuthority())))
                .map(old -> old);
        return Stream.concat(fresh, others).toList();
    }

    /** A session of this person's own; what was typed before signing in comes along if it is the person's. */
    private HttpSession fresh(HttpServletRequest request, long person) {
        HttpSession old = request.getSession(false);
        var carried = kept.of(request).filter(form -> form.owner() == person);
        if (old != null && old.getAttribute(SessionAbout.ATTRIBUTE) != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession();
        kept.put(session, carried.orElse(null));
        Instant now = clock.instant();
        session.setMaxInactiveInterval((int) sessions.idle().toSeconds());
        session.setAttribute(
                SessionAbout.ATTRIBUTE,
                new SessionAbout(
                        UUID.randomUUID().toString(),
                        now,
                        now.plus(sessions.atMost()),
                        request.getRemoteAddr(),
                        Browser.words(request.getHeader("User-Agent"))));
        return session;
    }

    private void note(long person, String from, List<Factor> factors, boolean again) {
        accounts.signedIn(person, clock.instant());
        Actors.as(people.actor(person, null, from), () -> {
            String with = String.join(",", factors.stream().map(Enum::name).toList());
            audit.record(
                    again ? "signin.confirmed" : "signin.succeeded",
                    Subject.of("person", person),
                    Map.of(),
                    Map.of("with", with));
            return true;
        });
    }

    /**
     * Somebody who has proved the first half.
     *
     * @param person key of the person
     * @param factors with what
     * @param at when
     */
    record Half(long person, ArrayList<Factor> factors, Instant at) implements Serializable {
        Half(long person, List<Factor> factors, Instant at) {
            this(person, new ArrayList<>(factors), at);
        }
    }
}
