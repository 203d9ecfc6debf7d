package org.haskap.feed;

import java.util.List;

/**
 * The kinds of facts.
 *
 * @param regional those the region added
 * @param declared those of the program's modules
 * @param may whether the current person may define kinds
 */
public record KindsPage(List<Row> regional, List<Row> declared, boolean may) {
    /** Copies the lists. */
    public KindsPage {
        regional = List.copyOf(regional);
        declared = List.copyOf(declared);
    }

    /**
     * A kind.
     *
     * @param code its code
     * @param name its name
     * @param sentence what one fact of it says
     * @param unit unit of the quantity
     * @param dimensions by what it can be broken down, in words
     * @param version of the region's kinds; 0 of others
     */
    public record Row(String code, String name, String sentence, String unit, String dimensions, int version) {}
}
