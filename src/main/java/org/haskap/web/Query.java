package org.haskap.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The conditions in an address, in order. Empty ones are left out.
 *
 * @param path path of the page
 * @param values name to value
 */
public record Query(String path, Map<String, String> values) {

    /** Copies the map in its order, without empty values. */
    public Query {
        var kept = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> {
            if (!value.isEmpty()) {
                kept.put(name, value);
            }
        });
        values = Collections.unmodifiableMap(kept);
    }

    /** No condition. */
    public static Query of(String path) {
        return new Query(path, Map.of());
    }

    /** The same with a condition more or another value for it. */
    public Query with(String name, String value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new Query(path, changed);
    }

    /** The address without one of the conditions. */
    public String without(String name) {
        return with(name, "").href();
    }

    /** The address. */
    public String href() {
        return values.isEmpty()
                ? path
                : values.entrySet().stream()
                        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
