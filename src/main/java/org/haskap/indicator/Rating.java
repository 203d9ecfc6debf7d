package org.haskap.indicator;

/**
 * How an indicator is rated, with the way to it.
 *
 * @param code the band's or non-rating's code on its scale; stored and used in addresses
 * @param label its word, such as 「順調」
 * @param symbol its mark, such as ○; colour is never the only carrier
 * @param colour name of the colour on pages: {@code blue}, {@code green}, {@code yellow}, {@code orange}, {@code red}, {@code gray}
 * @param rated whether it is a rating at all; false for 判定前, 評価なし, 事業終了, 評価困難
 * @param working the arithmetic as a Japanese sentence, unrounded where rounding would contradict the band
 */
public record Rating(String code, String label, String symbol, String colour, boolean rated, String working) {}
