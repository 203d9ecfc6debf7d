package org.haskap.intake;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who has signed in and uses pages and forms without a browser. */
final class Staff {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

    private final UnaryOperator<String> url;
    private final String cookie;

    Staff(UnaryOperator<String> url, String cookie) {
        this.url = url;
        this.cookie = cookie;
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url.apply(path))).header("Cookie", cookie);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends a form that stands on a page, with its token and hidden fields of that name. */
    HttpResponse<String> post(String from, String path, String... fields) throws Exception {
        var all = new ArrayList<>(List.of("_csrf", token(from)));
        Collections.addAll(all, fields);
        var body = new StringBuilder();
        for (int i = 0; i < all.size(); i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(all.get(i), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(all.get(i + 1), StandardCharsets.UTF_8));
        }
        return send(path, "application/x-www-form-urlencoded", BodyPublishers.ofString(body.toString()));
    }

    /** Uploads a file. */
    HttpResponse<String> upload(String name, byte[] bytes, Map<String, String> fields) throws Exception {
        var all = new LinkedHashMap<>(Map.of("_csrf", token("/staff/imports/new")));
        all.put("key", UUID.randomUUID().toString());
        all.putAll(fields);
        String boundary = "----" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        all.forEach((field, value) -> body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                        + field + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name.replace("\"", "%22") + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                "/staff/imports/new",
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.ofByteArray(body.toByteArray()));
    }

    /** Uploads a file that is accepted, and waits until it is read or cannot be; the path of its page. */
    String taken(String name, byte[] bytes, Map<String, String> fields) throws Exception {
        var answer = upload(name, bytes, fields);
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        String path = path(answer);
        read(path);
        return path;
    }

    /** Waits until a job has ended; the page then. */
    String read(String path) throws Exception {
        for (int i = 0; i < 600; i++) {
            String body = get(path).body();
            if (!body.contains("hx-trigger=\"every 3s\"")) {
                return body;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not read: " + get(path).body());
    }

    /** Where an answer leads. */
    static String path(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElseThrow();
        return URI.create(location).getRawPath();
    }

    /** The value of a hidden field on a page. */
    String hidden(String page, String name) throws Exception {
        Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"")
                .matcher(get(page).body());
        if (!found.find()) {
            throw new AssertionError("no field " + name + " on " + page);
        }
        return found.group(1);
    }

    private String token(String from) throws Exception {
        var page = get(from);
        Matcher token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("no form on " + from + ": " + page.statusCode() + " " + page.body());
        }
        return token.group(1);
    }

    private HttpResponse<String> send(String path, String type, HttpRequest.BodyPublisher body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url.apply(path)))
                        .header("Cookie", cookie)
                        .header("Content-Type", type)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }
}
