package org.haskap.reading;

import java.io.Writer;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.kernel.Place;
import org.haskap.reading.RegisterDraft.Programme;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Prints readings as JSON in the shape that {@code docs/reading.md} describes; every key is always there. */
public final class ReadingJson {
    private final JsonGenerator out;

    private ReadingJson(JsonGenerator out) {
        this.out = out;
    }

    /** Prints one reading as one object; the writer stays open. */
    public static void write(Reading reading, Writer writer) {
        try (JsonGenerator out = generator(writer)) {
            new ReadingJson(out).reading(reading);
        }
    }

    /** Prints several readings as an array; the writer stays open. */
    public static void write(Collection<Reading> readings, Writer writer) {
        try (JsonGenerator out = generator(writer)) {
            var json = new ReadingJson(out);
            out.writeStartArray();
            readings.forEach(json::reading);
            out.writeEndArray();
        }
    }

    private static JsonGenerator generator(Writer writer) {
        var factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        var printer = new DefaultPrettyPrinter();
        return factory.createGenerator(
                new ObjectWriteContext.Base() {
                    @Override
                    public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                        return printer;
                    }
                },
                writer);
    }

    private void reading(Reading reading) {
        Document document = reading.document();
        PlanDraft plan = reading.plan();
        RegisterDraft register = reading.register();
        out.writeStartObject();
        out.writeObjectPropertyStart("document");
        text("name", document.name());
        word("kind", document.kind());
        out.writeNumberProperty("pages", document.pages());
        out.writeNumberProperty("lines", document.lines().size());
        out.writeEndObject();
        plan(plan);
        array("indicators", plan == null ? List.of() : plan.indicators(), this::indicator);
        array("register", register == null ? List.of() : register.programmes(), this::programme);
        array(
                "organisations",
                plan != null ? plan.organisations() : register != null ? partners(register) : List.of(),
                this::organisation);
        array("findings", reading.findings(), this::finding);
        account(reading.account());
        out.writeEndObject();
    }

    /** The partners of a register, each once, where it stands first. */
    private static List<PlanDraft.Organisation> partners(RegisterDraft register) {
        var partners = new LinkedHashMap<String, PlanDraft.Organisation>();
        for (Programme programme : register.programmes()) {
            for (String partner : programme.partners()) {
                partners.putIfAbsent(partner, new PlanDraft.Organisation(partner, null, "", programme.place()));
            }
        }
        return List.copyOf(partners.values());
    }

    private void plan(@Nullable PlanDraft plan) {
        if (plan == null) {
            out.writeNullProperty("plan");
            return;
        }
        out.writeObjectPropertyStart("plan");
        text("title", plan.title());
        text("owner", plan.owner());
        period("period", plan.period());
        array("levels", plan.levels(), level -> {
            text("key", level.key());
            text("name", level.name());
        });
        array("nodes", plan.nodes(), this::node);
        array("zones", plan.zones(), zone -> {
            text("name", zone.name());
            text("theme", zone.theme());
            place(zone.place());
        });
        sections(plan.sections());
        out.writeEndObject();
    }

    private void node(PlanDraft.Node node) {
        text("code", node.code());
        text("parent", node.parent());
        text("level", node.level());
        text("label", node.label());
        text("title", node.title());
        texts("departments", node.departments());
        texts("flags", node.flags());
        sections(node.sections());
        place(node.place());
    }

    private void sections(Map<String, String> sections) {
        out.writeObjectPropertyStart("sections");
        sections.forEach(this::text);
        out.writeEndObject();
    }

    private void indicator(PlanDraft.Indicator indicator) {
        text("code", indicator.code());
        text("node", indicator.node());
        text("name", indicator.name());
        text("unit", indicator.unit());
        word("direction", indicator.direction());
        word("accumulation", indicator.accumulation());
        figure("baseline", indicator.baseline());
        figure("target", indicator.target());
        array("series", indicator.series(), point -> {
            period("period", point.period());
            number("value", point.value());
            text("text", point.text());
            text("tag", point.tag());
        });
        texts("notes", indicator.notes());
        place(indicator.place());
    }

    private void figure(String key, PlanDraft.Figure figure) {
        out.writeObjectPropertyStart(key);
        text("text", figure.text());
        number("value", figure.value());
        text("unit", figure.unit());
        period("period", figure.period());
        missing(figure.missing());
        out.writeEndObject();
    }

    private void programme(Programme programme) {
        text("no", programme.no());
        text("department", programme.department());
        text("name", programme.name());
        texts("partners", programme.partners());
        text("form", programme.form());
        text("recurrence", programme.recurrence());
        number("firstYear", programme.firstYear() == null ? null : BigDecimal.valueOf(programme.firstYear()));
        text("start", programme.start() == null ? null : programme.start().toString());
        text("end", programme.end() == null ? null : programme.end().toString());
        text("purpose", programme.purpose());
        out.writeObjectPropertyStart("participants");
        number("value", programme.participants().value());
        missing(programme.participants().missing());
        text("text", programme.participants().text());
        out.writeEndObject();
        text("effect", programme.effect());
        place(programme.place());
    }

    private void organisation(PlanDraft.Organisation organisation) {
        text("name", organisation.name());
        text("node", organisation.node());
        text("label", organisation.label());
        place(organisation.place());
    }

    private void finding(Finding finding) {
        word("severity", finding.severity());
        text("code", finding.code());
        text("message", finding.message());
        place(finding.place());
    }

    private void account(Account account) {
        out.writeObjectPropertyStart("account");
        out.writeNumberProperty("content", account.content());
        out.writeNumberProperty("furniture", account.furniture());
        out.writeNumberProperty("finding", account.finding());
        out.writeNumberProperty("blank", account.blank());
        out.writeNumberProperty("total", account.total());
        out.writeEndObject();
    }

    private void place(@Nullable Place place) {
        if (place == null) {
            out.writeNullProperty("place");
            return;
        }
        out.writeObjectPropertyStart("place");
        out.writeNumberProperty("page", place.page());
        out.writeNumberProperty("line", place.line());
        number("column", place.column() == null ? null : BigDecimal.valueOf(place.column()));
        out.writeEndObject();
    }

    private interface Printer<T> {
        void print(T item);
    }

    private <T> void array(String key, List<T> items, Printer<T> printer) {
        out.writeArrayPropertyStart(key);
        for (T item : items) {
            out.writeStartObject();
            printer.print(item);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void texts(String key, List<String> texts) {
        out.writeArrayPropertyStart(key);
        texts.forEach(out::writeString);
        out.writeEndArray();
    }

    private void text(String key, @Nullable String text) {
        if (text == null) {
            out.writeNullProperty(key);
        } else {
            out.writeStringProperty(key, text);
        }
    }

    private void number(String key, @Nullable BigDecimal value) {
        if (value == null) {
            out.writeNullProperty(key);
        } else {
            out.writeName(key);
            // 1.86E+6 would be printed with the digits of its own scale
            out.writeNumber(value.scale() < 0 ? value.setScale(0) : value);
        }
    }

    private void period(String key, @Nullable Period period) {
        text(key, period == null ? null : period.code());
    }

    private void missing(@Nullable Missing missing) {
        text("missing", missing == null ? null : word(missing));
    }

    private void word(String key, Enum<?> value) {
        text(key, word(value));
    }

    /** Enumerated values are printed in lower case with hyphens. */
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
