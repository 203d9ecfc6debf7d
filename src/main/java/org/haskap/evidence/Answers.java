package org.haskap.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers questions from remembered cells and one look into the database, which is repeated when it shows that more was needed. All
 * that an answer is made of is true at the moment of one look.
 */
final class Answers {
    private static final int LOOKS = 5;

    /** Bytes for all regions together: an eighth of what the process may use at most, but no more than most could ever need. */
    static final long MEMORY = Math.min(Runtime.getRuntime().maxMemory() / 8, 256L << 20);

    private final Regions regions;
    private final LookStore store;
    private final AnswerStore facts;
    private final long memory;
    private final Map<Region, Recollection> recollections = new ConcurrentHashMap<>();

    /**
     * Answers for some regions.
     *
     * @param memory bytes for the cells of all of them
     * @param most how many people, and how many days behind the mark, are held for an answer
     */
    Answers(Regions regions, JdbcClient jdbc, long memory, int most) {
        this.regions = regions;
        store = new LookStore(jdbc, most);
        facts = new AnswerStore(jdbc);
        this.memory = memory / regions.all().size();
    }

    /**
     * For each question its answer by value of a dimension; with no dimension all is one, under the empty text.
     *
     * @param by the dimension, or null
     */
    List<Map<String, Answer>> answers(List<Question> questions, @Nullable String by, Subtrees subtrees) {
        List<Map<String, Answer>> answered = reckon(
                questions.stream().map(Question::facts).toList(),
                i -> questions.get(i).measure() == Measure.DISTINCT,
                by,
                subtrees,
                (reckoning, i, series) -> {
                    FactQuery query = questions.get(i).facts();
                    return reckoning.answer(
                            series, query.from(), query.to(), questions.get(i).measure());
                });
        return answered == null ? facts.answers(questions, by, subtrees) : answered;
    }

    /** How many rows a query means, reversals included. */
    long rows(FactQuery query, Subtrees subtrees) {
        List<Map<String, Long>> rows = reckon(
                List.of(query),
                _ -> false,
                null,
                subtrees,
                (reckoning, _, series) ->
                        reckoning.sum(series, query.from(), query.to()).facts());
        return rows == null ? facts.rows(query, subtrees) : rows.getFirst().getOrDefault("", 0L);
    }

    /** The values of each dimension that a kind's series have. */
    Map<String, List<String>> values(String kind) {
        return facts.values(kind);
    }

    /** How many facts there are. */
    long facts() {
        return store.facts();
    }

    private interface Figure<T> {
        T of(Reckoning reckoning, int question, List<Integer> series);
    }

    /**
     * The figures; null when the facts themselves must be asked.
     *
     * @param people which of the questions count people: theirs are by far the largest cells, and no others' are read or kept
     */
    private <T> @Nullable List<Map<String, T>> reckon(
            List<FactQuery> queries, IntPredicate people, @Nullable String by, Subtrees subtrees, Figure<T> figure) {
        Recollection recollection = recollections.computeIfAbsent(regions.current(), _ -> new Recollection(memory));
        SeriesList list = recollection.series();
        List<Map<String, List<Integer>>> meant = meant(list, queries, subtrees, by);
        Recollection.Taken taken = recollection.take(all(meant));
        Reckoning foreseen = Reckoning.foreseeing(months(taken.cells()));
        figures(foreseen, meant, figure);
        Set<Zone> zones = new LinkedHashSet<>(foreseen.missing());
        for (int i = 0; i < LOOKS; i++) {
            Set<Integer> asked = all(meant);
            Set<Integer> crowds = all(meant, people);
            Map<Integer, Recollection.Remembered> remembered = taken.cells();
            Look look = store.look(
                    list.last(),
                    taken.generation(),
                    asked.stream()
                            .map(each -> asked(each, remembered, crowds.contains(each)))
                            .toList(),
                    List.copyOf(zones));
            if (look.tooMany) {
                return null;
            }
            if (!look.series.isEmpty()) {
                list = recollection.learn(look.series);
                meant = meant(list, queries, subtrees, by);
                taken = recollection.take(all(meant));
                continue;
            }
            if (isOlder(look, taken)) {
                taken = new Recollection.Taken(0, Map.of()); // an older moment than what is remembered
                continue;
            }
            Map<Integer, Recollection.Remembered> now = now(look, taken, asked, crowds);
            recollection.put(look.generation, now);
            var reckoning = new Reckoning(months(now), people(now), look);
            List<Map<String, T>> figures = figures(reckoning, meant, figure);
            if (reckoning.missing().isEmpty()) {
                return figures;
            }
            zones.addAll(reckoning.missing());
            taken = new Recollection.Taken(look.generation, now);
        }
        return null;
    }

    private static List<Map<String, List<Integer>>> meant(
            SeriesList list, List<FactQuery> queries, Subtrees subtrees, @Nullable String by) {
        record Same(String kind, @Nullable NodeRef top, Map<String, String> dimensions) {}
        var found = new HashMap<Same, Map<String, List<Integer>>>();
        return queries.stream()
                .map(query -> found.computeIfAbsent(
                        new Same(query.kind(), query.subtree(), query.dimensions()),
                        _ -> list.meant(query, subtrees, by)))
                .toList();
    }

    private static Set<Integer> all(List<Map<String, List<Integer>>> meant) {
        return all(meant, _ -> true);
    }

    /** The series that some of the questions mean. */
    private static Set<Integer> all(List<Map<String, List<Integer>>> meant, IntPredicate which) {
        var all = new LinkedHashSet<Integer>();
        for (int i = 0; i < meant.size(); i++) {
            if (which.test(i)) {
                meant.get(i).values().forEach(all::addAll);
            }
        }
        return all;
    }

    private static LookStore.Asked asked(int series, Map<Integer, Recollection.Remembered> remembered, boolean people) {
        Recollection.Remembered there = remembered.get(series);
        if (there == null) {
            return new LookStore.Asked(series, -1, people ? -1L : null);
        }
        return new LookStore.Asked(
                series, there.batch(), people ? there.people() == null ? -1L : there.peopleBatch() : null);
    }

    /** Whether something is remembered from a later moment, which can be when the caller's transaction keeps to an earlier one. */
    private static boolean isOlder(Look look, Recollection.Taken taken) {
        return look.generation < taken.generation()
                || (look.generation == taken.generation()
                        && taken.cells().values().stream()
                                .anyMatch(each -> Math.max(each.batch(), each.peopleBatch()) > look.batch));
    }

    /** What was remembered, with what changed since. */
    private static Map<Integer, Recollection.Remembered> now(
            Look look, Recollection.Taken taken, Set<Integer> asked, Set<Integer> crowds) {
        var now = new HashMap<Integer, Recollection.Remembered>();
        boolean same = look.generation == taken.generation();
        for (int series : asked) {
            Recollection.Remembered there = same ? taken.cells().get(series) : null;
            MonthCells months = there == null ? MonthCells.NONE : there.months();
            List<MonthCells.Cell> newMonths = look.months.getOrDefault(series, List.of());
            if (!newMonths.isEmpty()) {
                months = months.with(newMonths);
            }
            PeopleCells crowd = there == null ? null : there.people();
            long crowdBatch = there == null ? -1 : there.peopleBatch();
            if (crowds.contains(series)) {
                List<PeopleCells.Cell> newPeople = look.people.getOrDefault(series, List.of());
                crowd = crowd == null ? PeopleCells.NONE : crowd;
                crowd = newPeople.isEmpty() ? crowd : crowd.with(newPeople);
                crowdBatch = look.batch;
            }
            now.put(series, new Recollection.Remembered(look.batch, months, crowd, crowdBatch));
        }
        return now;
    }

    private static Map<Integer, MonthCells> months(Map<Integer, Recollection.Remembered> cells) {
        var months = new HashMap<Integer, MonthCells>();
        cells.forEach((series, each) -> months.put(series, each.months()));
        return months;
    }

    private static Map<Integer, PeopleCells> people(Map<Integer, Recollection.Remembered> cells) {
        var people = new HashMap<Integer, PeopleCells>();
        cells.forEach((series, each) -> {
            PeopleCells crowd = each.people();
            if (crowd != null) {
                people.put(series, crowd);
            }
        });
        return people;
    }

    private static <T> List<Map<String, T>> figures(
            Reckoning reckoning, List<Map<String, List<Integer>>> meant, Figure<T> figure) {
        var figures = new ArrayList<Map<String, T>>();
        for (int i = 0; i < meant.size(); i++) {
            var byValue = new TreeMap<String, T>();
            for (var each : meant.get(i).entrySet()) {
                byValue.put(each.getKey(), figure.of(reckoning, i, each.getValue()));
            }
            figures.add(byValue);
        }
        return figures;
    }
}
