package org.haskap.operations;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.haskap.database.Regions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line in the log for each request that a page or interface answered: method, the address's pattern, status and
 * milliseconds. The pattern and not the address, because addresses hold keys, codes and what people searched for; no
 * network address and no browser. What else is logged during the request carries the same number.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class RequestLog extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger("requests");
    private static final int NUMBER_BYTES = 8;

    private final Regions regions;

    RequestLog(Regions regions) {
        this.regions = regions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begun = System.nanoTime();
        var number = new byte[NUMBER_BYTES];
        ThreadLocalRandom.current().nextBytes(number); // tells lines apart, protects nothing
        MDC.put("request", HexFormat.of().formatHex(number));
        MDC.put("region", regions.current().name());
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                    && !pattern.endsWith("/**")) {
                LOG.info(
                        "{} {} {} {} ms",
                        request.getMethod(),
                        pattern,
                        response.getStatus(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            }
            MDC.remove("request");
            MDC.remove("region");
        }
    }
}
