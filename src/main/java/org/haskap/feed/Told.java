package org.haskap.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem as it is told to a program (RFC 9457).
 *
 * @param status HTTP status
 * @param title what happened
 * @param detail why, and what to do
 * @param errors what is wrong in what was sent, with JSON pointers; may be empty
 * @param retryAfter seconds to wait before the next try; 0 for none
 */
record Told(int status, String title, String detail, List<Fault> errors, long retryAfter) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Told {
        errors = List.copyOf(errors);
    }

    /**
     * One thing that is wrong.
     *
     * @param pointer JSON pointer (RFC 6901) to it
     * @param detail what is wrong and how to mend it
     */
    record Fault(String pointer, String detail) {}

    static Told of(int status, String title, String detail) {
        return new Told(status, title, detail, List.of(), 0);
    }

    /** Answers a request with it. */
    void to(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == 401) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"facts\"");
        }
        if (retryAfter > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
        }
        response.getOutputStream().write(json().getBytes(StandardCharsets.UTF_8));
    }

    private String json() {
        var body = new LinkedHashMap<String, Object>(Map.of());
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("instance", FactsController.PATH);
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        return JSON.writeValueAsString(body);
    }
}
