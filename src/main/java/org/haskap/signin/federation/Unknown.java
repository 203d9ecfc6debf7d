package org.haskap.signin.federation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.haskap.signin.Sessions;

/** A proof that nobody here owns yet, kept in the session until its owner has said who that is, but not for long. */
final class Unknown {
    private static final String SESSION = Unknown.class.getName();
    private static final Duration TIME = Duration.ofMinutes(20);

    private Unknown() {}

    static void keep(Proof proof, HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.setAttribute(SESSION, proof);
        Sessions.lengthen(session);
    }

    static Optional<Proof> kept(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(SESSION) instanceof Proof proof
                        && now.isBefore(proof.at().plus(TIME))
                ? Optional.of(proof)
                : Optional.empty();
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(SESSION);
        }
    }
}
