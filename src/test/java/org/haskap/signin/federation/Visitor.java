package org.haskap.signin.federation;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a simple browser: keeps cookies, follows redirects, fills in forms. */
final class Visitor implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http;
    private final String base;
    private URI at;
    private int status;
    private String body = "";
    private URI left;

    Visitor(String base) {
        this.base = base;
        at = URI.create(base + "/");
        left = at;
        http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
    }

    Visitor get(String address) throws Exception {
        return follow(reads(at.resolve(address)));
    }

    private static HttpRequest reads(URI address) {
        return HttpRequest.newBuilder(address).header("Accept", "text/html").build();
    }

    /** Sends a form of the page that is open. */
    Visitor post(String address, Map<String, String> fields) throws Exception {
        return follow(form(address, fields));
    }

    /** The same without going where the answer leads. */
    URI postAndStay(String address, Map<String, String> fields) throws Exception {
        var answer = http.send(form(address, fields), HttpResponse.BodyHandlers.ofString());
        return at.resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private HttpRequest form(String address, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        Matcher token = TOKEN.matcher(body);
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        String sent = all.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(at.resolve(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(sent))
                .build();
    }

    private Visitor follow(HttpRequest first) throws IOException, InterruptedException {
        HttpRequest request = first;
        for (int i = 0; i < 10; i++) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            status = answer.statusCode();
            at = answer.uri();
            var next = answer.headers().firstValue("Location");
            if (status < 300 || status >= 400 || next.isEmpty()) {
                body = answer.body();
                return this;
            }
            left = at.resolve(next.get());
            request = reads(left);
        }
        throw new IllegalStateException("going round in circles at " + at);
    }

    /** Signs in with the stand-in as somebody invented. */
    Visitor throughMock(String provider, String person) throws Exception {
        get(base + "/sign-in/with/" + provider);
        post("/sign-in/with/" + provider, Map.of());
        return chooseAtMock(person);
    }

    Visitor chooseAtMock(String person) throws Exception {
        Matcher action = Pattern.compile("action=\"(/mock-idp/people[^\"]*)\"").matcher(body);
        if (!action.find()) {
            throw new IllegalStateException(status + " " + at + "\n" + body);
        }
        return post(action.group(1).replace("&amp;", "&"), Map.of("person", person));
    }

    String path() {
        return at.getPath();
    }

    URI at() {
        return at;
    }

    /** The last address that a redirect led to. */
    URI left() {
        return left;
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }

    @Override
    public void close() {
        http.close();
    }
}
