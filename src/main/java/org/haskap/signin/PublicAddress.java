package org.haskap.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.haskap.database.RegionSettings;
import org.haskap.database.Regions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The address under which readers know this site, for what must not be taken from a header that anybody can forge: where
 * a provider sends people back to, and for which host a passkey is made. The region's setting {@code url} names it, or the
 * setting {@code haskap.url} for all; without them, only this machine's own names count.
 */
@Component
public class PublicAddress {
    private final Optional<Origin> configured;
    private final RegionSettings settings;
    private final Regions regions;

    /**
     * With the setting {@code haskap.url} and the host names of the regions.
     *
     * @throws IllegalStateException when the setting is no address of a site
     */
    public PublicAddress(@Value("${haskap.url:}") String url, RegionSettings settings, Regions regions) {
        this.configured = url.isBlank() ? Optional.empty() : Optional.of(Origin.read(url.strip()));
        this.settings = settings;
        this.regions = regions;
    }

    /** Whether the current region has an address for others than this machine's own users. */
    public boolean isPublished() {
        return configured.isPresent() || ofRegion().isPresent();
    }

    private Optional<Origin> ofRegion() {
        return settings.get(OutgoingAddress.URL).filter(url -> !url.isBlank()).map(Origin::read);
    }

    /** Where the site of this request is; a host name nobody listed means the configured one. One statement. */
    public Origin of(HttpServletRequest request) {
        Optional<Origin> published = ofRegion();
        if (published.isPresent()) {
            return published.get();
        }
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        boolean listed = regions.hosts().contains(host);
        if (configured.isPresent()) {
            Origin own = configured.get();
            return listed ? new Origin(own.scheme(), host, own.port()) : own;
        }
        return new Origin(
                request.getScheme(),
                listed || Origin.isThisMachine(host) ? host : "localhost",
                request.getServerPort());
    }

    /**
     * A site's scheme, host and port.
     *
     * @param scheme {@code https}, or {@code http} for development
     * @param host host name in lower case
     * @param port port, also where it is the scheme's usual one
     */
    public record Origin(String scheme, String host, int port) {

        static Origin read(String url) {
            try {
                URI address = URI.create(url);
                String scheme = address.getScheme();
                String host = address.getHost();
                boolean bare =
                        address.getRawPath().isEmpty() || address.getRawPath().equals("/");
                if (host != null && bare && ("https".equals(scheme) || "http".equals(scheme))) {
                    int usual = scheme.equals("https") ? 443 : 80;
                    return new Origin(
                            scheme, host.toLowerCase(Locale.ROOT), address.getPort() < 0 ? usual : address.getPort());
                }
            } catch (IllegalArgumentException e) {
                throw unreadable(url, e);
            }
            throw unreadable(url, null);
        }

        private static IllegalStateException unreadable(
                String url, @org.jspecify.annotations.Nullable Throwable cause) {
            return new IllegalStateException(
                    "haskap.url or the region's url is “" + url
                            + "”; it must be the site's address without a path, such as"
                            + " https://strategy.example.jp",
                    cause);
        }

        /** Whether a host name always means the machine that asks. */
        static boolean isThisMachine(String host) {
            return host.equals("localhost")
                    || host.endsWith(".localhost")
                    || host.equals("127.0.0.1")
                    || host.equals("[::1]")
                    || host.equals("0:0:0:0:0:0:0:1");
        }

        /** Whether browsers offer passkeys there: for a host name, over TLS or on this machine. */
        public boolean takesPasskeys() {
            boolean named = !host.contains(":") && !host.matches("[0-9.]+");
            return named && (scheme.equals("https") || isThisMachine(host));
        }

        /** The address without a path, as browsers write it. */
        @Override
        public String toString() {
            boolean usual = port == (scheme.equals("https") ? 443 : 80);
            return scheme + "://" + host + (usual ? "" : ":" + port);
        }
    }
}
