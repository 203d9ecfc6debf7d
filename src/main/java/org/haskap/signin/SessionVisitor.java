package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.web.Visitor;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells the chrome who has signed in, and when the session ends without a further request. */
@Component
final class SessionVisitor implements Visitor {
    private final People people;
    private final InstantSource clock;

    SessionVisitor(People people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
    }

    @Override
    public Optional<SignedIn> current() {
        Long person = Actors.current().person();
        return person == null
                ? Optional.empty()
                : people.find(person).map(known -> new SignedIn(known.name(), "", secondsLeft()));
    }

    private long secondsLeft() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? secondsLeft(attributes.getRequest())
                : 0;
    }

    /** How long the session lasts from now without a further request. */
    long secondsLeft(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return 0;
        }
        long idle = session.getMaxInactiveInterval();
        if (!(session.getAttribute(SessionAbout.ATTRIBUTE) instanceof SessionAbout about)) {
            return idle;
        }
        Instant now = clock.instant();
        return Math.max(0, Math.min(idle, Duration.between(now, about.endsAt()).toSeconds()));
    }
}
