package org.haskap.signin.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimMappingTest {
    private static final ClaimMapping NAME = ClaimMapping.of("organization.name name | name | family_name given_name");

    @Test
    void the_first_whole_alternative_counts() {
        assertThat(NAME.read(Map.of("name", "北川 誠", "organization", Map.of("name", "はすかっぷ製菓"))))
                .hasValue("はすかっぷ製菓 北川 誠");
        assertThat(NAME.read(Map.of("name", "北川 誠"))).hasValue("北川 誠");
        assertThat(NAME.read(Map.of("family_name", "森野", "given_name", "花子"))).hasValue("森野 花子");
        assertThat(NAME.read(Map.of("family_name", "森野"))).isEmpty();
    }

    @Test
    void what_is_no_text_is_missing() {
        assertThat(NAME.read(Map.of("name", List.of("北川")))).isEmpty();
        assertThat(NAME.read(Map.of("name", Map.of("ja", "北川")))).isEmpty();
        assertThat(NAME.read(Map.of("name", " \u200b "))).isEmpty();
        assertThat(ClaimMapping.of("name.ja").read(Map.of("name", "北川"))).isEmpty();
    }

    @Test
    void a_notation_with_a_gap_is_refused() {
        for (String wrong : List.of("", " ", "a |", "a..b", ".a", "a.", "| a")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> ClaimMapping.of(wrong));
        }
    }

    @Test
    void whatever_a_provider_sends_becomes_one_short_line_or_nothing() {
        var random = new Random(20261121);
        for (int i = 0; i < 2_000; i++) {
            var claims = claims(random, 3);
            var read = NAME.read(claims);
            assertThat(NAME.read(claims)).isEqualTo(read);
            read.ifPresent(line -> assertThat(line)
                    .isNotBlank()
                    .isEqualTo(line.strip())
                    .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]")
                    .satisfies(text ->
                            assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(200)));
        }
    }

    @Test
    void the_notation_is_written_as_it_was_read() {
        assertThat(ClaimMapping.of(NAME.toString())).isEqualTo(NAME);
    }

    private static Map<String, @Nullable Object> claims(Random random, int depth) {
        var claims = new HashMap<String, @Nullable Object>();
        for (String name : List.of("name", "family_name", "given_name", "organization")) {
            claims.put(name, value(random, depth));
        }
        return claims;
    }

    private static @Nullable Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> null;
            case 1 -> random.nextLong();
            case 2 -> random.nextBoolean();
            case 3 -> text(random, random.nextInt(5));
            case 4 -> text(random, random.nextInt(500));
            case 5 -> claims(random, depth - 1);
            default -> new ArrayList<>(List.of(text(random, 3)));
        };
    }

    private static String text(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextBoolean() ? random.nextInt(0x10000) : 0x3042 + random.nextInt(80)));
        }
        return text.toString();
    }
}
