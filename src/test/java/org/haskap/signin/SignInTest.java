package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who gets in, and who does not. */
class SignInTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static @org.jspecify.annotations.Nullable String cookie;

    @org.junit.jupiter.api.BeforeAll
    static void start() {
        cookie = TestSignIn.as(region.start(), Role.ADMINISTRATOR, new Scope.Region());
    }

    @Test
    void who_has_signed_in_sees_the_own_page_and_others_are_asked_to() throws Exception {
        assertThat(get("/my", "").headers().firstValue("Location").orElse("")).endsWith("/sign-in");
        assertThat(get("/my", String.valueOf(cookie)).statusCode()).isEqualTo(200);
    }

    @Test
    void public_pages_set_no_cookie_and_the_sign_in_page_is_never_stored() throws Exception {
        assertThat(get("/", "").headers().map()).doesNotContainKey("set-cookie");
        assertThat(get("/sign-in", "").headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    private static HttpResponse<String> get(String path, String cookie) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(region.url(path)));
            return client.send(
                    (cookie.isEmpty() ? request : request.header("Cookie", cookie)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
