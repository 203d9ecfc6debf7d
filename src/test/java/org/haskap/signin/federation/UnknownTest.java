package org.haskap.signin.federation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** A proof that waits for its owner. */
class UnknownTest {
    private static final Instant AT = Instant.parse("2026-11-20T01:00:00Z");
    private static final Proof PROOF = new Proof("p", "https://p.example.jp", "s", "", "", AT, AT);

    @Test
    void the_session_lasts_as_long_as_the_proof_in_it() {
        var request = new MockHttpServletRequest();
        HttpSession session = Objects.requireNonNull(request.getSession());
        session.setMaxInactiveInterval(15 * 60);
        Unknown.keep(PROOF, request);
        assertThat(Duration.ofSeconds(session.getMaxInactiveInterval())).isGreaterThan(Duration.ofMinutes(20));
        assertThat(Unknown.kept(request, AT.plus(Duration.ofMinutes(19)))).hasValue(PROOF);
        assertThat(Unknown.kept(request, AT.plus(Duration.ofMinutes(20)))).isEmpty();
    }
}
