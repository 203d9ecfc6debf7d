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

    /**
     * What a public page is true for.
     *
     * @param tag the region's tag when the page was begun
     * @param etag what its address sends while that is the tag
     */
    record Promise(String tag, String etag) {}

    /** What a public page at this address is true for now. */
    Promise now(HttpServletRequest request) {
        String tag = site.publicationTag();
        String url = request.getServerName() + request.getRequestURI() + "?" + request.getQueryString();
        return new Promise(tag, "W/\"" + tag + "-" + build + "-" + Build.digest(url) + "\"");
    }

    /** Whether that is what it is true for now. */
    boolean holds(Promise promise) {
        return promise.tag().equals(site.publicationTag());
    }

    /** Notes that the page being made is public and true for that. */
    static void promise(HttpServletRequest request, Promise promise) {
        request.setAttribute(PROMISED, promise);
    }

    /** What was noted for the page being made; null when it is no public one. */
    static @Nullable Promise promised(HttpServletRequest request) {
        return request.getAttribute(PROMISED) instanceof Promise promise ? promise : null;
    }

    /** Tells the reader's browser how long it may keep the page without asking. */
    static void mayBeKept(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT_FIVE_MINUTES);
    }
}
