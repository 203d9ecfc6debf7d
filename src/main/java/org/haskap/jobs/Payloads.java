package org.haskap.jobs;

import tools.jackson.databind.json.JsonMapper;

/** What a job is told, as JSON. */
final class Payloads {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Payloads() {}

    static String write(Object payload) {
        return JSON.writeValueAsString(payload);
    }

    static <T> T read(String json, Class<T> type) {
        return JSON.readValue(json, type);
    }
}
