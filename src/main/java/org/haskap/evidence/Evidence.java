package org.haskap.evidence;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records facts and answers what they come to. */
@Component
public class Evidence {
    private static final int ATTEMPTS = 3;
    private static final Answer NOTHING = new Answer(null, 0);

    private final FactStore store;
    private final Answers answers;
    private final SeriesBook book;
    private final PseudonymKeys keys;
    private final FactKinds kinds;
    private final Plans plans;
    private final InstantSource clock;

    /** On the given database. */
    @Autowired
    public Evidence(Regions regions, JdbcClient jdbc, FactKinds kinds, Plans plans, InstantSource clock) {
        this(regions, jdbc, kinds, plans, clock, Answers.MEMORY);
    }

    /** With so many bytes of memory for cells of all regions. */
    Evidence(Regions regions, JdbcClient jdbc, FactKinds kinds, Plans plans, InstantSource clock, long memory) {
        this.kinds = kinds;
        this.plans = plans;
        this.clock = clock;
        store = new FactStore(jdbc);
        answers = new Answers(regions, jdbc, memory, LookStore.MOST);
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
        List<Series> series = facts.stream().map(Series::of).toList();
        if (book.knows(series)) {
            for (int i = 0; i < facts.size(); i++) {
                FactProblem.ofValues(i, facts.get(i)).ifPresent(problem -> {
                    throw new FactRefusedException(problem);
                });
            }
        } else {
            problems(facts).stream().findFirst().ifPresent(problem -> {
                throw new FactRefusedException(problem);
            });
        }
        return book.numbers(series);
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

    /**
     * Takes back whichever of these facts hold now, inside the caller's transaction. A fact that was taken back holds again once
     * that was taken back itself; then the last of these reversals is reversed. A reversal among the facts holds while what it
     * took back does not. Of several facts that took back one another only the first may be named.
     *
     * @return the keys of the reversing facts, by the facts named; those that held no more are left out
     * @throws IllegalStateException outside a transaction
     */
    public Map<Long, Long> reverse(Collection<Long> facts) {
        requireTransaction();
        var reversals = new HashMap<Long, Long>();
        var left = new HashSet<>(facts);
        Map<Long, Long> holding = left.isEmpty() ? Map.of() : store.holding(left);
        while (!holding.isEmpty()) {
            Map<Long, Long> reversed = store.reverse(holding.values(), clock.instant(), recordedBy());
            holding.forEach((fact, last) -> {
                Long reversal = reversed.get(last);
                if (reversal != null) {
                    reversals.put(fact, reversal);
                }
            });
            left.removeAll(reversals.keySet());
            // Somebody else took one back meanwhile, and perhaps let it hold again.
            holding = reversed.size() == holding.size() ? Map.of() : store.holding(left);
        }
        return reversals;
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
        return answers.answers(questions, null, subtrees(questions)).stream()
                .map(each -> each.getOrDefault("", NOTHING))
                .toList();
    }

    /** The answer for each value of a dimension that has facts, by value; the empty text for facts without one. */
    public Map<String, Answer> breakdown(Question question, String dimension) {
        List<Question> asked = List.of(question);
        Map<String, Answer> byValue =
                answers.answers(asked, dimension, subtrees(asked)).getFirst();
        byValue.values().removeIf(answer -> answer.facts() == 0);
        return byValue;
    }

    /**
     * For each question its answers by value of a dimension, all at one moment; the empty text for facts without one. Values
     * without facts are left out.
     *
     * @param dimension the dimension, or null: then all is one, under the empty text
     */
    public List<Map<String, Answer>> breakdowns(List<Question> questions, @Nullable String dimension) {
        List<Map<String, Answer>> byValue = answers.answers(questions, dimension, subtrees(questions));
        byValue.forEach(each -> each.values().removeIf(answer -> answer.facts() == 0));
        return byValue;
    }

    /** The values that a kind's facts ever had, by dimension. */
    public Map<String, List<String>> values(String kind) {
        return answers.values(kind);
    }

    /** The answer for each month that has facts, only of the query's days, all at one moment. */
    public SortedMap<YearMonth, Answer> months(Question question) {
        FactQuery query = question.facts();
        var questions = new TreeMap<YearMonth, Question>();
        for (YearMonth month = YearMonth.from(query.from());
                !month.isAfter(YearMonth.from(query.to()));
                month = month.plusMonths(1)) {
            LocalDate from = month.atDay(1).isBefore(query.from()) ? query.from() : month.atDay(1);
            LocalDate to = month.atEndOfMonth().isAfter(query.to()) ? query.to() : month.atEndOfMonth();
            var part = new FactQuery(query.kind(), query.subtree(), query.dimensions(), from, to);
            questions.put(month, new Question(part, question.measure()));
        }
        Iterator<Answer> answered = answers(List.copyOf(questions.values())).iterator();
        var months = new TreeMap<YearMonth, Answer>();
        for (YearMonth month : questions.keySet()) {
            months.put(month, answered.next());
        }
        months.values().removeIf(answer -> answer.facts() == 0);
        return months;
    }

    private Subtrees subtrees(List<Question> questions) {
        boolean needed =
                questions.stream().anyMatch(question -> question.facts().subtree() != null);
        return new Subtrees(needed ? plans.knownNodes() : List.of());
    }

    /** The facts a query means, the newest day first, reversed ones and reversals included. */
    public List<RecordedFact> facts(FactQuery query, int offset, int limit) {
        return store.list(query, subtrees(query), offset, limit);
    }

    /**
     * The same from a place on, which costs no more far down than at the top.
     *
     * @param day day of the last fact of the page before; for the first page the day after the query's last
     * @param id its key; for the first page 0
     */
    public List<RecordedFact> factsAfter(FactQuery query, LocalDate day, long id, int limit) {
        return store.list(query, subtrees(query), day, id, limit);
    }

    /** The facts of those keys, in no order; keys without a fact are left out. */
    public List<RecordedFact> facts(Collection<Long> ids) {
        return store.find(ids);
    }

    /** How many facts {@link #facts} can list. */
    public long count(FactQuery query) {
        return answers.rows(query, subtrees(query));
    }

    private Subtrees subtrees(FactQuery query) {
        return subtrees(List.of(new Question(query, Measure.COUNT)));
    }

    /** The fact of that key. */
    public Optional<RecordedFact> fact(long id) {
        return store.find(id);
    }

    /**
     * A fact with all that took it back or let it count again, in the order they were recorded; empty when there is none of that
     * key. One statement.
     *
     * @param most so many steps before the fact and after it, and no more
     */
    public List<RecordedFact> chain(long id, int most) {
        return store.chain(id, most);
    }

    /** Changes whenever what the facts come to may have changed; for answers kept in memory. */
    public String stamp() {
        return Long.toString(answers.facts()); // facts are only ever added
    }
}
