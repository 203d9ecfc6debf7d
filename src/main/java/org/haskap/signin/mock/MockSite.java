package org.haskap.signin.mock;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.UUID;
import org.springframework.core.env.Environment;

/** What both sides of the stand-in share: where it is, and keys and secrets that live as long as the process. */
final class MockSite {
    static final String PATH = "/mock-idp";
    static final String WARNING = "模擬（本物の認証ではありません）";

    private final Environment environment;
    private final String secret = UUID.randomUUID().toString();
    private final Once<RSAKey> serverKey = new Once<>(MockSite::key);
    private final Once<RSAKey> clientKey = new Once<>(MockSite::key);

    MockSite(Environment environment) {
        this.environment = environment;
    }

    /** Its address on this machine; known once the web server listens. */
    String issuer() {
        return "http://localhost:" + port() + PATH;
    }

    String port() {
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
