package org.haskap.feed;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.database.Limit;
import org.haskap.database.RateLimits;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who shows an API key, as the organisation's system and nobody else: without session, cookie or form token, because
 * nothing a browser sends by itself opens this door.
 */
final class ApiKeyFilter extends OncePerRequestFilter {
    static final Limit BATCHES = new Limit(120, Duration.ofMinutes(1));
    static final Limit MISSES = new Limit(20, Duration.ofMinutes(1));
    private static final String BEARER = "Bearer ";
    private static final String ATTRIBUTE = ApiKey.class.getName();

    private final ApiKeys keys;
    private final RateLimits limits;

    ApiKeyFilter(ApiKeys keys, RateLimits limits) {
        this.keys = keys;
        this.limits = limits;
    }

    /** The key that the request was let in with. */
    static ApiKey of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof ApiKey key) {
            return key;
        }
        throw new IllegalStateException("no key: this address is not behind the filter");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String authorization = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        Optional<ApiKey> shown = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? keys.shown(authorization.substring(BEARER.length()).strip())
                : Optional.empty();
        if (shown.isEmpty()) {
            refuse(request, response);
            return;
        }
        ApiKey key = shown.get();
        Duration wait = limits.take("facts/" + key.id(), BATCHES);
        if (!wait.isZero()) {
            tooMany(wait).to(response);
            return;
        }
        if (request.getContentLengthLong() > FactsController.LARGEST) {
            FactsController.tooLarge().to(response);
            return;
        }
        request.setAttribute(ATTRIBUTE, key);
        try {
            Actors.as(Actor.system("api-key " + key.prefix(), request.getRemoteAddr()), () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Duration wait = limits.take("api-key-miss/" + request.getRemoteAddr(), MISSES);
        if (wait.isZero()) {
            Told.of(
                            401,
                            "APIキーが必要です",
                            "Authorization: Bearer に続けて、有効なAPIキーを送ってください。キーが分からないとき、期限が切れたとき、取り消されたときは、地域の管理者に新しいキーを求めてください。")
                    .to(response);
        } else {
            tooMany(wait).to(response);
        }
    }

    private static Told tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new Told(
                429,
                "回数が多すぎます",
                "短い間に何度も送られたため、いまは受け付けられません。" + seconds + "秒後にもう一度送ってください。多くの事実は、一度に10,000件まで一緒に送れます。",
                java.util.List.of(),
                seconds);
    }
}
