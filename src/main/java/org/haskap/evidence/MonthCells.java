package org.haskap.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a series' facts come to, month by month, in the order of time. Immutable. */
final class MonthCells {
    static final MonthCells NONE = new MonthCells(List.of());

    private final List<Cell> cells;
    private final int[] months;
    private final Sum[] before;

    /**
     * A month.
     *
     * @param month its number, see {@link #month}
     * @param first the first day with a row
     * @param last the last day with a row
     */
    record Cell(int month, LocalDate first, LocalDate last, Sum sum) {
        LocalDate begin() {
            return LocalDate.of(Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1);
        }

        LocalDate end() {
            return begin().plusMonths(1).minusDays(1);
        }
    }

    /**
     * What facts come to.
     *
     * @param facts rows, reversals included
     * @param count facts that stand
     */
    record Sum(long facts, long count, BigDecimal total) {
        static final Sum ZERO = new Sum(0, 0, BigDecimal.ZERO);

        Sum plus(Sum other) {
            return new Sum(facts + other.facts, count + other.count, total.add(other.total));
        }

        Sum minus(Sum other) {
            return new Sum(facts - other.facts, count - other.count, total.subtract(other.total));
        }
    }

    /**
     * Days of one series.
     *
     * @param from the first
     * @param to the last, inclusive
     */
    record Days(LocalDate from, LocalDate to) {}

    /**
     * How cells cover some days.
     *
     * @param low index of the first cell that belongs to them as a whole
     * @param high index behind the last of these
     * @param first number of the first month that does, with a cell or without
     * @param last number of the last one
     * @param parts days in months that belong to them only in part
     */
    record Cover(int low, int high, int first, int last, List<Days> parts) {}

    private MonthCells(List<Cell> cells) {
        this.cells = cells;
        months = cells.stream().mapToInt(Cell::month).toArray();
        before = new Sum[cells.size() + 1];
        before[0] = Sum.ZERO;
        for (int i = 0; i < cells.size(); i++) {
            before[i + 1] = before[i].plus(cells.get(i).sum());
        }
    }

    /** The number of a day's month: months since the year 0. */
    static int month(LocalDate day) {
        return day.getYear() * 12 + day.getMonthValue() - 1;
    }

    /** With these cells instead of older ones of the same months. */
    MonthCells with(List<Cell> newer) {
        var all = new TreeMap<Integer, Cell>();
        cells.forEach(cell -> all.put(cell.month(), cell));
        newer.forEach(cell -> all.put(cell.month(), cell));
        return new MonthCells(List.copyOf(all.values()));
    }

    /** Which cells belong to some days; one whose rows all lie among them does, although the days may not be its whole month. */
    Cover cover(LocalDate from, LocalDate to) {
        int first = month(from);
        int last = month(to);
        int low = index(first);
        int high = index(last + 1);
        var parts = new ArrayList<Days>(2);
        if (low < high && !whole(cells.get(low), from, to)) {
            parts.add(part(cells.get(low), from, to));
            first = cells.get(low).month() + 1; // only the month of the first day, or the last one's, can be cut
            low++;
        }
        if (low < high && !whole(cells.get(high - 1), from, to)) {
            parts.add(part(cells.get(high - 1), from, to));
            high--;
            last = cells.get(high).month() - 1;
        }
        return new Cover(low, high, first, last, parts);
    }

    private int index(int month) {
        int found = Arrays.binarySearch(months, month);
        return found < 0 ? -found - 1 : found;
    }

    private static boolean whole(Cell cell, LocalDate from, LocalDate to) {
        return !cell.first().isBefore(from) && !cell.last().isAfter(to);
    }

    private static Days part(Cell cell, LocalDate from, LocalDate to) {
        LocalDate begin = cell.begin();
        LocalDate end = cell.end();
        return new Days(begin.isBefore(from) ? from : begin, end.isAfter(to) ? to : end);
    }

    Sum sum(Cover cover) {
        return before[cover.high()].minus(before[cover.low()]);
    }

    Cell cell(int index) {
        return cells.get(index);
    }

    /** The newest of the covered cells in which something stands, or null. */
    @Nullable
    Cell newest(Cover cover) {
        for (int i = cover.high() - 1; i >= cover.low(); i--) {
            if (cells.get(i).sum().count() > 0) {
                return cells.get(i);
            }
        }
        return null;
    }

    /** The last day with a row, or null. */
    @Nullable
    LocalDate last() {
        return cells.isEmpty() ? null : cells.getLast().last();
    }

    /** About how many bytes it takes. */
    long weight() {
        return 300 + 220L * cells.size();
    }
}
