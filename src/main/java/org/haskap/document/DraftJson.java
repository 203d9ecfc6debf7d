package org.haskap.document;

import org.haskap.kernel.Period;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** A reader's draft as text and back, without loss: numbers keep every digit, periods are their codes. */
final class DraftJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(Period.class, new PeriodWriter())
                    .addDeserializer(Period.class, new PeriodReader()))
            .build();

    private DraftJson() {}

    static String write(ReaderDraft draft) {
        return JSON.writeValueAsString(draft);
    }

    static ReaderDraft read(String json) {
        return JSON.readValue(json, ReaderDraft.class);
    }

    private static final class PeriodWriter extends ValueSerializer<Period> {
        @Override
        public void serialize(Period period, JsonGenerator out, SerializationContext context) {
            out.writeString(period.code());
        }
    }

    private static final class PeriodReader extends ValueDeserializer<Period> {
        @Override
        public Period deserialize(JsonParser in, DeserializationContext context) {
            return Period.parse(in.getString());
        }
    }
}
