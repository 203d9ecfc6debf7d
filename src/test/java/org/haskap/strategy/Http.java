package org.haskap.strategy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Asks the site as a program does, without a browser. */
final class Http {
    private static final Pattern LINK = Pattern.compile("<a [^>]*?href=\"([^\"]*)\"");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private Http() {}

    static HttpResponse<String> get(String url, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    static HttpResponse<String> post(String url) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    /** The addresses a page links to, as written but for escapes. */
    static List<String> links(String html) {
        return LINK.matcher(html)
                .results()
                .map(m -> m.group(1).replace("&amp;", "&"))
                .toList();
    }

    /** Every page that can be reached from the home page, by path and query. */
    static Map<String, HttpResponse<String>> crawl(SampleSite site) throws Exception {
        var found = new LinkedHashMap<String, HttpResponse<String>>();
        var waiting = new ArrayDeque<>(List.of("/", "/sitemap", "/dev/components"));
        while (!waiting.isEmpty()) {
            String path = waiting.removeFirst();
            if (found.containsKey(path)) {
                continue;
            }
            var answer = get(site.url(path));
            found.put(path, answer);
            if (path.startsWith("/dev/")
                    || !answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                continue;
            }
            for (String link : links(answer.body())) {
                String target = link.replaceFirst("#.*", "");
                if (target.startsWith("/") && !found.containsKey(target)) {
                    waiting.add(target);
                }
            }
        }
        return found;
    }
}
