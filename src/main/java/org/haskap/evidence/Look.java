package org.haskap.evidence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one look into the database found, all at one moment. Filled row by row, then only read. */
final class Look {
    int generation;
    long batch;
    /** Whether more people or days than can be held here are behind the mark, or more people in days that are looked up. */
    boolean tooMany;

    final List<SeriesList.Known> series = new ArrayList<>();
    final Map<Integer, List<MonthCells.Cell>> months = new HashMap<>();
    final Map<Integer, List<PeopleCells.Cell>> people = new HashMap<>();
    final Map<Integer, List<Day>> behind = new HashMap<>();
    final Map<Integer, List<Visit>> visits = new HashMap<>();
    final Map<Zone, MonthCells.Sum> days = new HashMap<>();
    final Map<Zone, List<Someone>> standing = new HashMap<>();
    final Map<Zone, BigDecimal> latest = new HashMap<>();

    /** The zones that were looked up. */
    final Set<Zone> asked = new HashSet<>();

    /** A day's facts behind the mark; {@code reverses} when one of them takes another back. */
    record Day(LocalDate day, MonthCells.Sum sum, boolean reverses) {}

    /** Somebody for whom there are facts behind the mark on a day; {@code reverses} when one takes another back or is taken back. */
    record Visit(LocalDate day, Someone who, boolean reverses) {}

    /**
     * Somebody.
     *
     * @param number as cells know them; null when they were never met before the mark
     */
    record Someone(UUID pseudonym, @Nullable Integer number) {}
}
