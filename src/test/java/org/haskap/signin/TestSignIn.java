package org.haskap.signin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/**
 * A person with a role who has signed in just now, for tests of pages that are not about signing in:
 *
 * <pre>{@code
 * String cookie = TestSignIn.as(context, Role.ADMINISTRATOR, new Scope.Region());
 * }</pre>
 */
public final class TestSignIn {
    private TestSignIn() {}

    /** The {@code Cookie} header's value of a new person's new session. */
    public static String as(ApplicationContext application, Role role, Scope scope) {
        long person = Actors.as(Actor.operator("test"), () -> {
            People people = application.getBean(People.class);
            long added = people.add("試験 " + role.label(), UUID.randomUUID() + "@example.jp")
                    .id();
            people.assign(added, role, scope, LocalDate.of(2020, 4, 1), null).orThrow();
            return added;
        });
        return as(application, person);
    }

    /** The same for a person who is known already. */
    public static String as(ApplicationContext application, long person) {
        return "haskap="
                + Base64.getEncoder()
                        .encodeToString(session(application.getBean(JdbcIndexedSessionRepository.class), person)
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static <S extends Session> String session(SessionRepository<S> sessions, long person) {
        S session = sessions.createSession();
        var factor = FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(Instant.now())
                .build();
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(new SignedInPerson(person), null, List.of(factor));
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(authentication));
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, Long.toString(person));
        sessions.save(session);
        return session.getId();
    }
}
