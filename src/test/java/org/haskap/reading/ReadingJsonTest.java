package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.haskap.kernel.Finding;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.haskap.kernel.YearSpan;
import org.haskap.reading.LineFate.Fate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shape that docs/reading.md promises. */
class ReadingJsonTest {
    private static final Place PLACE = Place.line(2, 7);

    private static JsonNode json(Reading reading) {
        var out = new StringWriter();
        ReadingJson.write(reading, out);
        return JsonMapper.shared().readTree(out.toString());
    }

    private static Reading plan() {
        var node = new PlanDraft.Node(
                "m3", "d1", "measure", "③", "創業の支援", List.of("産業部"), List.of("先行型"), Map.of("概要", "支える。"), PLACE);
        var indicator = new PlanDraft.Indicator(
                "m3-k1",
                "m3",
                "人口",
                "人",
                PlanDraft.Direction.INCREASE,
                PlanDraft.Accumulation.YEARLY_FLOW,
                new PlanDraft.Figure("186 万人", new BigDecimal("186E+4"), "人", new FiscalYear(2014), null),
                new PlanDraft.Figure("―", null, "人", null, Missing.NOT_AVAILABLE),
                List.of(new PlanDraft.Point(new FiscalYear(2015), new BigDecimal("12.50"), "12.50", "実績値")),
                List.of("※1 注"),
                PLACE);
        var plan = new PlanDraft(
                "総合戦略",
                null,
                new YearSpan(new FiscalYear(2015), new FiscalYear(2019)),
                List.of(new PlanDraft.Level("measure", "施策")),
                List.of(node),
                List.of(indicator),
                List.of(new PlanDraft.Organisation("部会", "m3", "1", PLACE)),
                List.of(new PlanDraft.Zone("東部", "産業", PLACE)),
                Map.of("前文", "策定しました。"));
        var document = new Document("a.txt", Document.Format.TXT, 2, List.of(Document.Line.of(PLACE, "創業")));
        return new Reading(
                document,
                plan,
                null,
                List.of(new Finding(Finding.Severity.WARNING, "code", "文。", PLACE.at(3))),
                List.of(new LineFate(PLACE, Fate.CONTENT, "m3")));
    }

    @Test
    void a_plan_prints_every_key() {
        JsonNode json = json(plan());
        assertThat(json.propertyNames())
                .containsExactly("document", "plan", "indicators", "register", "organisations", "findings", "account");
        assertThat(json.at("/document").toString())
                .isEqualTo("{\"name\":\"a.txt\",\"kind\":\"txt\",\"pages\":2,\"lines\":1}");
        assertThat(json.at("/plan").propertyNames())
                .containsExactly("title", "owner", "period", "levels", "nodes", "zones", "sections");
        assertThat(json.at("/plan/sections/前文").asString()).isEqualTo("策定しました。");
        assertThat(json.at("/plan/owner").isNull()).isTrue();
        assertThat(json.at("/plan/period").asString()).isEqualTo("FY2015/FY2019");
        assertThat(json.at("/plan/nodes/0").propertyNames())
                .containsExactly(
                        "code", "parent", "level", "label", "title", "departments", "flags", "sections", "place");
        assertThat(json.at("/plan/nodes/0/sections/概要").asString()).isEqualTo("支える。");
        assertThat(json.at("/register").isEmpty()).isTrue();
        assertThat(json.at("/organisations/0").propertyNames()).containsExactly("name", "node", "label", "place");
        assertThat(json.at("/account").toString())
                .isEqualTo("{\"content\":1,\"furniture\":0,\"finding\":0,\"blank\":0,\"total\":1}");
    }

    @Test
    void an_indicator_prints_plain_numbers_in_the_base_unit() {
        JsonNode indicator = json(plan()).at("/indicators/0");
        assertThat(indicator.propertyNames())
                .containsExactly(
                        "code",
                        "node",
                        "name",
                        "unit",
                        "direction",
                        "accumulation",
                        "baseline",
                        "target",
                        "series",
                        "notes",
                        "place");
        assertThat(indicator.at("/baseline").toString())
                .isEqualTo(
                        "{\"text\":\"186 万人\",\"value\":1860000,\"unit\":\"人\",\"period\":\"FY2014\",\"missing\":null}");
        assertThat(indicator.at("/target/value").isNull()).isTrue();
        assertThat(indicator.at("/target/missing").asString()).isEqualTo("not-available");
        assertThat(indicator.at("/accumulation").asString()).isEqualTo("yearly-flow");
        assertThat(indicator.at("/series/0").toString())
                .isEqualTo("{\"period\":\"FY2015\",\"value\":12.5,\"text\":\"12.50\",\"tag\":\"実績値\"}");
        assertThat(indicator.at("/place").toString()).isEqualTo("{\"page\":2,\"line\":7,\"column\":null}");
    }

    @Test
    void a_finding_prints_its_place_to_the_column() {
        assertThat(json(plan()).at("/findings/0").toString())
                .isEqualTo(
                        "{\"severity\":\"warning\",\"code\":\"code\",\"message\":\"文。\",\"place\":{\"page\":2,\"line\":7,\"column\":3}}");
    }

    @Test
    void a_register_prints_every_programme_and_each_partner_once() {
        JsonNode json = json(Readers.read(Path.of("samples/tomakomai/collaboration-register-2025.tsv"), null));
        assertThat(json.at("/plan").isNull()).isTrue();
        assertThat(json.at("/indicators").isEmpty()).isTrue();
        assertThat(json.at("/register"))
                .hasSize(26)
                .allSatisfy(programme -> assertThat(programme.propertyNames())
                        .containsExactly(
                                "no",
                                "department",
                                "name",
                                "partners",
                                "form",
                                "recurrence",
                                "firstYear",
                                "start",
                                "end",
                                "purpose",
                                "participants",
                                "effect",
                                "place"));
        assertThat(json.at("/register/1/start").asString()).isEqualTo("2025-05-17");
        assertThat(json.at("/register/4/participants").toString())
                .isEqualTo("{\"value\":null,\"missing\":\"not-collected\",\"text\":\"不明\"}");
        assertThat(json.at("/organisations")).hasSize(23);
    }

    @Test
    void several_readings_print_as_an_array() {
        var out = new StringWriter();
        ReadingJson.write(List.of(plan(), plan()), out);
        assertThat(JsonMapper.shared().readTree(out.toString()))
                .hasSize(2)
                .allSatisfy(reading ->
                        assertThat(reading.at("/document/name").asString()).isEqualTo("a.txt"));
    }
}
