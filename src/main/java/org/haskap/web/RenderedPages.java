package org.haskap.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Public pages as they were sent, by address. A page is sent again from here as long as its ETag is still the one the
 * address has now, so nothing here is ever older than the last commit; the pages used least make room for others.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class RenderedPages extends OncePerRequestFilter {
    private static final long BYTES = 64L * 1024 * 1024;

    private final PublicEtag etags;
    private final Cache<String, RenderedPage> pages = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((String address, RenderedPage page) -> 2 * address.length() + page.weight())
            .executor(Runnable::run)
            .build();

    RenderedPages(PublicEtag etags) {
        this.etags = etags;
    }

    /** Keeps a page that was just rendered, if it is a public one in good order. */
    void keep(HttpServletRequest request, HttpServletResponse response, byte[] bytes) {
        String etag = PublicEtag.promised(request);
        if (etag != null
                && response.getStatus() == HttpServletResponse.SC_OK
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
            pages.put(address(request), new RenderedPage(etag, pattern, response.getLocale(), bytes));
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RenderedPage kept = request.getMethod().equals("GET") ? pages.getIfPresent(address(request)) : null;
        if (kept == null || !kept.etag().equals(etags.now(request))) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, kept.pattern());
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observed -> observed.setPathPattern(kept.pattern()));
        PublicEtag.mayBeKept(response);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!new ServletWebRequest(request, response).checkNotModified(kept.etag())) {
            send(kept, request, response);
        }
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

    /** Every browser says {@code gzip} plainly; whoever says more than that of it gets the bytes as they are. */
    private static boolean takesGzip(@Nullable String accepted) {
        return accepted != null && accepted.matches(".*\\bgzip\\b(?!\\s*;).*");
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null
                ? request.getRequestURL().toString()
                : request.getRequestURL().append('?').append(query).toString();
    }
}
