package org.haskap.opendata;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes data sets and what describes them as JSON: UTF-8 without byte order mark, keys in snake case, missing is null. */
final class JsonFile {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonFile() {}

    /** Opens a generator; closing it leaves the stream open. */
    static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    }

    /** Writes row by row; the stream stays open. */
    static void write(Dataset dataset, PublicData data, OutputStream out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("dataset", dataset.name());
            json.writeStringProperty("title", dataset.title());
            json.writeStringProperty("region", data.region());
            json.writeNumberProperty("version", data.version());
            json.writeStringProperty("published", data.published().toString());
            text(json, "licence", data.licence().map(Licence::code));
            json.writeArrayPropertyStart("columns");
            for (Column column : dataset.columns()) {
                json.writeStartObject();
                json.writeStringProperty("name", column.name());
                json.writeStringProperty("title", column.title());
                json.writeStringProperty("type", column.type().frictionless());
                text(json, "unit", Optional.ofNullable(column.unit()));
                text(json, "codes", Optional.ofNullable(column.codes()));
                json.writeEndObject();
            }
            json.writeEndArray();
            List<String> keys = keys(dataset.columns());
            json.writeArrayPropertyStart("rows");
            try (Stream<Dataset.Row> rows = dataset.rows().get()) {
                rows.forEach(row -> row(json, keys, row));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.flush();
    }

    /** A text, or null. */
    static void text(JsonGenerator json, String name, Optional<String> value) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeString, json::writeNull);
    }

    /** The columns' names, told apart where a register prints a heading twice or none. */
    private static List<String> keys(List<Column> columns) {
        var keys = new java.util.ArrayList<String>();
        for (Column column : columns) {
            String key = column.name();
            for (int i = 2; keys.contains(key); i++) {
                key = column.name() + "_" + i;
            }
            keys.add(key);
        }
        return keys;
    }

    private static void row(JsonGenerator json, List<String> keys, Dataset.Row row) {
        json.writeStartObject();
        for (int i = 0; i < keys.size(); i++) {
            json.writeName(keys.get(i));
            value(json, row.cells().get(i));
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case BigDecimal number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            default -> json.writeString(value.toString());
        }
    }
}
