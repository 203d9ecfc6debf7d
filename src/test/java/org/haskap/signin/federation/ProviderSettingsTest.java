package org.haskap.signin.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.haskap.signin.SignInWay.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class ProviderSettingsTest {
    private static final Map<String, String> ENOUGH =
            Map.of("issuer", "https://login.example.jp/realms/city", "client-id", "haskap", "client-secret", "shared");

    @Test
    void three_settings_are_enough() {
        assertThat(read(ENOUGH)).satisfies(provider -> {
            assertThat(provider.audience()).isEqualTo(Audience.STAFF);
            assertThat(provider.label()).isEqualTo("city");
            assertThat(provider.request().scopes()).containsExactly("openid", "profile");
            assertThat(provider.selfRegistration()).isFalse();
            assertThat(provider.client()).asString().doesNotContain("shared");
        });
    }

    @Test
    void openid_is_always_asked_for() {
        assertThat(read(with("scopes", "name,address")).request().scopes())
                .containsExactly("openid", "name", "address");
    }

    @Test
    void what_cannot_be_meant_is_said_with_the_settings_name() {
        refused("issuer", "http://login.example.jp", "https://");
        refused("issuer", "", "issuer");
        refused("client-id", "", "client-id");
        refused("client-secret", "", "client-secret");
        refused("authentication", "magic", "private_key_jwt");
        refused("authentication", "private_key_jwt", "client-key");
        refused("audience", "everyone", "citizen");
        refused("self-registration", "true", "invitation");
        refused("algorithm", "none", "RS256");
        refused("claims.name", "a..b", "claims.name");
        refused("claims.mail", "email", "only claims.name");
        refused("form-origins", "https://a.example; script-src *", "form-origins");
    }

    @Test
    void a_key_file_without_a_private_key_is_refused_when_it_is_first_needed(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
        var settings = new HashMap<>(with("authentication", "private_key_jwt"));
        settings.put("client-key", file.toString());
        var provider = read(settings);
        assertThatThrownBy(() -> provider.client().key().get()).hasMessageContaining(file.toString());
    }

    private static Map<String, String> with(String setting, String value) {
        var all = new HashMap<>(ENOUGH);
        all.put(setting, value);
        return all;
    }

    private static Provider read(Map<String, String> settings) {
        var environment = new MockEnvironment();
        settings.forEach((name, value) -> environment.setProperty("haskap.oidc.city." + name, value));
        return new ConfiguredProviders(environment).providers().getFirst();
    }

    private static void refused(String setting, String value, String says) {
        assertThatThrownBy(() -> read(with(setting, value)))
                .as(setting + "=" + value)
                .hasMessageContaining("haskap.oidc.city.")
                .hasMessageContaining(says);
    }
}
