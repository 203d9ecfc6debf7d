package org.haskap.signin.passkey;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a device was asked, kept in the session until it is answered: once, and not for long.
 *
 * @param options the question with its challenge
 * @param at when it was asked
 */
record Question(Serializable options, Instant at) implements Serializable {
    private static final Duration TIME = Duration.ofMinutes(5);

    static void ask(HttpServletRequest request, Serializable options, Instant now) {
        request.getSession().setAttribute(name(options.getClass()), new Question(options, now));
    }

    /** The open question of that kind, which is open no more. */
    static <T extends Serializable> Optional<T> answered(HttpServletRequest request, Class<T> kind, Instant now) {
        var session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Object kept = session.getAttribute(name(kind));
        session.removeAttribute(name(kind));
        return kept instanceof Question question && now.isBefore(question.at.plus(TIME))
                ? Optional.of(kind.cast(question.options))
                : Optional.empty();
    }

    private static String name(Class<?> kind) {
        return Question.class.getName() + "." + kind.getSimpleName();
    }
}
