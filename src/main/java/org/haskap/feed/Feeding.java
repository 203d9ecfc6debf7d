package org.haskap.feed;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.haskap.access.Audit;
import org.haskap.access.Subject;
import org.haskap.database.RegionSettings;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.Fact;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactKinds;
import org.haskap.plan.Plans;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes facts from outside: the one path of the interface, of files and of their previews. A fact is known by its
 * organisation and its sender's own id; sent again it adds nothing.
 */
@Component
final class Feeding {
    private static final int PIECE = 5_000;
    private static final int TRIES = 5;

    private final FeedStore store;
    private final Evidence evidence;
    private final FactKinds kinds;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Weighing weighing;

    Feeding(
            JdbcClient jdbc,
            Evidence evidence,
            FactKinds kinds,
            Plans plans,
            RegionSettings settings,
            TransactionTemplate transactions,
            Audit audit,
            InstantSource clock) {
        store = new FeedStore(jdbc);
        this.evidence = evidence;
        this.kinds = kinds;
        this.transactions = transactions;
        this.audit = audit;
        weighing = new Weighing(store, evidence, plans, settings, clock);
    }

    /** What becomes of the good rows when some are bad. */
    enum Mode {
        /** Nothing is taken unless everything can be. */
        ALL,
        /** The good ones are taken. */
        EACH
    }

    /**
     * What is sent.
     *
     * @param organisation whose facts they are
     * @param mode what becomes of the good rows when some are bad
     * @param given kinds of the program's modules that may be fed besides the region's own
     * @param file the file they stand in, whose rows need no ids of their own; null for what comes through the interface
     * @param rows the facts
     */
    record Sending(
            long organisation,
            Mode mode,
            Set<String> given,
            @Nullable Long file,
            List<FedRow> rows) {
        /** The page that shows where they came from, or null. */
        @Nullable
        String href() {
            return file == null ? null : FactFiles.PATH + "/" + file;
        }
    }

    /**
     * What came of it.
     *
     * @param taken facts recorded now
     * @param known facts that had been sent before
     * @param problems what is wrong with the others, in the order of the rows
     */
    record Outcome(long taken, long known, List<FeedProblem> problems) {
        Outcome {
            problems = List.copyOf(problems);
        }

        /** How many rows were not taken for what is wrong with them. */
        long refused() {
            return problems.stream().mapToInt(FeedProblem::row).distinct().count();
        }
    }

    /** Everything is to be taken and something cannot be; thrown inside the transaction, which takes all back. */
    static final class RefusedBatchException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Outcome outcome;

        RefusedBatchException(Outcome outcome) {
            super("facts were refused: " + outcome.refused());
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    /** Somebody else sent one of the same facts at the same time and was quicker: the whole is to be tried again. */
    private static final class OvertakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OvertakenException() {
            super("Others keep sending the same facts; send them again later.");
        }
    }

    /**
     * Takes facts in a transaction of its own, together with what {@code around} does with the outcome.
     *
     * @param around what belongs to the same transaction: it calls {@link #take} and says what came of it
     * @throws RefusedBatchException when everything is to be taken and something cannot be; nothing is then
     */
    <T> T inOneTransaction(Supplier<T> around) {
        for (int i = 1; ; i++) {
            try {
                return Objects.requireNonNull(transactions.execute(_ -> around.get()));
            } catch (OvertakenException | PessimisticLockingFailureException e) { // or the two waited for each other
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Is told how many rows are done. */
    @FunctionalInterface
    interface Watch {
        /** So many more are done. */
        void done(int rows);
    }

    /** The kinds that may be fed by somebody who was given these besides the region's own. */
    Map<String, FactKind> kinds(Set<String> given) {
        var own = kinds.regional().stream()
                .map(regional -> regional.kind().code())
                .collect(Collectors.toCollection(HashSet::new));
        own.addAll(given);
        Predicate<FactKind> may = kind -> own.contains(kind.code());
        return kinds.all().stream().filter(may).collect(Collectors.toMap(FactKind::code, kind -> kind));
    }

    /**
     * Takes facts inside the transaction of {@link #inOneTransaction}.
     *
     * @param unread what was found wrong while the rows were read; such rows are not taken
     */
    Outcome take(Sending sending, List<FeedProblem> unread, Watch watch) {
        Weighing.Weighed weighed = weighing.weigh(sending, kinds(sending.given()), unread);
        if (sending.mode() == Mode.ALL && !weighed.problems().isEmpty()) {
            throw new RefusedBatchException(new Outcome(0, weighed.known(), weighed.problems()));
        }
        record(sending, weighed, watch);
        if (!weighed.fresh().isEmpty()) {
            audit.record(
                    "facts.fed",
                    Subject.of("organisation", sending.organisation()),
                    Map.of(),
                    Map.of("facts", Integer.toString(weighed.fresh().size())));
        }
        return new Outcome(weighed.fresh().size(), weighed.known(), weighed.problems());
    }

    /** What {@link #take} would come to with the good rows taken; nothing is recorded. */
    Outcome check(Sending sending, List<FeedProblem> unread) {
        Weighing.Weighed weighed = weighing.weigh(sending, kinds(sending.given()), unread);
        return new Outcome(weighed.fresh().size(), weighed.known(), weighed.problems());
    }

    private void record(Sending sending, Weighing.Weighed weighed, Watch watch) {
        List<FedFact> fresh = weighed.fresh();
        Digests digests = weighed.digests();
        var keys = new HashMap<String, Long>();
        weighed.before().values().forEach(known -> keys.put(known.id(), known.fact()));
        // In the order of their ids, so that two who send the same facts do not wait for each other.
        List<FedFact> telling = fresh.stream()
                .filter(fact -> fact.fact() != null)
                .sorted(Comparator.comparing(FedFact::id))
                .toList();
        for (int from = 0; from < telling.size(); from += PIECE) {
            List<FedFact> piece = telling.subList(from, Math.min(telling.size(), from + PIECE));
            List<Long> recorded = evidence.record(piece.stream()
                    .map(FedFact::fact)
                    .filter(Objects::nonNull)
                    .map(Fact.class::cast)
                    .toList());
            var noted = new ArrayList<FeedStore.Noted>();
            for (int i = 0; i < piece.size(); i++) {
                FedFact fact = piece.get(i);
                keys.put(fact.id(), recorded.get(i));
                noted.add(new FeedStore.Noted(fact.id(), recorded.get(i), digests.of(fact.content()), null));
            }
            note(sending, noted);
            watch.done(piece.size());
        }
        for (FedFact reversal : fresh) {
            String target = reversal.reverses();
            if (target != null) {
                long fact = reversed(Objects.requireNonNull(keys.get(target)));
                keys.put(reversal.id(), fact);
                note(
                        sending,
                        List.of(new FeedStore.Noted(reversal.id(), fact, digests.of(reversal.content()), target)));
                watch.done(1);
            }
        }
    }

    private long reversed(long fact) {
        // Not only the fact itself: a file undone before may have let it count again.
        Long reversal = evidence.reverse(List.of(fact)).get(fact);
        if (reversal == null) {
            throw new OvertakenException();
        }
        return reversal;
    }

    private void note(Sending sending, List<FeedStore.Noted> noted) {
        if (store.insert(sending.organisation(), sending.file(), noted) < noted.size()) {
            throw new OvertakenException();
        }
    }

    /**
     * Notes a fact that a person took back by hand, so that its sender can take it back no more.
     *
     * @param reversal the reversing fact
     */
    void noteByHand(FeedStore.Fed taken, long reversal) {
        String content = "reverses\u001F" + taken.id();
        var noted = new FeedStore.Noted(
                FeedRules.BY_HAND + reversal, reversal, new Digests(store.secret()).of(content), taken.id());
        if (store.insert(taken.organisation(), taken.file(), List.of(noted)) == 0) {
            throw new OvertakenException();
        }
    }

    /** A digest of what was sent that says nothing to whoever does not hold the region's secret. */
    String digest(byte[] body) {
        return new Digests(store.secret()).of(body);
    }
}
