package org.haskap.signin.mock;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** What both sides of the stand-in share: where it is, and keys and secrets that live as long as the process. */
final class MockSite {
    static final String PATH = "/mock-idp";
    static final String WARNING = "模擬（本物の認証ではありません）";

    private final Environment environment;
    private final List<String> hosts;
    private final String secret = UUID.randomUUID().toString();
    private final Once<RSAKey> serverKey = new Once<>(MockSite::key);
    private final Once<RSAKey> clientKey = new Once<>(MockSite::key);

    /** On this machine, for the regions with the given host names besides. */
    MockSite(Environment environment, Collection<String> hosts) {
        this.environment = environment;
        this.hosts = List.copyOf(hosts);
    }

    /** Its address on this machine; known once the web server listens. */
    String issuer() {
        return "http://localhost:" + port() + PATH;
    }

    /** The sites that use it: all names of this machine that a reader may have typed. */
    Set<String> origins() {
        return Stream.concat(hosts.stream(), Stream.of("localhost", "127.0.0.1"))
                .map(name -> "http://" + name + ":" + port())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String port() {
        return environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }

    String secret(String client) {
        return client + "." + secret;
    }

    RSAKey serverKey() {
        return serverKey.get();
    }

    RSAKey clientKey() {
        return clientKey.get();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
