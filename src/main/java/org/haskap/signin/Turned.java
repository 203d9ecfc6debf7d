package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** What becomes of a request that the chain turns away: where it goes instead, and that nothing typed is lost. */
final class Turned implements AuthenticationEntryPoint, AccessDeniedHandler {
    static final String SIGN_IN = "/sign-in";
    static final String AGAIN = "/sign-in/again";
    static final String TWO_FACTORS = "/sign-in/two-factors";

    private final KeptForms kept;

    Turned(KeptForms kept) {
        this.kept = kept;
    }

    /** Nobody has signed in, or the session has ended. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (isScript(request)) {
            unauthorized(response);
        } else {
            go(response, SIGN_IN);
        }
    }

    /** The form's token is none of this session's, or the proof is not enough for the address. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        boolean signedIn = isSignedIn();
        if (denied instanceof CsrfException
                && !signedIn
                && request.getServletPath().equals("/sign-out")) {
            go(response, "/"); // it has ended already
            return;
        }
        if (denied instanceof CsrfException) {
            if (!signedIn && isScript(request)) {
                unauthorized(response);
            } else if (kept.keep(request)) {
                go(response, signedIn ? KeptForms.RESUME : SIGN_IN);
            } else if (request.getServletPath().startsWith(SIGN_IN)) {
                go(response, SIGN_IN + "?again");
            } else {
                go(response, "/sign-in/not-taken");
            }
            return;
        }
        Assurance missing = denied instanceof AuthorizationDeniedException decided
                        && decided.getAuthorizationResult() instanceof Gate.Answer answer
                ? answer.missing()
                : Assurance.NONE;
        if (missing == Assurance.NONE) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else if (isScript(request)) {
            unauthorized(response);
        } else {
            if (request.getMethod().equals("GET")) {
                kept.pages().saveRequest(request, response);
            } else {
                kept.keep(request);
            }
            go(response, missing == Assurance.STRONG ? TWO_FACTORS : AGAIN);
        }
    }

    private static boolean isSignedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInPerson;
    }

    private static boolean isScript(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getHeader("HX-Request") != null
                || (accept != null && accept.startsWith(MediaType.APPLICATION_JSON_VALUE));
    }

    /** For a script: htmx then loads the whole page anew, which leads to signing in. */
    private static void unauthorized(HttpServletResponse response) {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader("HX-Refresh", "true");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** See other: the next request is a GET, whatever this one was. Relative, so that no forged host gets into it. */
    static void go(HttpServletResponse response, String path) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, path);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
