package org.haskap.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Counts the pages that are sent again, under the name and with the tags that Spring gives to every other request: they
 * are answered before Spring begins to observe one, which would cost more than the answer.
 */
@Component
final class PageTimers {
    private final MeterRegistry registry;
    private final Map<String, Timer> sent = new ConcurrentHashMap<>();
    private final Map<String, Timer> unchanged = new ConcurrentHashMap<>();

    PageTimers(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Notes an answer.
     *
     * @param pattern pattern of its address
     * @param whole whether the page was sent, and not only that it is unchanged
     * @param nanos how long it took
     */
    void note(String pattern, boolean whole, long nanos) {
        Timer timer = whole
                ? sent.computeIfAbsent(pattern, uri -> timer(uri, "200", "SUCCESS"))
                : unchanged.computeIfAbsent(pattern, uri -> timer(uri, "304", "REDIRECTION"));
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String uri, String status, String outcome) {
        return Timer.builder("http.server.requests")
                .tags("method", "GET", "uri", uri, "status", status, "outcome", outcome)
                .tags("exception", "none", "error", "none")
                .register(registry);
    }
}
