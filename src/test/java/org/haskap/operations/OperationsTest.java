package org.haskap.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.haskap.database.TestRegion;
import org.haskap.web.StatusPart;
import org.haskap.web.StatusPart.Condition;
import org.haskap.web.StatusPart.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** What those who run the program see, and what they do not. */
class OperationsTest {
    private static final String TOKEN = "a-token-for-metrics";

    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @BeforeAll
    static void start() {
        System.setProperty("haskap.metrics-token", TOKEN);
        region.start();
    }

    @AfterAll
    static void forget() {
        System.clearProperty("haskap.metrics-token");
    }

    @Test
    void health_says_up_and_nothing_more() throws Exception {
        for (String path : List.of("/actuator/health/liveness", "/actuator/health/readiness")) {
            var answer = get(path, "");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void metrics_want_the_token_and_other_endpoints_do_not_exist() throws Exception {
        assertThat(get("/actuator/prometheus", "").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", "Bearer " + TOKEN + "x").statusCode())
                .isEqualTo(401);
        assertThat(get("/actuator/env", "Bearer " + TOKEN).statusCode()).isEqualTo(401);
        get("/status", "");
        var metrics = get("/actuator/prometheus", "Bearer " + TOKEN);
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body())
                .contains("hikaricp_connections")
                .contains("http_server_requests_seconds_count")
                .contains("uri=\"/status\"");
    }

    @Test
    void the_status_page_is_public_and_never_stored() throws Exception {
        var answer = get("/status", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(answer.body()).contains("すべて正常に動いています。").contains("記録の読み書き");
    }

    @Test
    void a_part_that_throws_is_down_and_the_worst_part_speaks_for_all() {
        var page = StatusPage.of(
                List.of(new StatusPart(2, "遅れる部分", () -> Condition.slow("遅れています。")), new StatusPart(1, "壊れた部分", () -> {
                    throw new IllegalStateException("secret");
                })),
                "いま");
        assertThat(page.worst()).isEqualTo(Level.DOWN);
        assertThat(page.parts().getFirst().condition().sentence()).isEqualTo("応答がありません。");
        assertThat(page.summary()).contains("一部が動いていません");
    }

    @Test
    void a_request_is_one_line_without_what_people_asked_for() throws Exception {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var log = (Logger) LoggerFactory.getLogger("requests");
        log.addAppender(lines);
        try {
            get("/search?q=himitsu", "");
            get("/strategy/kpis/himitsu", "");
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anySatisfy(line -> assertThat(line).startsWith("GET /search 200 "));
        assertThat(lines.list)
                .allSatisfy(line -> assertThat(line.getFormattedMessage()).doesNotContain("himitsu"));
        assertThat(lines.list)
                .allSatisfy(line -> assertThat(line.getMDCPropertyMap()).containsKeys("request", "region"));
    }

    @Test
    void a_page_that_is_sent_again_is_counted_and_logged_like_one_that_is_made() throws Exception {
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var log = (Logger) LoggerFactory.getLogger("requests");
        log.addAppender(lines);
        try {
            get("/accessibility", "");
            get("/accessibility", "");
            get("/accessibility", "");
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .filteredOn(line -> line.startsWith("GET /accessibility 200 "))
                .hasSize(3);
        assertThat(get("/actuator/prometheus", "Bearer " + TOKEN).body())
                .contains("http_server_requests_seconds_count{error=\"none\",exception=\"none\",method=\"GET\","
                        + "outcome=\"SUCCESS\",status=\"200\",uri=\"/accessibility\"} 3");
    }

    private static HttpResponse<String> get(String path, String authorization) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(region.url(path)));
            return client.send(
                    (authorization.isEmpty() ? request : request.header("Authorization", authorization)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
