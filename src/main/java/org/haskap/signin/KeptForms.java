package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** What somebody wanted before being asked to sign in: a page, or a form with all that was typed. */
@Component
class KeptForms {
    static final String RESUME = "/sign-in/resume";
    private static final String ATTRIBUTE = "haskap.kept";
    private static final String NEXT = "haskap.next";
    private static final String NO_PAGE = "haskap.no-page";

    private final FormMark marks;
    private final HttpSessionRequestCache pages = new HttpSessionRequestCache();

    @SuppressWarnings("NullAway") // null is how the framework is told to leave the address alone
    KeptForms(FormMark marks) {
        this.marks = marks;
        pages.setMatchingRequestParameterName(null); // no mark in the address
        // Only pages: a form is kept here, by rules of its own. What a script asked for is no page.
        pages.setRequestMatcher(request -> request.getAttribute(NO_PAGE) == null
                && request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && !request.getRequestURI().startsWith("/sign-in")
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
    }

    /** Lets the page that this request asks for be forgotten, so that no session is begun for it. */
    static void remembersNoPage(HttpServletRequest request) {
        request.setAttribute(NO_PAGE, true);
    }

    /** For the chain: remembers the page that was asked for. */
    HttpSessionRequestCache pages() {
        return pages;
    }

    /**
     * Keeps a form, if one of our own pages made it for a person we know and it is no larger than we keep.
     *
     * @return whether it is kept
     */
    boolean keep(HttpServletRequest request) {
        Optional<Long> owner = marks.ownerOf(request);
        if (owner.isEmpty() || request.getHeader("HX-Request") != null) {
            return false;
        }
        String query = request.getQueryString();
        var form = new KeptForm(
                owner.get(),
                request.getRequestURI() + (query == null ? "" : "?" + query),
                KeptForm.entries(request.getParameterMap(), FormMark.PARAMETER),
                String.valueOf(request.getContentType()).startsWith("multipart/"),
                false);
        if (form.isTooLarge()) {
            return false;
        }
        put(request.getSession(), form);
        return true;
    }

    /** The form kept in this session. */
    Optional<KeptForm> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof KeptForm form
                ? Optional.of(form)
                : Optional.empty();
    }

    void put(HttpSession session, @Nullable KeptForm form) {
        session.setAttribute(ATTRIBUTE, form);
        if (form != null) {
            Sessions.lengthen(session);
        }
    }

    /** Lets the next sign-in on this browser lead to one of our own pages. */
    void goTo(HttpSession session, String path) {
        session.setAttribute(NEXT, path);
    }

    /** Where somebody who has just signed in goes. */
    String next(HttpServletRequest request, HttpServletResponse response, long person) {
        Optional<KeptForm> form = of(request);
        if (form.isPresent() && form.get().owner() == person && !form.get().shown()) {
            return RESUME;
        }
        put(request.getSession(), null);
        if (request.getSession().getAttribute(NEXT) instanceof String next) {
            request.getSession().removeAttribute(NEXT);
            return next;
        }
        SavedRequest page = pages.getRequest(request, response);
        if (page == null) {
            return "/my";
        }
        pages.removeRequest(request, response);
        URI address;
        try {
            address = new URI(page.getRedirectUrl());
        } catch (URISyntaxException _) { // browsers send queries that no URI may have
            return "/my";
        }
        String query = address.getRawQuery();
        return address.getRawPath() + (query == null ? "" : "?" + query);
    }
}
