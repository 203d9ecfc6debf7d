package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.haskap.database.Limit;
import org.haskap.database.RateLimits;
import org.springframework.stereotype.Component;

/**
 * How often something about signing in may be tried. A whole town hall can stand behind one network address, so an address
 * is given much and an account little. Called outside transactions.
 */
@Component
class Limits {
    private static final Limit BY_ADDRESS = new Limit(300, Duration.ofMinutes(10));
    private static final Limit BY_ACCOUNT = new Limit(10, Duration.ofMinutes(15));
    private static final Limit MAILS_BY_ADDRESS = new Limit(60, Duration.ofMinutes(10));
    private static final Limit MAILS_TO_ONE = new Limit(3, Duration.ofMinutes(15));
    private static final Limit SESSIONS_BY_ADDRESS = new Limit(600, Duration.ofMinutes(10));
    private static final Limit PAGES_BY_ADDRESS = new Limit(300, Duration.ofMinutes(10));
    private static final Limit CODES = new Limit(6, Duration.ofMinutes(10));
    private static final Limit LINKS_BY_ADDRESS = new Limit(60, Duration.ofMinutes(10));
    private static final Limit INVITATIONS = new Limit(200, Duration.ofHours(1));
    private static final Limit RECOVERIES = new Limit(20, Duration.ofHours(1));

    private final RateLimits limits;

    Limits(RateLimits limits) {
        this.limits = limits;
    }

    /** A try with a password. */
    void password(HttpServletRequest request, String email) {
        take("password from " + network(request.getRemoteAddr()), BY_ADDRESS);
        take("password of " + folded(email), BY_ACCOUNT);
    }

    /** A page that somebody without a session asks for and would be led to after signing in; how long to wait, or zero. */
    Duration page(HttpServletRequest request) {
        return limits.take("page for " + network(request.getRemoteAddr()), PAGES_BY_ADDRESS);
    }

    /** A request that may begin a session; how long to wait, or zero. */
    Duration session(HttpServletRequest request) {
        return limits.take("session from " + network(request.getRemoteAddr()), SESSIONS_BY_ADDRESS);
    }

    /** A try with a code of an authenticator program. */
    void code(long person) {
        take("code of " + person, CODES);
    }

    /** A first code of a program that is being set up, by who has signed in. */
    void setUp(long person) {
        take("set-up of " + person, CODES);
    }

    /** A mail that anybody can cause. */
    void mail(HttpServletRequest request, String email) {
        take("mail from " + network(request.getRemoteAddr()), MAILS_BY_ADDRESS);
        take("mail to " + folded(email), MAILS_TO_ONE);
    }

    /** A link that is opened. */
    void link(HttpServletRequest request) {
        take("link from " + network(request.getRemoteAddr()), LINKS_BY_ADDRESS);
    }

    /** An invitation that a person sends. */
    void invitation(long person) {
        take("invitation by " + person, INVITATIONS);
    }

    /** A recovery that a person opens or confirms. */
    void recovery(long person) {
        take("recovery by " + person, RECOVERIES);
    }

    private void take(String bucket, Limit limit) {
        Duration wait = limits.take(bucket, limit);
        if (!wait.isZero()) {
            throw new TooManyException(wait);
        }
    }

    private static String folded(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** An IPv6 visitor has a whole /64 of addresses to come from. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address v6
                    ? HexFormat.of().formatHex(Arrays.copyOf(v6.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
