package org.haskap.evidence;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.database.Regions;
import org.haskap.plan.Plans;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records facts and answers what they come to. */
@Component
public class Evidence {
    private static final int ATTEMPTS = 3;

    private final Regions regions;
    private final JdbcClient jdbc;
    private final FactStore store;
    private final SeriesBook book;
    private final PseudonymKeys keys;
    private final FactKinds kinds;
    private final Plans plans;
    private final InstantSource clock;

    /** On the given database. */
    public Evidence(Regions regions, JdbcClient jdbc, FactKinds kinds, Plans plans, InstantSource clock) {
        this.regions = regions;
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.plans = plans;
        this.clock = clock;
        store = new FactStore(jdbc);
        book = new SeriesBook(regions);
        keys = new PseudonymKeys(regions, clock);
    }

    /**
     * Records a fact inside the caller's transaction.
     *
     * @return the fact's key
     * @throws FactRefusedException when it cannot be recorded as it is
     * @throws IllegalStateException outside a transaction
     */
    public long record(Fact fact) {
        return record(List.of(fact)).getFirst();
    }

    /**
     * Records facts inside the caller's transaction, with one statement. Up to some ten thousand at once.
     *
     * @return their keys in the same order
     * @throws FactRefusedException naming the first that cannot be recorded as it is; then none is
     * @throws IllegalStateException outside a transaction
     */
    public List<Long> record(List<Fact> facts) {
        requireTransaction();
        if (facts.isEmpty()) {
            return List.of();
        }
        List<Integer> series = series(facts);
        boolean subjects = facts.stream().anyMatch(fact -> fact.subject() != null);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            PseudonymKeys.Ring ring = subjects ? keys.ring() : null;
            var rows = new ArrayList<FactStore.Row>(facts.size());
            for (int i = 0; i < facts.size(); i++) {
                Subject subject = facts.get(i).subject();
                List<UUID> pseudonyms = ring == null || subject == null ? List.of() : ring.pseudonyms(subject);
                rows.add(new FactStore.Row(series.get(i), facts.get(i), pseudonyms));
            }
            int version = ring == null ? Integer.MAX_VALUE : ring.version();
            List<Long> recorded = store.record(rows, version, clock.instant(), recordedBy());
            if (!recorded.isEmpty()) {
                return recorded;
            }
            keys.outdated(); // a newer key was made meanwhile
        }
        throw new IllegalStateException("The keys of pseudonyms change again and again; record the facts anew");
    }

    /** What is wrong with facts, each fact's first problem; empty when all could be recorded. */
    public List<FactProblem> problems(List<Fact> facts) {
        var problems = new ArrayList<FactProblem>();
        Set<NodeRef> unknown = unknownNodes(facts);
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            Optional<FactProblem> problem =
                    FactProblem.of(i, fact, kinds.find(fact.kind()).orElse(null));
            NodeRef node = fact.node();
            if (problem.isPresent()) {
                problems.add(problem.get());
            } else if (node != null && unknown.contains(node)) {
                problems.add(FactProblem.unknownNode(i, node));
            }
        }
        return List.copyOf(problems);
    }

    /** The series of each fact; what was met before is known to be right. */
    private List<Integer> series(List<Fact> facts) {
        var numbers = new ArrayList<Integer>(facts.size());
        boolean checked = false;
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            Series series = Series.of(fact);
            Integer number = book.known(series);
            if (number == null) {
                if (!checked) {
                    problems(facts).stream().findFirst().ifPresent(problem -> {
                        throw new FactRefusedException(problem);
                    });
                    checked = true;
                }
                number = book.number(series);
            } else {
                FactProblem.ofValues(i, fact).ifPresent(problem -> {
                    throw new FactRefusedException(problem);
                });
            }
            numbers.add(number);
        }
        return numbers;
    }

    private Set<NodeRef> unknownNodes(List<Fact> facts) {
        var nodes = new HashSet<NodeRef>();
        for (Fact fact : facts) {
            NodeRef node = fact.node();
            if (node != null) {
                nodes.add(node);
            }
        }
        if (!nodes.isEmpty()) {
            var known = new Subtrees(plans.knownNodes());
            nodes.removeIf(known::known);
        }
        return nodes;
    }

    /**
     * Takes a fact back inside the caller's transaction. A reversal may be taken back too; then the fact counts again.
     *
     * @return the key of the reversing fact
     * @throws ReversalException when there is no such fact, or it was taken back before
     * @throws IllegalStateException outside a transaction
     */
    public long reverse(long fact) {
        requireTransaction();
        return store.reverse(fact, clock.instant(), recordedBy())
                .orElseThrow(() -> new ReversalException(fact, store.find(fact).isPresent()));
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Facts must be recorded inside the transaction of what they tell of");
        }
    }

    private static String recordedBy() {
        Actor actor = Actors.current();
        return switch (actor.kind()) {
            case MEMBER -> "person:" + actor.person();
            case OPERATOR -> "command:" + actor.label();
            case SYSTEM -> "job:" + actor.label();
            case PUBLIC -> "public";
        };
    }

    /** The answers, all at one moment. */
    public List<Answer> answers(List<Question> questions) {
        Map<Integer, Series> series = store.series();
        var subtrees = new Subtrees(plans.knownNodes());
        return questions.stream()
                .map(question -> answer(question, meant(question.facts(), series, subtrees)))
                .toList();
    }

    private static List<Integer> meant(FactQuery query, Map<Integer, Series> series, Subtrees subtrees) {
        return series.entrySet().stream()
                .filter(each -> each.getValue().within(query, subtrees))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Answer answer(Question question, List<Integer> series) {
        Recount recount = new Recount(jdbc);
        return recount.answer(question, series);
    }

    /** The answer for each value of a dimension, by value; the empty text for facts without one. */
    public Map<String, Answer> breakdown(Question question, String dimension) {
        Map<Integer, Series> series = store.series();
        var byValue = new TreeMap<String, List<Integer>>();
        var subtrees = new Subtrees(plans.knownNodes());
        series.forEach((number, each) -> {
            if (each.within(question.facts(), subtrees)) {
                String value = each.dimensions().getOrDefault(dimension, "");
                byValue.computeIfAbsent(value, _ -> new ArrayList<>()).add(number);
            }
        });
        var answers = new TreeMap<String, Answer>();
        byValue.forEach((value, numbers) -> {
            Answer answer = answer(question, numbers);
            if (answer.facts() != 0) {
                answers.put(value, answer);
            }
        });
        return answers;
    }

    /** The answer for each month that has facts, only of the query's days. */
    public SortedMap<YearMonth, Answer> months(Question question) {
        var months = new TreeMap<YearMonth, Answer>();
        FactQuery query = question.facts();
        List<Integer> series = meant(query, store.series(), new Subtrees(plans.knownNodes()));
        for (YearMonth month = YearMonth.from(query.from());
                !month.isAfter(YearMonth.from(query.to()));
                month = month.plusMonths(1)) {
            LocalDate from = month.atDay(1).isBefore(query.from()) ? query.from() : month.atDay(1);
            LocalDate to = month.atEndOfMonth().isAfter(query.to()) ? query.to() : month.atEndOfMonth();
            Answer answer = answer(
                    new Question(
                            new FactQuery(query.kind(), query.subtree(), query.dimensions(), from, to),
                            question.measure()),
                    series);
            if (answer.facts() != 0) {
                months.put(month, answer);
            }
        }
        return months;
    }

    /** The facts a query means, the newest day first, reversed ones and reversals included. */
    public List<RecordedFact> facts(FactQuery query, int offset, int limit) {
        List<Integer> series = meant(query, store.series(), new Subtrees(plans.knownNodes()));
        return store.list(series, query.from(), query.to(), offset, limit);
    }

    /** How many facts {@link #facts} can list. */
    public long count(FactQuery query) {
        List<Integer> series = meant(query, store.series(), new Subtrees(plans.knownNodes()));
        return new Recount(jdbc).rows(series, query);
    }

    /** The fact of that key. */
    public Optional<RecordedFact> fact(long id) {
        return store.find(id);
    }

    /** Changes whenever what the facts come to may have changed; for answers kept in memory. */
    public String stamp() {
        return jdbc.sql("select count(*)::text from fact").query(String.class).single();
    }
}
