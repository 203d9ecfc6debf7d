package org.haskap.entry;

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
import java.util.List;
import java.util.regex.Pattern;
import org.haskap.database.TestRegion;
import org.haskap.indicator.City;
import org.haskap.signin.TestSignIn;

/** Somebody of the city at the pages, without a browser: reads forms as they are and sends them. */
final class Clerk {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    private static final Pattern MAIN = Pattern.compile("<main.*</main>", Pattern.DOTALL);

    private final TestRegion region;
    private final String cookie;

    Clerk(TestRegion region, City city, long person) {
        this.region = region;
        cookie = TestSignIn.as(city.application, person);
    }

    HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path).build(), BodyHandlers.ofString());
    }

    byte[] bytes(String path) throws Exception {
        return CLIENT.send(request(path).build(), BodyHandlers.ofByteArray()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(region.url(path))).header("Cookie", cookie);
    }

    /** What the forms of a page send by themselves. */
    static List<String> hidden(String html) {
        var main = MAIN.matcher(html);
        var fields = new ArrayList<String>();
        HIDDEN.matcher(main.find() ? main.group() : html).results().forEach(found -> {
            fields.add(found.group(1));
            fields.add(found.group(2).replace("&#34;", "\"").replace("&amp;", "&"));
        });
        return fields;
    }

    /** Sends what a page's form hides together with the answers. */
    HttpResponse<String> post(String path, List<String> hidden, String... answers) throws Exception {
        var all = new ArrayList<>(hidden);
        all.addAll(List.of(answers));
        var body = new StringBuilder();
        for (int i = 0; i < all.size(); i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(all.get(i), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(all.get(i + 1), StandardCharsets.UTF_8));
        }
        return CLIENT.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Opens a page and sends its form with the answers. */
    HttpResponse<String> answer(String path, String... answers) throws Exception {
        return post(path, hidden(get(path).body()), answers);
    }

    HttpResponse<String> upload(String path, String name, byte[] bytes, String... answers) throws Exception {
        var all = new ArrayList<>(hidden(get(path).body()));
        all.addAll(List.of(answers));
        return uploadAs(path, name, bytes, all);
    }

    /** Sends a file with a form that was opened before. */
    HttpResponse<String> uploadAs(String path, String name, byte[] bytes, List<String> all) throws Exception {
        String boundary = "----entries";
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < all.size(); i += 2) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + all.get(i) + "\"\r\n\r\n"
                            + all.get(i + 1) + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return CLIENT.send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }
}
