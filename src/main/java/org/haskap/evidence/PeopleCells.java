package org.haskap.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/** For whom a series' facts stand, month by month; what a fiscal year comes to is kept once asked. Immutable. */
final class PeopleCells {
    static final PeopleCells NONE = new PeopleCells(new TreeMap<>(), Map.of());
    private static final int MONTHS = 12;
    private static final int APRIL = 3;

    private final NavigableMap<Integer, RoaringBitmap> months;
    private final Map<Integer, RoaringBitmap> years;

    /**
     * A month.
     *
     * @param month its number, see {@link MonthCells#month}
     */
    record Cell(int month, RoaringBitmap people) {}

    private PeopleCells(NavigableMap<Integer, RoaringBitmap> months, Map<Integer, RoaringBitmap> years) {
        this.months = months;
        this.years = new ConcurrentHashMap<>(years);
    }

    /** With these cells instead of older ones of the same months. */
    PeopleCells with(List<Cell> newer) {
        var all = new TreeMap<>(months);
        var kept = new TreeMap<>(years);
        newer.forEach(cell -> {
            all.put(cell.month(), cell.people());
            kept.remove(year(cell.month()));
        });
        return new PeopleCells(all, kept);
    }

    private static int year(int month) {
        return Math.floorDiv(month - APRIL, MONTHS);
    }

    /** Adds the people of months, inclusive, without some. */
    void add(int first, int last, IntPredicate without, Collection<RoaringBitmap> to) {
        int month = first;
        while (month <= last) {
            boolean whole = Math.floorMod(month - APRIL, MONTHS) == 0 && month + MONTHS - 1 <= last;
            for (int i = month; whole && i < month + MONTHS; i++) {
                whole = !without.test(i);
            }
            if (whole) {
                to.add(years.computeIfAbsent(year(month), this::year0));
                month += MONTHS;
            } else {
                RoaringBitmap people = months.get(month);
                if (people != null && !without.test(month)) {
                    to.add(people);
                }
                month++;
            }
        }
    }

    private RoaringBitmap year0(int year) {
        int first = year * MONTHS + APRIL;
        return FastAggregation.or(months.subMap(first, first + MONTHS).values().iterator());
    }

    /** About how many bytes it takes, with the years. */
    long weight() {
        return 300
                + 2
                        * months.values().stream()
                                .mapToLong(people -> 120 + people.getLongSizeInBytes())
                                .sum();
    }
}
