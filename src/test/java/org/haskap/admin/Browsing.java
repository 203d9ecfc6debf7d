package org.haskap.admin;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.haskap.database.TestRegion;

/** Somebody at a page of the desk: reads forms as they are, fills them in, sends them. No script runs. */
public final class Browsing {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    private static final Pattern MAIN = Pattern.compile("<main.*</main>", Pattern.DOTALL);

    private final TestRegion region;
    private final String cookie;

    /** With a session's cookie; an empty one for who has not signed in. */
    public Browsing(TestRegion region, String cookie) {
        this.region = region;
        this.cookie = cookie;
    }

    /** Opens a page. */
    public HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path).build(), BodyHandlers.ofString());
    }

    /** A file as it comes. */
    public byte[] bytes(String path) throws Exception {
        return CLIENT.send(request(path).build(), BodyHandlers.ofByteArray()).body();
    }

    /** Opens a page and keeps what its form hides, to be sent with the answers. */
    public Map<String, String> open(String path) throws Exception {
        return hidden(get(path).body());
    }

    /** What the forms of a page hide. */
    public static Map<String, String> hidden(String html) {
        var main = MAIN.matcher(html);
        var found = new LinkedHashMap<String, String>();
        HIDDEN.matcher(main.find() ? main.group() : html)
                .results()
                .forEach(m ->
                        found.put(m.group(1), m.group(2).replace("&#34;", "\"").replace("&amp;", "&")));
        return found;
    }

    /** The forms' token of this session, or empty for who has none. */
    public Map<String, String> token() throws Exception {
        var found = new LinkedHashMap<String, String>();
        HIDDEN.matcher(get("/my").body())
                .results()
                .filter(m -> m.group(1).equals("_csrf"))
                .forEach(m -> found.put(m.group(1), m.group(2)));
        return found;
    }

    /** Sends a form: what it hides, and answers as names and values by turns. */
    public HttpResponse<String> post(String path, Map<String, String> hidden, String... answers) throws Exception {
        return send(
                path,
                with(hidden, answers).entrySet().stream()
                        .map(e -> List.of(e.getKey(), e.getValue()))
                        .toList());
    }

    private HttpResponse<String> send(String path, List<List<String>> fields) throws Exception {
        String body = fields.stream()
                .map(field -> field.stream()
                        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("=")))
                .collect(Collectors.joining("&"));
        return CLIENT.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Sends a form with a file: what it hides, the file, and answers as names and values by turns. */
    public HttpResponse<String> upload(
            String path, Map<String, String> hidden, String name, byte[] file, String... answers) throws Exception {
        String boundary = "----" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        with(hidden, answers)
                .forEach((field, value) -> body.writeBytes(("--" + boundary
                                + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static Map<String, String> with(Map<String, String> hidden, String... answers) {
        var all = new LinkedHashMap<>(hidden);
        for (int i = 0; i < answers.length; i += 2) {
            all.put(answers[i], answers[i + 1]);
        }
        return all;
    }

    /** Sends any request. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(region.url(path))).header("Accept", "text/html");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(at -> URI.create(at).getPath())
                .orElse("");
    }
}
