package org.haskap.document;

import java.util.List;
import java.util.Map;
import org.haskap.kernel.Place;
import org.haskap.reading.Account;
import org.haskap.reading.LineFate.Fate;

/**
 * Up to {@value #LONGEST} neighbouring lines of one page of a document and how many of them ended how.
 *
 * @param page the page
 * @param number which stretch of the page, from 1
 * @param fates how many lines ended how; fates without a line are left out
 */
public record Stretch(int page, int number, Map<Fate, Integer> fates) {
    /** How many line numbers a stretch spans. */
    public static final int LONGEST = 2_000;

    /** Copies the map. */
    public Stretch {
        fates = Map.copyOf(fates);
    }

    /** The number of the stretch that a line stands in. */
    public static int of(Place place) {
        return (place.line() - 1) / LONGEST + 1;
    }

    /** The first place it may hold. */
    public Place first() {
        return Place.line(page, (number - 1) * LONGEST + 1);
    }

    /** The last place it may hold. */
    public Place last() {
        return Place.line(page, number * LONGEST);
    }

    /** How many lines of a fate it holds. */
    public int lines(Fate fate) {
        return fates.getOrDefault(fate, 0);
    }

    /** How many lines it holds. */
    public int lines() {
        return fates.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How the lines of all stretches ended. */
    public static Account account(List<Stretch> stretches) {
        return new Account(
                sum(stretches, Fate.CONTENT),
                sum(stretches, Fate.FURNITURE),
                sum(stretches, Fate.FINDING),
                sum(stretches, Fate.BLANK),
                stretches.stream().mapToInt(Stretch::lines).sum());
    }

    private static int sum(List<Stretch> stretches, Fate fate) {
        return stretches.stream().mapToInt(s -> s.lines(fate)).sum();
    }
}
