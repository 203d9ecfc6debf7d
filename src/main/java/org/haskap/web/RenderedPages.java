package org.haskap.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Public pages as they were sent, by address. A page is sent again from here as long as its ETag is still the one the
 * address has now, so nothing here is ever older than the last commit; the pages used least make room for others.
 *
 * <p>It stands behind what every answer needs (region, security headers, line in the log) and before all else.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class RenderedPages implements Filter {
    private static final long BYTES = 64L * 1024 * 1024;

    /** Every browser says {@code gzip} plainly; whoever says more than that of it gets the bytes as they are. */
    private static final Pattern GZIP = Pattern.compile("\\bgzip\\b(?!\\s*;)");

    private final PublicEtag etags;
    private final PageTimers timers;
    private final Cache<String, RenderedPage> pages = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((String address, RenderedPage page) -> 2 * address.length() + page.weight())
            .executor(Runnable::run)
            .build();

    RenderedPages(PublicEtag etags, PageTimers timers) {
        this.etags = etags;
        this.timers = timers;
    }

    /** Keeps a page that was just rendered, if it is a public one in good order. */
    void keep(HttpServletRequest request, HttpServletResponse response, byte[] bytes) {
        PublicEtag.Promise promise = PublicEtag.promised(request);
        if (promise != null
                && response.getStatus() == HttpServletResponse.SC_OK
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
            pages.put(address(request), new RenderedPage(promise, pattern, response.getLocale(), bytes));
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request instanceof HttpServletRequest asked
                && response instanceof HttpServletResponse answer
                && asked.getMethod().equals("GET")
                && answered(asked, answer))) {
            chain.doFilter(request, response);
        }
    }

    private boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long begun = System.nanoTime();
        RenderedPage kept = pages.getIfPresent(address(request));
        if (kept == null || !holds(kept)) {
            return false;
        }
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, kept.pattern());
        PublicEtag.mayBeKept(response);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        boolean changed = changed(kept.promise().etag(), request, response);
        if (changed) {
            send(kept, request, response);
        }
        timers.note(kept.pattern(), changed, System.nanoTime() - begun);
        return true;
    }

    /** Whether the page is still true; when that cannot be known, what follows fails with a page and a line in the log. */
    private boolean holds(RenderedPage kept) {
        try {
            return etags.holds(kept.promise());
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Whether the reader has another version or none; else the answer is that there is nothing new. */
    private static boolean changed(String etag, HttpServletRequest request, HttpServletResponse response) {
        if (etag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) { // as nearly every browser says it
            response.setHeader(HttpHeaders.ETAG, etag);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return false;
        }
        return !new ServletWebRequest(request, response).checkNotModified(etag);
    }

    private static void send(RenderedPage page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] bytes = page.plain();
        if (takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            bytes = page.gzipped();
        }
        response.setLocale(page.language());
        response.setContentType(JteViewResolver.HTML);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static boolean takesGzip(@Nullable String accepted) {
        return accepted != null && GZIP.matcher(accepted).find();
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null
                ? request.getRequestURL().toString()
                : request.getRequestURL().append('?').append(query).toString();
    }
}
