package org.haskap.signin;

import java.net.URI;
import java.util.Optional;
import org.haskap.database.RegionSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The addresses that go out in mails. They never come from a request's host name, which anybody can forge: the region's
 * setting {@code url} counts, then the property {@code haskap.url}, then this machine's own name.
 */
@Component
public class OutgoingAddress {
    /** The region setting, such as {@code https://strategy.example.jp}. */
    public static final String URL = "url";

    private final RegionSettings settings;
    private final Environment environment;
    private final String byDefault;

    /** With the process's own default. */
    OutgoingAddress(RegionSettings settings, Environment environment, @Value("${haskap.url:}") String byDefault) {
        this.settings = settings;
        this.environment = environment;
        this.byDefault = byDefault;
    }

    /** The whole address of a path with its query. */
    public String of(String path) {
        return settings.get(URL)
                .flatMap(OutgoingAddress::origin)
                .or(() -> origin(byDefault))
                .orElseGet(() -> "http://localhost:" + environment.getProperty("local.server.port", "8080"))
                .concat(path);
    }

    /** Whether anybody said what the region's address is. */
    public boolean isKnown() {
        return settings.get(URL)
                .flatMap(OutgoingAddress::origin)
                .or(() -> origin(byDefault))
                .isPresent();
    }

    private static Optional<String> origin(String url) {
        try {
            URI uri = URI.create(url.strip());
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null
                    ? Optional.of(
                            uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
