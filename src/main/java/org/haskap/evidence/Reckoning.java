package org.haskap.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/**
 * Answers from cells and from what a look found beside them. Pure. An answer is right only when nothing was found missing; what is
 * missing is a zone that must be looked up at the same moment as all else.
 */
final class Reckoning {
    private final Map<Integer, MonthCells> months;
    private final Map<Integer, PeopleCells> people;
    private final Look look;
    private final Set<Zone> missing = new LinkedHashSet<>();

    private final boolean foresees;

    Reckoning(Map<Integer, MonthCells> months, Map<Integer, PeopleCells> people, Look look) {
        this(months, people, look, false);
    }

    private Reckoning(Map<Integer, MonthCells> months, Map<Integer, PeopleCells> people, Look look, boolean foresees) {
        this.months = months;
        this.people = people;
        this.look = look;
        this.foresees = foresees;
    }

    /** Says before any look what will probably be missing; its answers mean nothing. */
    static Reckoning foreseeing(Map<Integer, MonthCells> months) {
        return new Reckoning(months, Map.of(), new Look(), true);
    }

    /** What must be looked up as well. */
    Set<Zone> missing() {
        return missing;
    }

    Answer answer(List<Integer> series, LocalDate from, LocalDate to, Measure measure) {
        if (measure == Measure.LATEST) {
            return latest(series, from, to);
        }
        MonthCells.Sum sum = sum(series, from, to);
        BigDecimal value = switch (measure) {
            case COUNT -> BigDecimal.valueOf(sum.count());
            case SUM -> sum.total();
            case MEAN -> mean(sum.total(), sum.count());
            case DISTINCT -> BigDecimal.valueOf(distinct(series, from, to));
            case LATEST -> throw new IllegalStateException();
        };
        return new Answer(value, sum.count());
    }

    /**
     * A mean, null of nothing. Divided here wherever the sum comes from: the database would cut the quotient off at another digit.
     * Zeros at the end of the sum say nothing.
     */
    static @Nullable BigDecimal mean(BigDecimal total, long count) {
        if (count == 0) {
            return null;
        }
        BigDecimal mean = total.stripTrailingZeros().divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
        return mean.scale() < 0 ? mean.setScale(0) : mean;
    }

    /** What the facts of some days come to. */
    MonthCells.Sum sum(List<Integer> series, LocalDate from, LocalDate to) {
        MonthCells.Sum sum = MonthCells.Sum.ZERO;
        for (int each : series) {
            MonthCells cells = cells(each);
            MonthCells.Cover cover = cells.cover(from, to);
            sum = sum.plus(cells.sum(cover));
            for (MonthCells.Days part : cover.parts()) {
                var zone = new Zone(Zone.Need.DAYS, each, part.from(), part.to());
                MonthCells.Sum found = look.days.get(zone);
                if (found == null) {
                    missing.add(zone);
                } else {
                    sum = sum.plus(found);
                }
            }
            for (Look.Day day : look.behind.getOrDefault(each, List.of())) {
                if (within(day.day(), from, to)) {
                    sum = sum.plus(day.sum());
                }
            }
        }
        return sum;
    }

    private MonthCells cells(int series) {
        return months.getOrDefault(series, MonthCells.NONE);
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private long distinct(List<Integer> series, LocalDate from, LocalDate to) {
        var crowd = new Crowd();
        for (int each : series) {
            MonthCells.Cover cover = cells(each).cover(from, to);
            var lookedUp = new HashSet<Integer>(); // months in which the facts themselves say who stands
            for (MonthCells.Days part : cover.parts()) {
                lookedUp.add(MonthCells.month(part.from()));
                add(crowd, each, part.from(), part.to());
            }
            List<Look.Visit> visits = look.visits.getOrDefault(each, List.of());
            for (Look.Visit visit : visits) {
                int month = MonthCells.month(visit.day());
                if (visit.reverses() && within(visit.day(), from, to) && lookedUp.add(month)) {
                    LocalDate begin = visit.day().withDayOfMonth(1);
                    LocalDate end = begin.plusMonths(1).minusDays(1);
                    add(crowd, each, begin.isBefore(from) ? from : begin, end.isAfter(to) ? to : end);
                }
            }
            people.getOrDefault(each, PeopleCells.NONE)
                    .add(cover.first(), cover.last(), lookedUp::contains, crowd.bitmaps);
            for (Look.Visit visit : visits) {
                if (within(visit.day(), from, to) && !lookedUp.contains(MonthCells.month(visit.day()))) {
                    crowd.add(visit.who());
                }
            }
        }
        return foresees ? 0 : crowd.size();
    }

    private void add(Crowd crowd, int series, LocalDate from, LocalDate to) {
        var zone = new Zone(Zone.Need.PEOPLE, series, from, to);
        List<Look.Someone> found = look.standing.get(zone);
        if (found == null) {
            missing.add(zone);
        } else {
            found.forEach(crowd::add);
        }
    }

    /** People, each once. */
    private static final class Crowd {
        private final List<RoaringBitmap> bitmaps = new ArrayList<>();
        private final RoaringBitmap numbers = new RoaringBitmap();
        private final Set<UUID> strangers = new HashSet<>();

        void add(Look.Someone someone) {
            Integer number = someone.number();
            if (number == null) {
                strangers.add(someone.pseudonym());
            } else {
                numbers.add(number);
            }
        }

        long size() {
            if (!numbers.isEmpty()) {
                bitmaps.add(numbers);
            }
            long known = switch (bitmaps.size()) {
                case 0 -> 0;
                case 1 -> bitmaps.getFirst().getLongCardinality();
                case 2 -> RoaringBitmap.orCardinality(bitmaps.getFirst(), bitmaps.getLast());
                default -> FastAggregation.or(bitmaps.iterator()).getLongCardinality();
            };
            return known + strangers.size();
        }
    }

    /** Where several series are meant, the sum of the newest of each. */
    private Answer latest(List<Integer> series, LocalDate from, LocalDate to) {
        BigDecimal total = BigDecimal.ZERO;
        int standing = 0;
        for (int each : series) {
            Zone zone = newest(each, from, to);
            if (zone == null) {
                continue;
            }
            if (!look.asked.contains(zone)) {
                missing.add(zone);
            }
            BigDecimal found = look.latest.get(zone);
            if (found != null) {
                total = total.add(found);
                standing++;
            }
        }
        return new Answer(standing == 0 ? null : total, standing);
    }

    /** Few days among which the newest fact that stands surely is; null when there is none. */
    private @Nullable Zone newest(int series, LocalDate from, LocalDate to) {
        MonthCells cells = cells(series);
        LocalDate last = cells.last();
        boolean reversed = false;
        for (Look.Day day : look.behind.getOrDefault(series, List.of())) {
            reversed |= day.reverses();
            last = last == null || day.day().isAfter(last) ? day.day() : last;
        }
        if (last == null || last.isBefore(from)) {
            return null;
        }
        LocalDate end = last.isBefore(to) ? last : to;
        MonthCells.Cell sure = reversed ? null : cells.newest(cells.cover(from, to));
        LocalDate begin = sure == null || sure.begin().isBefore(from) ? from : sure.begin();
        return new Zone(Zone.Need.LATEST, series, begin, end);
    }
}
