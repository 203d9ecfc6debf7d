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
    private final PublicEtag etags;

    PublicCaching(PublicEtag etags) {
        this.etags = etags;
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
        // Asked before anything is read: what is published meanwhile makes the page older than it says, never newer.
        PublicEtag.Promise promise = etags.now(request);
        PublicEtag.mayBeKept(response);
        PublicEtag.promise(request, promise);
        return !new ServletWebRequest(request, response).checkNotModified(promise.etag());
    }
}
