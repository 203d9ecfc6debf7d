package org.haskap.signin;

import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The session's cookie: HttpOnly, SameSite=Lax, for the whole site. Where the request came over TLS it is Secure too, and its
 * name begins with {@code __Host-}, by which browsers refuse it from anywhere but this very host over TLS.
 */
final class SessionCookie implements CookieSerializer {
    static final String NAME = "haskap";

    private final CookieSerializer open = cookie(NAME, false);
    private final CookieSerializer secure = cookie("__Host-" + NAME, true);

    private static CookieSerializer cookie(String name, boolean secure) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(secure);
        return cookie;
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        (value.getRequest().isSecure() ? secure : open).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(jakarta.servlet.http.HttpServletRequest request) {
        return (request.isSecure() ? secure : open).readCookieValues(request);
    }
}
