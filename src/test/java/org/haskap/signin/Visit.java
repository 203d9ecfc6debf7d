package org.haskap.signin;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.haskap.database.TestRegion;

/** Somebody with a browser that keeps cookies, reads forms' tokens and follows no redirect unasked. */
final class Visit {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final UnaryOperator<String> url;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    Visit(TestRegion region) {
        this(region::url);
    }

    /** By way of other addresses than the application's own. */
    Visit(UnaryOperator<String> url) {
        this.url = url;
    }

    /** With the session's cookie that {@link TestSignIn} gives. */
    static Visit with(TestRegion region, String cookie) {
        var visit = new Visit(region);
        int equals = cookie.indexOf('=');
        visit.cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1));
        return visit;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url.apply(path))).header("Accept", "text/html"), headers);
    }

    /** Sends a form with the token of the last page that had one. */
    HttpResponse<String> post(String path, String... pairs) throws IOException, InterruptedException {
        return post(path, Map.of(), pairs);
    }

    HttpResponse<String> post(String path, Map<String, String> headers, String... pairs)
            throws IOException, InterruptedException {
        var body = new StringBuilder("_csrf=" + encoded(token));
        for (int i = 0; i < pairs.length; i += 2) {
            body.append('&').append(encoded(pairs[i])).append('=').append(encoded(pairs[i + 1]));
        }
        var request = HttpRequest.newBuilder(URI.create(url.apply(path)))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        headers.forEach(request::header);
        return send(request);
    }

    /** Opens a page and, from there, wherever it sends to. */
    HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        HttpResponse<String> last = answer;
        for (int i = 0; i < 5 && last.statusCode() / 100 == 3; i++) {
            last = get(location(last));
        }
        return last;
    }

    static String location(HttpResponse<?> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        URI uri = URI.create(location);
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /** Signs in with a password, and whatever follows is the caller's. */
    HttpResponse<String> signIn(String email, String password) throws IOException, InterruptedException {
        get("/sign-in");
        return post("/sign-in/password", "email", email, "password", password);
    }

    String cookie() {
        return cookies.getOrDefault(SessionCookie.NAME, "");
    }

    void cookie(String value) {
        cookies.put(SessionCookie.NAME, value);
    }

    String token() {
        return token;
    }

    void token(String value) {
        token = value;
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String set : answer.headers().allValues("Set-Cookie")) {
            for (HttpCookie cookie : HttpCookie.parse(set)) {
                if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie.getValue());
                }
            }
        }
        Matcher found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
