package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.haskap.database.RegionSettings;
import org.haskap.database.TestRegion;
import org.haskap.signin.PublicAddress.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mock.web.MockHttpServletRequest;

class PublicAddressTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @Test
    void a_forged_host_name_never_becomes_our_address() {
        var published = address("https://strategy.example.jp/");
        assertThat(published.of(request("evil.example", 80))).hasToString("https://strategy.example.jp");
        var own = address("");
        assertThat(own.of(request("evil.example", 8080))).hasToString("http://localhost:8080");
        assertThat(own.of(request("LOCALHOST", 8080))).hasToString("http://localhost:8080");
        assertThat(own.of(request("127.0.0.1", 80))).hasToString("http://127.0.0.1");
    }

    @Test
    void what_is_no_sites_address_is_refused_with_the_settings_name() {
        for (String wrong :
                List.of("strategy.example.jp", "https://a.example/path", "ftp://a.example", "https://", "x y")) {
            assertThatThrownBy(() -> address(wrong)).as(wrong).hasMessageContaining("haskap.url");
        }
    }

    @Test
    void passkeys_need_a_name_and_a_safe_line() {
        assertThat(new Origin("https", "strategy.example.jp", 443).takesPasskeys())
                .isTrue();
        assertThat(new Origin("http", "localhost", 8080).takesPasskeys()).isTrue();
        assertThat(new Origin("http", "strategy.example.jp", 80).takesPasskeys())
                .isFalse();
        assertThat(new Origin("https", "127.0.0.1", 443).takesPasskeys()).isFalse();
        assertThat(new Origin("http", "[::1]", 8080).takesPasskeys()).isFalse();
    }

    @Test
    void the_regions_own_address_comes_first() {
        var settings = new RegionSettings(region.jdbc());
        settings.set(OutgoingAddress.URL, "https://city.example.jp");
        assertThat(address("https://strategy.example.jp").of(request("localhost", 8080)))
                .hasToString("https://city.example.jp");
        assertThat(address("").isPublished()).isTrue();
        settings.set(OutgoingAddress.URL, "");
        assertThat(address("").isPublished()).isFalse();
    }

    private static PublicAddress address(String url) {
        return new PublicAddress(url, new RegionSettings(region.jdbc()), region.regions());
    }

    private static MockHttpServletRequest request(String host, int port) {
        var request = new MockHttpServletRequest();
        request.setServerName(host);
        request.setServerPort(port);
        return request;
    }
}
