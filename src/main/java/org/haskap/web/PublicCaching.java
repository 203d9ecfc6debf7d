package org.haskap.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Gives public pages their ETag and answers 304 before anything is looked up or rendered. */
@Component
final class PublicCaching implements HandlerInterceptor {
    private static final String KEPT_FIVE_MINUTES = "public, max-age=300";

    private final Site site;
    private final String build = Build.id();

    PublicCaching(Site site) {
        this.site = site;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        if (!reads || !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), PublicPage.class)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            return true;
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT_FIVE_MINUTES);
        return !new ServletWebRequest(request, response).checkNotModified(etag(request));
    }

    private String etag(HttpServletRequest request) {
        String url = request.getServerName() + request.getRequestURI() + "?" + request.getQueryString();
        return "W/\"" + site.publicationTag() + "-" + build + "-" + Build.digest(url) + "\"";
    }
}
