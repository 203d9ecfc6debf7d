package org.haskap.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What a public page promises about how long it is true: the publication, the build and the address it was made for. */
@Component
final class PublicEtag {
    private static final String KEPT_FIVE_MINUTES = "public, max-age=300";
    private static final String PROMISED = PublicEtag.class.getName();

    private final Site site;
    private final String build = Build.id();

    PublicEtag(Site site) {
        this.site = site;
    }

    /** The ETag that a public page at this address has now. */
    String now(HttpServletRequest request) {
        String url = request.getServerName() + request.getRequestURI() + "?" + request.getQueryString();
        return "W/\"" + site.publicationTag() + "-" + build + "-" + Build.digest(url) + "\"";
    }

    /** Notes that the page being made is public and true for that ETag. */
    static void promise(HttpServletRequest request, String etag) {
        request.setAttribute(PROMISED, etag);
    }

    /** The ETag noted for the page being made; null when it is no public one. */
    static @Nullable String promised(HttpServletRequest request) {
        return request.getAttribute(PROMISED) instanceof String etag ? etag : null;
    }

    /** Tells the reader's browser how long it may keep the page without asking. */
    static void mayBeKept(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT_FIVE_MINUTES);
    }
}
