package org.haskap.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.haskap.kernel.JapanTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The retention rules of all modules, and keeping to them. */
@Component
public class Retentions {
    private static final int BATCH = 1_000;

    private final List<RetentionRule> rules;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;

    /** With the rules of all modules. */
    public Retentions(List<RetentionRule> rules, TransactionTemplate transactions, Audit audit, InstantSource clock) {
        this.rules =
                rules.stream().sorted(Comparator.comparing(RetentionRule::kind)).toList();
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rules by kind. */
    public List<RetentionRule> rules() {
        return rules;
    }

    /**
     * What a rule did.
     *
     * @param kind which rule
     * @param records how many records its period was over for
     */
    public record Kept(String kind, long records) {}

    /** Applies all rules, in batches with a transaction each, until nothing is due. For a job; may be interrupted any time. */
    public List<Kept> run() {
        return rules.stream().map(this::apply).toList();
    }

    private Kept apply(RetentionRule rule) {
        Instant before =
                clock.instant().atZone(JapanTime.ZONE).minus(rule.period()).toInstant();
        long records = 0;
        for (int done = BATCH; done >= BATCH && !Thread.currentThread().isInterrupted(); records += done) {
            done = Objects.requireNonNull(transactions.execute(_ -> batch(rule, before)));
        }
        return new Kept(rule.kind(), records);
    }

    private int batch(RetentionRule rule, Instant before) {
        int done = rule.work().upTo(before, BATCH);
        if (done > 0) {
            audit.record(
                    "retention.applied",
                    new Subject("retention", rule.kind()),
                    Map.of(),
                    Map.of("records", Integer.toString(done), "before", before.toString()));
        }
        return done;
    }
}
