package org.haskap;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.haskap.database.TestRegion;

/**
 * A scanner's eyes and hands: follows links, reads forms, and sends what no browser would. No script runs, no redirect is
 * followed, no cookie is kept but the given one.
 *
 * @param region where
 * @param cookie the {@code Cookie} header's value, or empty
 */
record Crawl(TestRegion region, String cookie) {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** Of addresses that differ in numbers and words only, so many are looked at; all are made by the same code. */
    private static final int OF_A_KIND = 6;

    private static final Pattern LINK = Pattern.compile("<a\\s[^>]*?href=\"([^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("<form\\s([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("<(input|textarea|select)\\s([^>]*)>", Pattern.DOTALL);
    private static final Pattern FIRST_OPTION = Pattern.compile("<option value=\"([^\"]+)\"");

    private static final Pattern RESOURCE = Pattern.compile(
            "<(?:script|img|iframe|embed|source|audio|video|input)\\s[^>]*?src=\"([^\"]*)\"|<link\\s[^>]*?href=\"([^\"]*)\"|"
                    + "<form\\s[^>]*?action=\"([^\"]*)\"|<object\\s[^>]*?data=\"([^\"]*)\"|formaction=\"([^\"]*)\"");

    /** A form as it stands on a page; text fields are those that a person types into. */
    record HtmlForm(String page, String method, String action, Map<String, String> fields, List<String> texts) {}

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return send("POST", path, encoded(fields), "Content-Type", "application/x-www-form-urlencoded");
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(region.url(path)))
                .header("Accept", "text/html")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return CLIENT.send(
                (cookie.isEmpty() ? request : request.header("Cookie", cookie)).build(), BodyHandlers.ofString());
    }

    /** Sends a request byte by byte and gives the whole answer, head and body. */
    String raw(String firstLine, String... headers) throws IOException {
        try (var socket = new Socket("localhost", URI.create(region.url("/")).getPort())) {
            socket.setSoTimeout(10_000);
            var all = new StringBuilder(firstLine).append(" HTTP/1.1\r\nAccept: text/html\r\nConnection: close\r\n");
            if (!cookie.isEmpty()) {
                all.append("Cookie: ").append(cookie).append("\r\n");
            }
            for (int i = 0; i < headers.length; i += 2) {
                all.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            }
            socket.getOutputStream().write(all.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Everything that links lead to from the starting pages on, but for addresses that are not wanted. */
    Map<String, HttpResponse<String>> all(Predicate<String> wanted, String... starts) throws Exception {
        var found = new LinkedHashMap<String, HttpResponse<String>>();
        var kinds = new HashMap<String, Integer>();
        var waiting = new ArrayDeque<>(List.of(starts));
        while (!waiting.isEmpty()) {
            String path = waiting.removeFirst();
            if (found.containsKey(path) || kinds.merge(kind(path), 1, Integer::sum) > OF_A_KIND) {
                continue;
            }
            var answer = get(path);
            found.put(path, answer);
            if (!isHtml(answer)) {
                continue;
            }
            for (String link : links(answer.body())) {
                String target = link.replaceFirst("#.*", "");
                if (target.startsWith("/") && wanted.test(target)) {
                    waiting.add(target);
                }
            }
            String base = path.replaceFirst("\\?.*", "");
            links(answer.body()).stream()
                    .filter(link -> link.startsWith("?") && wanted.test(base + link))
                    .forEach(link -> waiting.add(base + link.replaceFirst("#.*", "")));
        }
        return found;
    }

    /** The address without what distinguishes one record from the next. */
    private static String kind(String path) {
        return path.replaceAll("=[^&]*", "")
                .replaceAll("/\\d+(?=/|\\.|\\?|$)", "/0")
                .replaceAll("(/(?:kpis|measures|goals|plans|data|programmes)/)[^/.?]+", "$1x");
    }

    /** What a page loads, and where its forms lead. */
    static Set<String> resources(String html) {
        var found = new TreeSet<String>();
        RESOURCE.matcher(html).results().forEach(match -> {
            for (int i = 1; i <= match.groupCount(); i++) {
                if (match.group(i) != null) {
                    found.add(match.group(i).replace("&amp;", "&"));
                }
            }
        });
        return found;
    }

    static boolean isHtml(HttpResponse<String> answer) {
        return type(answer).startsWith("text/html");
    }

    static String type(HttpResponse<String> answer) {
        return header(answer, "Content-Type");
    }

    static String header(HttpResponse<String> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    static List<String> links(String html) {
        return LINK.matcher(html).results().map(m -> unescaped(m.group(1))).toList();
    }

    /** The forms of a page. A choice is answered with its first value. */
    static List<HtmlForm> forms(String page, String html) {
        var forms = new ArrayList<HtmlForm>();
        FORM.matcher(html).results().forEach(form -> {
            var fields = new LinkedHashMap<String, String>();
            var texts = new ArrayList<String>();
            CONTROL.matcher(form.group(2)).results().forEach(control -> {
                String name = attribute(control.group(2), "name");
                String type = attribute(control.group(2), "type");
                boolean select = control.group(1).equals("select");
                boolean choice = type.equals("radio") || type.equals("checkbox");
                if (name.isEmpty() || (choice && fields.containsKey(name))) {
                    return;
                }
                var option = FIRST_OPTION.matcher(form.group(2).substring(control.start()));
                fields.put(
                        name,
                        select && option.find() ? unescaped(option.group(1)) : attribute(control.group(2), "value"));
                if (control.group(1).equals("textarea") || type.matches("text|email|search|url|tel")) {
                    texts.add(name);
                }
            });
            String action = attribute(form.group(1), "action");
            forms.add(new HtmlForm(
                    page,
                    attribute(form.group(1), "method").equalsIgnoreCase("post") ? "POST" : "GET",
                    action.isEmpty() ? page : action,
                    fields,
                    texts));
        });
        return forms;
    }

    static String attribute(String tag, String name) {
        var found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? unescaped(found.group(1)) : "";
    }

    private static String unescaped(String text) {
        return text.replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(e -> URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The style sheets, scripts and icons that these pages load. */
    Map<String, HttpResponse<String>> assets(List<HttpResponse<String>> pages) throws Exception {
        var assets = new LinkedHashMap<String, HttpResponse<String>>();
        for (var page : pages) {
            for (String path : resources(page.body())) {
                if (path.matches("/(css|js|webjars|icon).*")) {
                    assets.put(path, get(path));
                }
            }
        }
        return assets;
    }
}
