package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.haskap.cli.Application;
import org.haskap.database.Region;
import org.haskap.database.RegionSettings;
import org.haskap.database.Regions;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One server for two regions, told apart by host name. */
class SeveralRegionsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Region NORTH = new Region("north");
    private static final Region SOUTH = new Region("south");

    @SuppressWarnings("NullAway.Init")
    private static Regions both;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        both = Regions.open(region.logins(), NORTH, Map.of("127.0.0.1", SOUTH));
        context = new SpringApplicationBuilder(Application.class)
                .initializers(Application.with(both))
                .run("--server.port=0");
        name(NORTH, "北市");
        name(SOUTH, "南市");
    }

    @AfterAll
    static void stop() {
        context.close();
        both.close();
    }

    @Test
    void each_host_name_gives_its_own_regions_pages_also_when_there_is_no_such_page() throws Exception {
        assertThat(Http.get(url("localhost", "/")).body()).contains("北市").doesNotContain("南市");
        assertThat(Http.get(url("127.0.0.1", "/")).body()).contains("南市").doesNotContain("北市");
        var north = Http.get(url("localhost", "/strategy/kpis/none"));
        var south = Http.get(url("127.0.0.1", "/no/such/page"));
        assertThat(north.statusCode()).isEqualTo(404);
        assertThat(south.statusCode()).isEqualTo(404);
        assertThat(north.body()).contains("｜北市</title>").doesNotContain("南市");
        assertThat(south.body()).contains("｜南市</title>").doesNotContain("北市");
    }

    @Test
    void a_page_is_never_taken_for_another_regions_or_for_one_before_a_setting_changed() throws Exception {
        String north = etag(url("localhost", "/plans"));
        assertThat(etag(url("localhost", "/plans"))).isEqualTo(north);
        assertThat(tag(NORTH)).isNotEqualTo(tag(SOUTH));
        assertThat(tag(NORTH).replaceFirst(".*-", "")).isEqualTo(tag(SOUTH).replaceFirst(".*-", ""));
        name(NORTH, "北の市");
        var changed = Http.get(url("localhost", "/plans"), "If-None-Match", north);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("北の市");
        String now = etag(url("localhost", "/plans"));
        name(NORTH, "北の市");
        assertThat(etag(url("localhost", "/plans"))).isEqualTo(now);
        name(NORTH, "北市");
    }

    private static String tag(Region of) {
        return both.in(
                of,
                () -> context.getBean(org.haskap.database.Publications.class).tag());
    }

    private static String etag(String url) throws Exception {
        return Http.get(url).headers().firstValue("ETag").orElseThrow();
    }

    private static String url(String host, String path) {
        return "http://" + host + ":" + context.getEnvironment().getRequiredProperty("local.server.port") + path;
    }

    private static void name(Region of, String name) {
        both.in(of, () -> {
            context.getBean(RegionSettings.class).set(RegionSettings.NAME, name);
            return true;
        });
    }
}
