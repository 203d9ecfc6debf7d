package org.haskap.evidence;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this process remembers of a region's cells, with the batch up to which that is true. Whoever answers takes what is remembered,
 * looks up what changed since, and puts the newer state back; states are immutable, so several may do so at once. What was
 * longest not asked for is forgotten first.
 */
final class Recollection {
    private final long most;
    private final LinkedHashMap<Integer, Remembered> cells = new LinkedHashMap<>(64, 0.75f, true);
    private SeriesList series = SeriesList.NONE;
    private int generation;
    private long weight;

    /** For so many bytes at most. */
    Recollection(long most) {
        this.most = most;
    }

    /**
     * A series' cells.
     *
     * @param batch up to which these are its months
     * @param people null when nobody asked for them yet
     * @param peopleBatch up to which these are its people
     */
    record Remembered(
            long batch, MonthCells months, @Nullable PeopleCells people, long peopleBatch) {
        long weight() {
            return months.weight() + (people == null ? 0 : people.weight());
        }
    }

    /** What is remembered of a generation of cells. */
    record Taken(int generation, Map<Integer, Remembered> cells) {}

    synchronized SeriesList series() {
        return series;
    }

    synchronized SeriesList learn(java.util.List<SeriesList.Known> more) {
        series = series.with(more);
        return series;
    }

    /** What is remembered of these series. */
    synchronized Taken take(Set<Integer> asked) {
        var taken = new HashMap<Integer, Remembered>();
        for (Integer each : asked) {
            Remembered there = cells.get(each);
            if (there != null) {
                taken.put(each, there);
            }
        }
        return new Taken(generation, taken);
    }

    /** Remembers newer states; what belongs to an older generation, or is older than what is there, is left alone. */
    synchronized void put(int of, Map<Integer, Remembered> newer) {
        if (of < generation) {
            return;
        }
        if (of > generation) {
            cells.clear();
            weight = 0;
            generation = of;
        }
        newer.forEach((each, state) -> {
            Remembered there = cells.get(each);
            if (there == null || newer(state, there)) {
                cells.put(each, state);
                weight += state.weight() - (there == null ? 0 : there.weight());
            }
        });
        var oldest = cells.values().iterator();
        while (weight > most && oldest.hasNext()) {
            weight -= oldest.next().weight();
            oldest.remove();
        }
    }

    private static boolean newer(Remembered state, Remembered there) {
        return state.batch() > there.batch()
                || (state.batch() == there.batch() && state.peopleBatch() > there.peopleBatch());
    }
}
