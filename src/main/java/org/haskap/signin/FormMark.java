package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haskap.access.Actors;
import org.haskap.database.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;

/**
 * Adds to every form's token a mark that says on whose page the form stood. A token whose session is gone proves nothing any
 * more; the mark, which only this installation can make, still shows that the form is one of ours and whose, so that what was
 * typed can wait for that person and for nobody else.
 */
@Component
class FormMark implements CsrfTokenRequestHandler {
    static final String PARAMETER = "_csrf";
    private static final Pattern MARKED =
            Pattern.compile("([A-Za-z0-9_=-]{1,400})\\.(\\d{1,18})\\.([A-Za-z0-9_-]{43})");

    private final XorCsrfTokenRequestAttributeHandler plain = new XorCsrfTokenRequestAttributeHandler();
    private final Seal seal;
    private final Regions regions;

    FormMark(Seal seal, Regions regions) {
        this.seal = seal;
        this.regions = regions;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        plain.handle(request, response, token);
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken masked) {
            CsrfToken marked = new Marked(masked);
            request.setAttribute(CsrfToken.class.getName(), marked);
            request.setAttribute(PARAMETER, marked);
        }
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        return plain.resolveCsrfTokenValue(new Unmarked(request), token);
    }

    /** On whose page the form stood; empty when it is none of ours, or of a page for nobody in particular. */
    Optional<Long> ownerOf(HttpServletRequest request) {
        String value = request.getParameter(PARAMETER);
        Matcher marked = MARKED.matcher(value == null ? "" : value);
        if (!marked.matches()) {
            return Optional.empty();
        }
        long owner = Long.parseLong(marked.group(2));
        return MessageDigest.isEqual(
                        mark(owner).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        marked.group(3).getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                ? Optional.of(owner)
                : Optional.empty();
    }

    private String mark(long owner) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(seal.mark("form " + regions.current().name() + " " + owner));
    }

    /** The token with the mark of the person it is written for; made when a form asks for it. */
    private final class Marked implements CsrfToken {
        private static final long serialVersionUID = 1L;
        private final transient CsrfToken masked;

        Marked(CsrfToken masked) {
            this.masked = masked;
        }

        @Override
        public String getHeaderName() {
            return masked.getHeaderName();
        }

        @Override
        public String getParameterName() {
            return masked.getParameterName();
        }

        @Override
        public String getToken() {
            Long person = Actors.current().person();
            return person == null ? masked.getToken() : masked.getToken() + "." + person + "." + mark(person);
        }
    }

    /** The request as it was before the mark was added. */
    private static final class Unmarked extends jakarta.servlet.http.HttpServletRequestWrapper {
        Unmarked(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return bare(super.getHeader(name));
        }

        @Override
        public @Nullable String getParameter(String name) {
            return bare(super.getParameter(name));
        }

        private static @Nullable String bare(@Nullable String value) {
            Matcher marked = MARKED.matcher(value == null ? "" : value);
            return marked.matches() ? marked.group(1) : value;
        }
    }
}
