package org.haskap.opendata;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * All data sets in one zip file, with a description after Frictionless Data (datapackage.json). The same version gives the
 * same bytes: entries carry the time of publication, not of packing.
 */
final class Archive {
    /** The earliest time a zip entry can carry. */
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Archive() {}

    /** Writes entry by entry; the stream stays open. */
    static void write(PublicData data, List<Dataset> datasets, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.putNextEntry(entry("datapackage.json", data));
        describe(data, datasets, zip);
        zip.closeEntry();
        for (Dataset dataset : datasets) {
            zip.putNextEntry(entry(path(dataset), data));
            CsvFile.write(dataset, zip);
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }

    private static ZipEntry entry(String name, PublicData data) {
        var entry = new ZipEntry(name);
        LocalDateTime time = LocalDateTime.ofInstant(data.published(), ZoneOffset.UTC);
        entry.setTimeLocal(time.isBefore(EARLIEST) ? EARLIEST : time);
        return entry;
    }

    private static String path(Dataset dataset) {
        return "data/" + dataset.name() + ".csv";
    }

    private static void describe(PublicData data, List<Dataset> datasets, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonFile.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("profile", "tabular-data-package");
            json.writeStringProperty("name", "strategy-" + data.code());
            json.writeStringProperty("title", data.region() + " 戦略のオープンデータ");
            json.writeStringProperty(
                    "description",
                    "文字コードはUTF-8（BOM付き）、改行はCRLF。値のないところは空で、status列が理由を言う。" + "表計算ソフトが式と取り違える文字列には、前に ' を付けてある。");
            json.writeStringProperty("version", Long.toString(data.version()));
            json.writeStringProperty("created", data.published().toString());
            licences(json, data);
            json.writeArrayPropertyStart("resources");
            datasets.forEach(dataset -> resource(json, dataset));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void licences(JsonGenerator json, PublicData data) {
        if (data.licence().isEmpty()) {
            return;
        }
        Licence licence = data.licence().get();
        json.writeArrayPropertyStart("licenses");
        json.writeStartObject();
        json.writeStringProperty("name", licence.code());
        json.writeStringProperty("title", licence.title());
        json.writeStringProperty("path", licence.url());
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void resource(JsonGenerator json, Dataset dataset) {
        json.writeStartObject();
        json.writeStringProperty("profile", "tabular-data-resource");
        json.writeStringProperty("name", dataset.name());
        json.writeStringProperty("title", dataset.title());
        json.writeStringProperty("description", dataset.description());
        json.writeStringProperty("path", path(dataset));
        json.writeStringProperty("format", "csv");
        json.writeStringProperty("mediatype", "text/csv");
        json.writeStringProperty("encoding", "utf-8");
        json.writeObjectPropertyStart("dialect");
        json.writeStringProperty("delimiter", ",");
        json.writeStringProperty("lineTerminator", "\r\n");
        json.writeBooleanProperty("header", true);
        json.writeEndObject();
        json.writeObjectPropertyStart("schema");
        json.writeArrayPropertyStart("fields");
        dataset.columns().forEach(column -> field(json, column));
        json.writeEndArray();
        json.writeArrayPropertyStart("missingValues");
        json.writeString("");
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void field(JsonGenerator json, Column column) {
        json.writeStartObject();
        json.writeStringProperty("name", column.name());
        json.writeStringProperty("title", column.title());
        json.writeStringProperty("type", column.type().frictionless());
        @Nullable String unit = column.unit();
        if (unit != null) {
            json.writeStringProperty("unit", unit);
        }
        @Nullable String codes = column.codes();
        if (codes != null) {
            json.writeObjectPropertyStart("constraints");
            json.writeArrayPropertyStart("enum");
            Codes.lists().getOrDefault(codes, List.of()).forEach(code -> json.writeString(code.code()));
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
