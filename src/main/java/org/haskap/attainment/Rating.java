package org.haskap.attainment;

import java.util.Arrays;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Tone;

/**
 * How an indicator is rated, with the way to it.
 *
 * @param code the band's or non-rating's code on its scale; stored and used in addresses
 * @param label its word, such as 「順調」
 * @param symbol its mark, such as ○; colour is never the only carrier
 * @param colour name of the colour on pages: {@code blue}, {@code green}, {@code yellow}, {@code orange}, {@code red}, {@code gray}
 * @param rated whether it is a rating at all; false for 判定前, 参考, 評価なし, 事業終了, 評価困難
 * @param good whether it is on track or better; false as well for what is not rated. Rated and not good is lagging
 * @param working the arithmetic as Japanese sentences, with more decimals where rounding would contradict the band; for what is
 *     not rated the reason
 */
public record Rating(
        String code, String label, String symbol, String colour, boolean rated, boolean good, String working) {
    /** Whether it is rated and behind. */
    public boolean lagging() {
        return rated && !good;
    }

    /** Word, mark and colour as pages show them. */
    public Chip chip() {
        return chip(colour, symbol, label);
    }

    static Chip chip(String colour, String symbol, String label) {
        Tone tone = Arrays.stream(Tone.values())
                .filter(each -> each.key().equals(colour))
                .findFirst()
                .orElse(Tone.GRAY);
        return new Chip(tone, symbol, label);
    }
}
