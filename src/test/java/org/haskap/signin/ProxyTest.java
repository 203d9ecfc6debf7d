package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Behind a proxy that speaks TLS: its word counts where the operator says there is one, and nowhere else. */
class ProxyTest {
    @RegisterExtension
    static final TestRegion behind = new TestRegion();

    @RegisterExtension
    static final TestRegion open = new TestRegion();

    private static final String STRATEGY = "server.forward-headers-strategy";
    private static final String CLIENT = "203.0.113.7";
    private static final String[] FORGED = {
        "X-Forwarded-For", "198.51.100.66", "Forwarded", "for=198.51.100.66", "X-Forwarded-Host", "evil.example"
    };

    @SuppressWarnings("NullAway.Init")
    private static HttpServer proxy;

    @SuppressWarnings("NullAway.Init")
    private static HttpServer useless;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty(STRATEGY, "native");
        behind.start();
        System.clearProperty(STRATEGY);
        open.start();
        proxy = proxy(behind);
        useless = proxy(open);
    }

    @AfterAll
    static void stop() {
        System.clearProperty(STRATEGY);
        proxy.stop(0);
        useless.stop(0);
    }

    @Test
    void the_proxys_word_makes_the_cookie_secure_and_tells_where_people_come_from() throws Exception {
        var house = new House(behind, behind.application());
        var person = house.somebody("外から 来た人");
        var visit = through(proxy);
        var page = visit.get("/sign-in", FORGED);
        assertThat(page.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("__Host-haskap=")
                .contains("; Secure", "; HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(page.body()).doesNotContain("evil.example");
        var in = visit.signIn(person.email(), House.PASSWORD);
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location").orElse("")).doesNotContain("http:", "evil.example");
        assertThat(visit.get("/my/security", FORGED).body())
                .contains("接続元 " + CLIENT)
                .doesNotContain("198.51.100.66");
        assertThat(behind.owner()
                        .sql(
                                "select distinct value from audit_value where value like '%.%.%.%' and value not like '%@%'")
                        .query(String.class)
                        .list())
                .contains(CLIENT)
                .doesNotContain("198.51.100.66");
    }

    @Test
    void a_public_page_keeps_its_mark_and_its_time_on_the_way() throws Exception {
        var visit = through(proxy);
        var page = visit.get("/accessibility");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("public, max-age=300");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        String mark = page.headers().firstValue("ETag").orElseThrow();
        assertThat(visit.get("/accessibility", "If-None-Match", mark).statusCode())
                .isEqualTo(304);
    }

    @Test
    void without_a_proxy_in_the_settings_nobody_is_believed() throws Exception {
        var house = new House(open, open.application());
        var person = house.somebody("近くの 人");
        var visit = through(useless);
        var page = visit.get("/sign-in");
        assertThat(page.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("haskap=")
                .doesNotContain("Secure");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
        visit.signIn(person.email(), House.PASSWORD);
        assertThat(visit.get("/my/security").body()).contains("接続元 127.0.0.1").doesNotContain(CLIENT);
    }

    private static Visit through(HttpServer server) {
        return new Visit(path -> "http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Passes everything on, and says anew what docs/operations.md lets nginx say. */
    private static HttpServer proxy(TestRegion region) throws IOException {
        var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                pass(client, region.url(exchange.getRequestURI().toString()), exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        return server;
    }

    private static final Set<String> OWN = Set.of(
            "host",
            "connection",
            "content-length",
            "upgrade",
            "http2-settings",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto");

    private static void pass(HttpClient client, String to, HttpExchange exchange)
            throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var request = HttpRequest.newBuilder(URI.create(to))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        request.header("X-Forwarded-For", CLIENT)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "strategy.example.jp");
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        answer.headers().map().forEach((name, values) -> {
            if (!List.of("content-length", "connection", "transfer-encoding", "date")
                    .contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean empty = answer.statusCode() == 304 || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
        if (!empty) {
            exchange.getResponseBody().write(answer.body());
        }
    }
}
