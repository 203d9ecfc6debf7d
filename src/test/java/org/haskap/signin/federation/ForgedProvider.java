package org.haskap.signin.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A provider whose tokens say what a test wants them to say. */
final class ForgedProvider implements AutoCloseable {
    private final HttpServer server;
    private final RSAKey key;
    private volatile UnaryOperator<String> token = nonce -> "";
    private volatile Map<String, String> lastTokenRequest = Map.of();
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    ForgedProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("signing").generate();
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> send(exchange, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "jwks_uri":"%1$s/keys","response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(issuer())));
        server.createContext("/keys", exchange -> send(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", exchange -> {
            var form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            lastTokenRequest = form;
            String nonce = nonces.getOrDefault(form.getOrDefault("code", ""), "");
            send(exchange, """
                    {"access_token":"a","token_type":"Bearer","expires_in":60,"id_token":"%s"}
                    """.formatted(token.apply(nonce)));
        });
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    RSAKey key() {
        return key;
    }

    /** From now on tokens are made so, from the nonce. */
    void answersWith(UnaryOperator<String> token) {
        this.token = token;
    }

    /** What a browser brings back that was led to the address. */
    String comesBack(URI asked) {
        var query = fields(asked.getRawQuery());
        String code = "code-" + nonces.size();
        nonces.put(code, query.getOrDefault("nonce", ""));
        return query.get("redirect_uri") + "?code=" + code + "&state="
                + java.net.URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8);
    }

    Map<String, String> lastTokenRequest() {
        return lastTokenRequest;
    }

    static Map<String, String> fields(String encoded) {
        return Arrays.stream(encoded.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                        field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
