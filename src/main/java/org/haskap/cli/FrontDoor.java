package org.haskap.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Walks through the front door of a running server: the first page and every page of the same server it links to. */
final class FrontDoor {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/(?!/)[^\"#]*)");

    private FrontDoor() {}

    /**
     * What was found.
     *
     * @param asked how many addresses were asked for
     * @param broken those that did not answer with success, each with its status
     */
    record Result(int asked, List<String> broken) {
        Result {
            broken = List.copyOf(broken);
        }
    }

    static Result check(String server) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            var broken = new ArrayList<String>();
            Set<String> addresses = new LinkedHashSet<>();
            LINK.matcher(get(client, server, "/", broken))
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .forEach(addresses::add);
            addresses.remove("/");
            for (String address : addresses) {
                get(client, server, address, broken);
            }
            return new Result(1 + addresses.size(), broken);
        }
    }

    private static String get(HttpClient client, String server, String path, List<String> broken)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            broken.add(path + " (" + answer.statusCode() + ")");
        }
        return answer.body();
    }

    static String words(Result result) {
        return result.broken().isEmpty()
                ? Contents.counted(result.asked(), "page") + ", all well"
                : "broken: " + String.join(", ", result.broken());
    }
}
