package org.haskap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegionsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @Test
    void a_connection_looks_at_the_regions_schema() {
        assertThat(region.jdbc()
                        .sql("select current_schema()")
                        .query(String.class)
                        .single())
                .isEqualTo("region_test");
    }

    @Test
    void a_failed_transaction_leaves_nothing() {
        var settings = new RegionSettings(region.jdbc());
        assertThatThrownBy(() -> region.transactions().executeWithoutResult(_ -> {
                    settings.set("colour", "blue");
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(settings.get("colour")).isEmpty();
    }

    @Test
    void two_regions_do_not_see_each_other() {
        var north = new Region("north");
        var south = new Region("south");
        try (Regions both = Regions.open(region.logins(), north, Map.of("South.example.jp", south))) {
            var settings = new RegionSettings(JdbcClient.create(both.dataSource()));
            both.in(north, () -> {
                settings.set("name", "北市");
                return true;
            });
            assertThat(both.in(south, () -> settings.get("name"))).isEmpty();
            assertThat(both.in(north, () -> settings.get("name"))).contains("北市");
            assertThat(both.of("south.example.jp:8080")).isEqualTo(south);
            assertThat(both.of("region_south")).isEqualTo(north);
            assertThatThrownBy(() -> settings.get("name")).rootCause().hasMessageContaining("Several regions");
            assertThatThrownBy(() -> both.in(new Region("east"), () -> true)).hasMessageContaining("not served");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1a", "a-b", "a;drop schema x", "a\"b", "市", "a.b"})
    void a_name_that_could_mean_more_than_a_schema_is_refused(String name) {
        assertThatThrownBy(() -> new Region(name)).isInstanceOf(DatabaseUnavailableException.class);
    }
}
