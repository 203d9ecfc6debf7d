package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Takes the token out of the address as soon as a link is opened: it stands in the session and in no page's address, so that
 * no further request tells it. Opening uses nothing up; mail programs look at links before people do.
 */
@Controller
class OpenedLinks {
    private static final String ATTRIBUTE = "haskap.link.";
    private static final int LONGEST = 100;

    private final Limits limits;

    OpenedLinks(Limits limits) {
        this.limits = limits;
    }

    @GetMapping(
            value = {
                "/sign-in/link",
                "/sign-in/invitation",
                "/sign-in/recovery",
                "/sign-in/email",
                "/sign-in/stop",
                "/sign-in/first"
            },
            params = "token")
    RedirectView open(HttpServletRequest request, @RequestParam String token) {
        limits.link(request);
        for (LinkKind kind : LinkKind.values()) {
            if (kind.path().equals(request.getServletPath()) && token.length() <= LONGEST) {
                request.getSession().setAttribute(ATTRIBUTE + kind, token);
                Sessions.lengthen(request.getSession());
            }
        }
        return new RedirectView(request.getServletPath());
    }

    /** The token of the link that was opened in this browser. */
    static String token(HttpServletRequest request, LinkKind kind) {
        if (request.getSession().getAttribute(ATTRIBUTE + kind) instanceof String token) {
            return token;
        }
        throw LinkProblemException.unknown(kind);
    }

    static void forget(HttpServletRequest request, LinkKind kind) {
        request.getSession().removeAttribute(ATTRIBUTE + kind);
    }
}
