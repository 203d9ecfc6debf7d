package org.haskap.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.haskap.access.AsOperator;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers compared with a recount in memory, which knows nothing of tables. */
@ExtendWith(AsOperator.class)
class AnswersTest {
    private static final List<@Nullable String> NODES = Arrays.asList("m1-p1", "m1-p2", "m2-p1", "g1", null);
    private static final Map<String, Set<String>> BELOW = Map.of(
            "m1", Set.of("m1-p1", "m1-p2"),
            "g1", Set.of("m1-p1", "m1-p2", "m2-p1", "g1"),
            "g2", Set.of());

    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Map<Long, Row> ROWS = new HashMap<>();

    /** A row as the recount keeps it. */
    private record Row(long id, Fact fact, int sign, boolean reversed) {
        Row taken() {
            return new Row(id, fact, sign, true);
        }

        boolean stands() {
            return sign > 0 && !reversed;
        }
    }

    /** Facts of any day, reversals of any age, new keys and rolls of any size in between; asked in processes with and without memory. */
    @ParameterizedTest
    @ValueSource(longs = {3, 50, 10_000})
    void random_facts_and_reversals_come_to_what_a_recount_says(long chunk) {
        var random = new Random(chunk);
        var here = new TestEvidence(region.regions(), region.dataSource(), Answers.MEMORY, chunk);
        var forgetful = new TestEvidence(region.regions(), region.dataSource(), 5_000, chunk);
        Map<Long, Row> rows = ROWS;
        long before = Long.parseLong(here.evidence.stamp()) - ROWS.size();
        for (int round = 0; round < 16; round++) {
            if (random.nextInt(5) == 0) {
                here.pseudonyms.rotate();
            }
            here.now(Instant.ofEpochSecond(1_800_000_000L - round * 1000L)); // the clock runs backwards
            for (int i = 0; i < 40; i++) {
                Fact fact = random(here, random);
                long id = here.record(fact).getFirst();
                rows.put(id, new Row(id, fact, 1, false));
            }
            for (Row row : List.copyOf(rows.values())) {
                if (!row.reversed() && random.nextInt(6) == 0) {
                    long id = here.reverse(row.id());
                    rows.put(row.id(), row.taken());
                    rows.put(id, new Row(id, row.fact(), -row.sign(), false));
                }
            }
            var questions = new ArrayList<Question>();
            for (Measure measure : Measure.values()) {
                for (int i = 0; i < 15; i++) {
                    questions.add(new Question(query(here, random), measure));
                }
            }
            List<Answer> answers = here.evidence.answers(questions);
            List<Answer> elsewhere = forgetful.evidence.answers(questions);
            List<Map<String, Answer>> facts = new AnswerStore(region.jdbc())
                    .answers(questions, null, new Subtrees(here.storage.plans.knownNodes()));
            for (int i = 0; i < questions.size(); i++) {
                Answer expected = recount(questions.get(i), rows.values());
                same(answers.get(i), expected, questions.get(i));
                same(elsewhere.get(i), expected, questions.get(i));
                same(facts.get(i).getOrDefault("", expected), expected, questions.get(i));
            }
            assertThat(Long.parseLong(here.evidence.stamp())).isEqualTo(before + rows.size());
            parts(here, random, rows);
            if (random.nextInt(3) > 0) {
                forgetful.rollups.roll();
                assertThat(here.rollups.verify().first()).isEmpty();
            }
            if (random.nextInt(4) == 0) {
                here.rollups.rebuild(_ -> {});
            }
        }
    }

    private static void parts(TestEvidence here, Random random, Map<Long, Row> rows) {
        for (Measure measure : Measure.values()) {
            var question = new Question(query(here, random), measure);
            FactQuery query = question.facts();
            here.evidence.breakdown(question, "topic").forEach((value, answer) -> {
                List<Row> some = rows.values().stream()
                        .filter(row -> row.fact()
                                .dimensions()
                                .getOrDefault("topic", "")
                                .equals(value))
                        .toList();
                same(answer, recount(question, some), question);
            });
            Map<YearMonth, Answer> months = here.evidence.months(question);
            long facts =
                    recount(new Question(query, Measure.COUNT), rows.values()).facts();
            if (measure != Measure.LATEST) {
                assertThat(months.values().stream().mapToLong(Answer::facts).sum())
                        .isEqualTo(facts);
            }
            months.forEach((month, answer) -> {
                List<Row> some = rows.values().stream()
                        .filter(row -> YearMonth.from(row.fact().occurredOn()).equals(month))
                        .toList();
                same(answer, recount(question, some), question);
            });
            long all = rows.values().stream().filter(row -> meant(query, row)).count();
            assertThat(here.evidence.count(query)).isEqualTo(all);
            List<RecordedFact> listed = here.evidence.facts(query, 1, 10);
            assertThat(listed).hasSize(Math.clamp(all - 1, 0, 10));
            assertThat(listed.stream().map(RecordedFact::occurredOn).toList().reversed())
                    .isSorted();
        }
    }

    private static void same(Answer answer, Answer expected, Question question) {
        assertThat(answer.facts()).as(question.toString()).isEqualTo(expected.facts());
        assertThat(stripped(answer.value())).as(question.toString()).isEqualTo(stripped(expected.value()));
    }

    private static @Nullable BigDecimal stripped(@Nullable BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros();
    }

    private static Fact random(TestEvidence here, Random random) {
        LocalDate day = LocalDate.of(2024, 11, 1).plusDays(random.nextInt(700));
        String node = NODES.get(random.nextInt(NODES.size()));
        Fact fact = here.consultation(day.toString(), node, random.nextInt(4) == 0 ? null : "p" + random.nextInt(25));
        var dimensions = new HashMap<String, String>();
        if (random.nextBoolean()) {
            dimensions.put("topic", List.of("創業", "雇用", "移住").get(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            dimensions.put("channel", "窓口");
        }
        return new Fact(
                fact.kind(),
                day,
                BigDecimal.valueOf(random.nextInt(2000) - 500, 2),
                fact.node(),
                fact.subject(),
                dimensions,
                fact.source());
    }

    private static FactQuery query(TestEvidence here, Random random) {
        LocalDate from = LocalDate.of(2024, 10, 1).plusDays(random.nextInt(600));
        String top = List.of("", "m1", "g1", "g2").get(random.nextInt(4));
        Map<String, String> dimensions = List.of(
                        Map.<String, String>of(), Map.of("topic", "創業"), Map.of("channel", "窓口"))
                .get(random.nextInt(3));
        return new FactQuery(
                TestEvidence.CONSULTATION.code(),
                top.isEmpty() ? null : new NodeRef(here.plan, top),
                dimensions,
                from,
                from.plusDays(random.nextInt(500)));
    }

    private static boolean meant(FactQuery query, Row row) {
        Fact fact = row.fact();
        NodeRef top = query.subtree();
        NodeRef node = fact.node();
        return !fact.occurredOn().isBefore(query.from())
                && !fact.occurredOn().isAfter(query.to())
                && fact.dimensions().entrySet().containsAll(query.dimensions().entrySet())
                && (top == null
                        || (node != null
                                && BELOW.getOrDefault(top.code(), Set.of()).contains(node.code())));
    }

    private static Answer recount(Question question, Iterable<Row> rows) {
        var standing = new ArrayList<Row>();
        rows.forEach(row -> {
            if (row.stands() && meant(question.facts(), row)) {
                standing.add(row);
            }
        });
        BigDecimal sum = standing.stream().map(row -> row.fact().quantity()).reduce(BigDecimal.ZERO, BigDecimal::add);
        int count = standing.size();
        return switch (question.measure()) {
            case COUNT -> new Answer(BigDecimal.valueOf(count), count);
            case SUM -> new Answer(sum, count);
            case MEAN ->
                new Answer(count == 0 ? null : sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128), count);
            case DISTINCT -> {
                var people = new HashSet<Subject>();
                standing.forEach(row -> {
                    Subject subject = row.fact().subject();
                    if (subject != null) {
                        people.add(subject);
                    }
                });
                yield new Answer(BigDecimal.valueOf(people.size()), count);
            }
            case LATEST -> latest(standing);
        };
    }

    private static Answer latest(List<Row> standing) {
        var newest = new HashMap<Series, Row>();
        for (Row row : standing) {
            newest.merge(Series.of(row.fact()), row, (one, two) -> {
                int days = one.fact().occurredOn().compareTo(two.fact().occurredOn());
                return days > 0 || (days == 0 && one.id() > two.id()) ? one : two;
            });
        }
        BigDecimal sum =
                newest.values().stream().map(row -> row.fact().quantity()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Answer(newest.isEmpty() ? null : sum, newest.size());
    }

    @Test
    void many_questions_take_as_many_statements_as_one() throws Exception {
        var counted = new StatementCount(region.dataSource());
        var here = new TestEvidence(region.regions(), counted);
        Question one = here.consultations(Measure.DISTINCT, "g1", "2026-04-01", "2027-03-31");
        var many = new ArrayList<Question>();
        for (int day = 10; day < 20; day++) {
            for (Measure measure : Measure.values()) {
                many.add(here.consultations(measure, "m1", "2026-04-01", "2027-03-" + day));
            }
        }
        here.rollups.roll();
        here.evidence.answers(many); // learns which series there are
        assertThat(counted.during(() -> here.evidence.answers(List.of(one)))).hasSize(2);
        assertThat(counted.during(() -> here.evidence.answers(many))).hasSize(2);
    }

    @Test
    void more_days_behind_the_mark_than_can_be_held_are_counted_by_the_database() throws Exception {
        var counted = new StatementCount(region.dataSource());
        var here = new TestEvidence(region.regions(), counted);
        var answers = new Answers(region.regions(), here.storage.jdbc, Answers.MEMORY, 4);
        Question question = here.levels(Measure.SUM, "2032-05-01", "2032-05-31");
        Callable<List<Map<String, Answer>>> ask =
                () -> answers.answers(List.of(question), null, new Subtrees(List.of()));
        here.record(here.level("2032-05-02", "満", "1"));
        here.rollups.roll();
        for (int day = 3; day <= 5; day++) {
            here.record(here.level("2032-05-0" + day, "満", "1"), here.level("2032-05-0" + day, "満", "2"));
        }
        ask.call(); // learns which series there are
        assertThat(counted.during(ask)).hasSize(1);
        here.record(here.level("2032-05-06", "満", "1"), here.level("2032-05-07", "満", "5"));
        assertThat(counted.during(ask)).hasSize(2);
        Answer answer = ask.call().getFirst().getOrDefault("", new Answer(null, 0));
        assertThat(answer.value()).isEqualByComparingTo("16");
        assertThat(answer.facts()).isEqualTo(9);
    }

    @Test
    void a_mean_is_the_same_to_its_last_digit_from_cells_and_from_facts() {
        var here = new TestEvidence(region.regions());
        here.record(here.level("2033-05-02", "平", "1"), here.level("2033-05-02", "平", "0.50"));
        here.record(here.level("2033-06-02", "平", "1.2"));
        var questions = List.of(
                here.levels(Measure.MEAN, "2033-05-01", "2033-06-30"),
                here.levels(Measure.MEAN, "2033-06-01", "2033-06-30"));
        for (int i = 0; i < 2; i++) {
            List<Answer> answers = here.evidence.answers(questions);
            assertThat(answers)
                    .containsExactly(new Answer(new BigDecimal("0.9"), 3), new Answer(new BigDecimal("1.2"), 1))
                    .isEqualTo(new AnswerStore(region.jdbc())
                            .answers(questions, null, new Subtrees(List.of())).stream()
                                    .map(each -> each.getOrDefault("", new Answer(null, 0)))
                                    .toList());
            here.rollups.roll();
        }
        here.record(here.level("2033-06-03", "平", "1"), here.level("2033-06-03", "平", "0.1"));
        assertThat(here.answer(questions.getLast()))
                .isEqualTo(new Answer(new BigDecimal("2.3").divide(BigDecimal.valueOf(3), MathContext.DECIMAL128), 3))
                .isEqualTo(new AnswerStore(region.jdbc())
                        .answers(questions, null, new Subtrees(List.of()))
                        .getLast()
                        .getOrDefault("", new Answer(null, 0)));
    }

    @Test
    void a_batch_of_many_new_series_is_recorded_by_several_at_once() throws Exception {
        var writers = new ArrayList<Future<List<Long>>>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int writer = 0; writer < 4; writer++) {
                int offset = writer;
                writers.add(threads.submit(() -> {
                    var elsewhere = new TestEvidence(region.regions());
                    var facts = new ArrayList<Fact>();
                    for (int i = 0; i < 300; i++) {
                        facts.add(elsewhere.level("2031-05-01", "家" + (i * 7 + offset * 100) % 500, "1"));
                    }
                    return elsewhere.record(facts.toArray(Fact[]::new));
                }));
            }
            for (var writer : writers) {
                assertThat(writer.get()).hasSize(300);
            }
        }
        var here = new TestEvidence(region.regions());
        Map<String, Answer> houses =
                here.evidence.breakdown(here.levels(Measure.COUNT, "2031-05-01", "2031-05-01"), "house");
        assertThat(houses.values().stream().mapToLong(Answer::facts).sum()).isEqualTo(1200);
        for (int house = 0; house < 500; house++) {
            int number = house;
            long expected = IntStream.range(0, 1200)
                    .filter(i -> (i % 300 * 7 + i / 300 * 100) % 500 == number)
                    .count();
            Answer answer = houses.getOrDefault("家" + house, new Answer(null, 0));
            assertThat(answer.facts()).as("家" + house).isEqualTo(expected);
        }
    }

    @Test
    void writers_of_a_new_series_do_not_wait_for_one_whose_transaction_stays_open() throws Exception {
        var here = new TestEvidence(region.regions());
        String day = "2035-05-01";
        Question question = here.levels(Measure.SUM, day, day);
        try (var threads = Executors.newFixedThreadPool(16)) {
            here.transactions.executeWithoutResult(_ -> {
                here.evidence.record(here.level(day, "新", "100"));
                var others = new ArrayList<Future<List<Long>>>();
                for (int i = 0; i < 16; i++) {
                    others.add(threads.submit(() -> {
                        // A process that does not know the series yet.
                        var elsewhere = new TestEvidence(region.regions());
                        return elsewhere.record(elsewhere.level(day, "新", "1"));
                    }));
                }
                for (var other : others) {
                    assertThat(other).succeedsWithin(Duration.ofSeconds(20));
                }
                assertThat(here.answer(question).value()).isEqualByComparingTo("116");
            });
        }
        assertThat(here.answer(question).value()).isEqualByComparingTo("116");
    }
}
