package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void folding_any_character_is_what_nfkc_makes_of_it() {
        for (int c = 0; c < 0xFFFF; c++) {
            if (!Character.isSurrogate((char) c)) {
                String text = "か" + (char) c + "Ｂ";
                assertThat(Text.fold(text)).as("U+%04X", c).isEqualTo(slowly(text));
            }
        }
    }

    @Test
    void marks_that_combine_fold_with_the_letter_before_them() {
        assertThat(Text.fold("は\u309Aﾊﾟ")).isEqualTo("ぱパ");
        assertThat(Text.fold("総合　戦略－①（ＫＰＩ）")).isEqualTo("総合戦略-1(kpi)");
    }

    @Test
    void likeness_counts_the_pairs_shared() {
        assertThat(Text.likeness("企業の誘致", "企業の誘致")).isEqualTo(1);
        assertThat(Text.likeness("企業の誘致", "企業の支援")).isCloseTo(0.5, within(1e-9));
        assertThat(Text.likeness("ああああ", "ああ")).isCloseTo(0.5, within(1e-9));
        assertThat(Text.likeness("企業の誘致", "移住促進")).isZero();
        assertThat(Text.likeness("a", "Ａ")).isEqualTo(1);
        assertThat(Text.likeness("a", "b")).isZero();
    }

    private static String slowly(String text) {
        var out = new StringBuilder();
        String nfkc = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (int i = 0; i < nfkc.length(); i++) {
            char c = nfkc.charAt(i);
            if (!Text.space(c)) {
                out.append(Text.dash(c) ? '-' : c == '“' || c == '”' ? '"' : c);
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
