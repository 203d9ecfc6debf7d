package org.haskap.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.haskap.web.ui.Given;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

/** What of a request reaches a form. */
class GivenResolverTest {
    private static final String ABC_SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void of_a_file_its_name_and_the_digest_of_its_content_are_given() throws Exception {
        Given given = given("abc");
        assertThat(given.one("file")).isEqualTo("facts.csv");
        assertThat(given.contents().get("file")).isEqualTo(List.of(ABC_SHA256));
        assertThat(given.values()).doesNotContainKey("_csrf");
    }

    @Test
    void a_mended_file_of_the_same_name_is_another_answer() throws Exception {
        assertThat(given("abc").digest())
                .isEqualTo(given("abc").digest())
                .isNotEqualTo(given("abd").digest());
    }

    private static Given given(String content) throws IOException {
        var request = new MockMultipartHttpServletRequest();
        request.addParameter("once", "key");
        request.addParameter("_csrf", "token");
        request.addFile(
                new MockMultipartFile("file", "facts.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)));
        return new GivenResolver().resolveArgument(parameter(), null, new ServletWebRequest(request), null);
    }

    private static MethodParameter parameter() {
        Method takes = Arrays.stream(GivenResolverTest.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("takes"))
                .findFirst()
                .orElseThrow();
        return new MethodParameter(takes, 0);
    }

    @SuppressWarnings("unused") // its parameter is what is resolved
    private static void takes(Given given) {}
}
