package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.haskap.access.Actor;
import org.haskap.access.Helping;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.access.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

/** The rules that need no server. */
class RulesTest {
    @Test
    void a_password_is_long_enough_and_not_what_everybody_knows() {
        assertThat(PasswordRule.problem("elevenchars", "名前", "a@example.jp")).isPresent();
        assertThat(PasswordRule.problem("twelve chars", "名前", "a@example.jp")).isEmpty();
        assertThat(PasswordRule.problem("𠮷".repeat(11) + "田", "名前", null)).isEmpty();
        assertThat(PasswordRule.problem("aaaaaaaaaaaaaaaa", "名前", null)).isPresent();
        assertThat(PasswordRule.problem("x y".repeat(43), "名前", null)).isPresent();
        assertThat(PasswordRule.problem("Ａlice@Example.jp", "名前", "alice@example.jp"))
                .isPresent();
        assertThat(PasswordRule.problem("苫小牧市　企画 太郎 の名前", "苫小牧市 企画太郎の名前", null)).isPresent();
    }

    @Test
    void a_secret_field_is_never_kept_with_a_form_and_other_fields_are() {
        assertThatThrownBy(() -> Entry.password("current", "今のパスワード", "current-password"))
                .hasMessageContaining("\"current\"");
        assertThatThrownBy(() -> Entry.code("code", "確認コード")).hasMessageContaining("\"code\"");
        var kept = KeptForm.entries(
                java.util.Map.of(
                        "currentPassword", new String[] {"a"},
                        "password", new String[] {"b"},
                        "oneTimeCode", new String[] {"c"},
                        "_csrf", new String[] {"d"},
                        "code", new String[] {"012131"}),
                "_csrf");
        assertThat(kept).containsExactly(new KeptForm.Entry("code", "012131"));
    }

    @Test
    void nobody_helps_with_a_role_that_allows_more_than_the_own() {
        Actor planner = holding(Role.PLANNING_OFFICE);
        assertThat(Helping.mayHelp(planner, Role.ADMINISTRATOR, Target.REGION)).isFalse();
        assertThat(Helping.mayHelp(planner, Role.PLANNING_OFFICE, Target.REGION))
                .isTrue();
        assertThat(Helping.mayHelp(planner, Role.CITIZEN, Target.REGION)).isTrue();
        assertThat(Helping.mayHelp(holding(Role.CITIZEN), Role.CITIZEN, Target.REGION))
                .isFalse();
        assertThat(Helping.mayHelp(holding(Role.ADMINISTRATOR), Role.PLANNING_OFFICE, Target.REGION))
                .isTrue();
    }

    private static Actor holding(Role role) {
        return Actor.member(
                1, null, "", java.util.List.of(new Actor.Grant(role, new Scope.Region(), java.util.List.of(), null)));
    }

    @Test
    void base32_is_that_of_rfc_4648() {
        String[][] known = {
            {"f", "MY"}, {"fo", "MZXQ"}, {"foo", "MZXW6"}, {"foob", "MZXW 6YQ"}, {"foobar", "MZXW 6YTB OI"}
        };
        for (String[] pair : known) {
            assertThat(Base32.encode(pair[0].getBytes(StandardCharsets.US_ASCII)))
                    .isEqualTo(pair[1]);
        }
    }

    @Test
    void what_is_sealed_opens_with_the_same_key_for_the_same_purpose_only(@TempDir Path data) throws Exception {
        var seal = new Seal("", data.toString());
        byte[] sealed = seal.seal("secret".getBytes(StandardCharsets.UTF_8), "one");
        assertThat(new Seal("", data.toString()).open(sealed, "one"))
                .hasValue("secret".getBytes(StandardCharsets.UTF_8));
        assertThat(seal.open(sealed, "two")).isEmpty();
        sealed[20] ^= 1;
        assertThat(seal.open(sealed, "one")).isEmpty();
        assertThat(new Seal("", "").open(seal.seal(new byte[1], "one"), "one")).isEmpty();
        assertThat(Files.getPosixFilePermissions(data.resolve("secret.key"))).hasSize(2);
        assertThatThrownBy(() -> new Seal("c2hvcnQ=", "")).hasMessageContaining("openssl rand -base64 32");
        assertThat(new Seal(Base64.getEncoder().encodeToString(new byte[32]), "").mark("a"))
                .hasSize(32);
    }

    @Test
    void an_act_asks_for_a_recent_proof_and_a_look_does_not() {
        assertThat(Assurance.of("POST", "/admin/people/1")).isEqualTo(Assurance.RECENT);
        assertThat(Assurance.of("DELETE", "/admin")).isEqualTo(Assurance.RECENT);
        assertThat(Assurance.of("GET", "/admin/people/1")).isEqualTo(Assurance.SIGNED_IN);
        assertThat(Assurance.of("POST", "/administration")).isEqualTo(Assurance.SIGNED_IN);
        assertThat(Assurance.of("POST", "/my/profile")).isEqualTo(Assurance.SIGNED_IN);
        assertThat(Assurance.of("POST", "/my/profile/email")).isEqualTo(Assurance.RECENT);
        assertThat(Assurance.of("POST", "/sign-in/password")).isEqualTo(Assurance.NONE);
        assertThat(Assurance.of("GET", "/unheard-of")).isEqualTo(Assurance.SIGNED_IN);
        assertThat(Assurance.TwoFactors.ADMIN.fits("/admin/audit")).isTrue();
        assertThat(Assurance.TwoFactors.ADMIN.fits("/staff")).isFalse();
        assertThat(Assurance.TwoFactors.STAFF.fits("/staff")).isTrue();
    }

    @Test
    void over_tls_the_cookie_is_secure_and_bound_to_its_host() {
        var request = new MockHttpServletRequest();
        request.setSecure(true);
        var response = new MockHttpServletResponse();
        new SessionCookie().writeCookieValue(new CookieValue(request, response, "key"));
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("__Host-haskap=")
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain");
        request.setCookies(new jakarta.servlet.http.Cookie("haskap", "a2V5"));
        assertThat(new SessionCookie().readCookieValues(request)).isEmpty();
    }

    @Test
    void an_ipv6_visitor_is_counted_by_the_network() {
        assertThat(Limits.network("2001:db8:1:2::1")).isEqualTo(Limits.network("2001:db8:1:2:ffff::9"));
        assertThat(Limits.network("2001:db8:1:2::1")).isNotEqualTo(Limits.network("2001:db8:1:3::1"));
        assertThat(Limits.network("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void a_browser_is_named_well_enough_to_be_recognised() {
        assertThat(Browser.words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"))
                .isEqualTo("Edge（Windows）");
        assertThat(Browser.words("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1"))
                .isEqualTo("Safari（iPhone）");
        assertThat(Browser.words("<script>")).isEqualTo("不明なブラウザー（不明な機器）");
        assertThat(Browser.words(null)).isEqualTo("不明なブラウザー（不明な機器）");
    }
}
