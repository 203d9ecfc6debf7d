package org.haskap.feed;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Organisation;
import org.haskap.access.Organisations;
import org.haskap.database.TestRegion;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactKinds;

/** A system of an organisation that sends facts to a started region. */
public record Sender(TestRegion region, String key) {
    private static int kinds;
    private static String kind = "";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** A new key of an organisation. */
    public static Sender of(TestRegion region, String organisation, String... kinds) {
        return Actors.as(Actor.operator("test"), () -> {
            Organisation owner =
                    region.application().getBean(Organisations.class).ensure(organisation);
            return new Sender(
                    region,
                    region.application()
                            .getBean(ApiKeys.class)
                            .make(owner, "図書館システム", List.of(kinds), Duration.ofDays(90)));
        });
    }

    /** The kind that a test sends. */
    public static String kind() {
        return kind;
    }

    /** Adds a kind for the next test: what was counted of the one before counts for no other. */
    public static void defineKind(TestRegion region) {
        kind = "library.visited-x" + ++kinds;
        Actors.as(Actor.operator("test"), () -> {
            region.application()
                    .getBean(FactKinds.class)
                    .define(
                            new FactKind(
                                    kind,
                                    "図書館の来館",
                                    "図書館に一人が来館しました。",
                                    "人",
                                    List.of(new FactKind.Dimension("branch", "館"))),
                            0);
            return true;
        });
    }

    /** Sends a body, with more headers as names and values by turns. */
    public HttpResponse<String> send(String body, String... headers) throws Exception {
        return send(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** The same for a body as bytes. */
    public HttpResponse<String> send(byte[] body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(region.url(FactsController.PATH)))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What the organisation fed. */
    public HttpResponse<String> read(String query) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(region.url(FactsController.PATH) + query))
                        .header("Authorization", "Bearer " + key)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** One fact as JSON. */
    public static String fact(String id, String more) {
        return "{\"id\":\"" + id + "\",\"kind\":\"" + kind + "\",\"occurredOn\":\"2025-06-01\"" + more + "}";
    }

    /** A batch of facts as JSON. */
    public static String batch(String... facts) {
        return "{\"facts\":[" + String.join(",", facts) + "]}";
    }
}
