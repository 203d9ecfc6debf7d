package org.haskap.reading;

import java.util.EnumMap;
import java.util.List;

/**
 * How many lines ended how; the four add up to the total.
 *
 * @param content lines that became part of the draft
 * @param furniture lines left out by name
 * @param finding lines not understood, each pointed at by a finding
 * @param blank empty lines
 * @param total all lines of the document
 */
public record Account(int content, int furniture, int finding, int blank, int total) {

    /** Refuses an account that does not add up. */
    public Account {
        if (content + furniture + finding + blank != total) {
            throw new IllegalArgumentException("lines unaccounted for: " + content + "+" + furniture + "+" + finding
                    + "+" + blank + " is not " + total);
        }
    }

    /** Counts the fates. */
    public static Account of(List<LineFate> fates) {
        var n = new EnumMap<LineFate.Fate, Integer>(LineFate.Fate.class);
        for (LineFate fate : fates) {
            n.merge(fate.fate(), 1, Integer::sum);
        }
        return new Account(
                n.getOrDefault(LineFate.Fate.CONTENT, 0),
                n.getOrDefault(LineFate.Fate.FURNITURE, 0),
                n.getOrDefault(LineFate.Fate.FINDING, 0),
                n.getOrDefault(LineFate.Fate.BLANK, 0),
                fates.size());
    }
}
