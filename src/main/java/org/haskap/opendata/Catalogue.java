package org.haskap.opendata;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The catalogue of all data sets as DCAT in JSON-LD. */
final class Catalogue {
    private Catalogue() {}

    /**
     * Writes it; the stream stays open.
     *
     * @param base address of the site without a final slash
     */
    static void write(PublicData data, List<Dataset> datasets, String base, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonFile.generator(out)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("@context");
            json.writeStringProperty("dcat", "http://www.w3.org/ns/dcat#");
            json.writeStringProperty("dct", "http://purl.org/dc/terms/");
            json.writeStringProperty("foaf", "http://xmlns.com/foaf/0.1/");
            json.writeStringProperty("xsd", "http://www.w3.org/2001/XMLSchema#");
            json.writeEndObject();
            json.writeStringProperty("@id", base + "/data.json");
            json.writeStringProperty("@type", "dcat:Catalog");
            text(json, "dct:title", data.region() + " 戦略のオープンデータ");
            publisher(json, data);
            moment(json, data);
            json.writeArrayPropertyStart("dcat:dataset");
            datasets.forEach(dataset -> dataset(json, data, dataset, base));
            json.writeEndArray();
            json.writeEndObject();
        }
        out.flush();
    }

    private static void dataset(JsonGenerator json, PublicData data, Dataset dataset, String base) {
        String address = base + "/data/" + dataset.name();
        json.writeStartObject();
        json.writeStringProperty("@id", base + "/data#" + dataset.name());
        json.writeStringProperty("@type", "dcat:Dataset");
        json.writeStringProperty("dct:identifier", dataset.name());
        text(json, "dct:title", dataset.title());
        text(json, "dct:description", dataset.description());
        publisher(json, data);
        moment(json, data);
        licence(json, data);
        json.writeArrayPropertyStart("dcat:distribution");
        distribution(json, data, address + ".csv", "text/csv", "CSV（UTF-8、BOM付き）");
        distribution(json, data, address + ".json", "application/json", "JSON");
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void distribution(JsonGenerator json, PublicData data, String address, String type, String title) {
        json.writeStartObject();
        json.writeStringProperty("@type", "dcat:Distribution");
        text(json, "dct:title", title);
        json.writeObjectPropertyStart("dcat:downloadURL");
        json.writeStringProperty("@id", address);
        json.writeEndObject();
        json.writeStringProperty("dcat:mediaType", type);
        licence(json, data);
        json.writeEndObject();
    }

    private static void licence(JsonGenerator json, PublicData data) {
        if (data.licence().isPresent()) {
            json.writeObjectPropertyStart("dct:license");
            json.writeStringProperty("@id", data.licence().get().url());
            json.writeEndObject();
        }
    }

    private static void publisher(JsonGenerator json, PublicData data) {
        json.writeObjectPropertyStart("dct:publisher");
        json.writeStringProperty("@type", "foaf:Organization");
        json.writeStringProperty("foaf:name", data.region());
        json.writeEndObject();
    }

    private static void moment(JsonGenerator json, PublicData data) {
        json.writeObjectPropertyStart("dct:modified");
        json.writeStringProperty("@type", "xsd:dateTime");
        json.writeStringProperty("@value", data.published().toString());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String value) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("@language", "ja");
        json.writeStringProperty("@value", value);
        json.writeEndObject();
    }
}
