package org.haskap.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+81 144", "-a", "@SUM(A1)", "\t=1", "＝1", "--", "'=1", "=cmd|'/C calc'!A0"})
    void a_text_that_could_be_a_formula_is_guarded(String text) {
        assertThat(SpreadsheetText.guarded(text)).isEqualTo("'" + text);
        assertThat(SpreadsheetText.plain("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "－", "-5", "+3.2", "創業", "a=b", "'90s", "R7.5.17"})
    void any_other_text_stays(String text) {
        assertThat(SpreadsheetText.guarded(text)).isEqualTo(text);
        assertThat(SpreadsheetText.plain(text)).isEqualTo(text);
    }

    @Test
    void guarding_and_taking_off_gives_every_text_back() {
        var random = new Random(3);
        String signs = "'=+-@＝－\t\r\n5.a創";
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            String guarded = SpreadsheetText.guarded(text.toString());
            assertThat(SpreadsheetText.plain(guarded)).isEqualTo(text.toString());
            assertThat(SpreadsheetText.dangerousAsIs(guarded)).isFalse();
        }
    }
}
