package org.haskap.evidence;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.haskap.jobs.Cadence;
import org.haskap.jobs.Recurring;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cells that hold what the facts come to, by day and by month, and for whom they stand. Answers are right whatever the cells hold: what
 * they do not hold yet is counted from the facts. They are there for speed.
 */
@Component
public class Rollups {
    private final Roller roller;
    private final RollCheck check;

    /** On the given database. */
    @Autowired
    public Rollups(JdbcTemplate jdbc, TransactionTemplate transactions) {
        this(jdbc, transactions, Roller.CHUNK);
    }

    Rollups(JdbcTemplate jdbc, TransactionTemplate transactions, long chunk) {
        roller = new Roller(jdbc, transactions, chunk);
        check = new RollCheck(jdbc, transactions);
    }

    /**
     * Brings into the cells all facts that no open transaction stands before, some at a time. Of several who do so at once, also in
     * other processes, one does it and the others go on at once.
     *
     * @return how many facts
     */
    public long roll() {
        long facts = 0;
        Roller.Rolled rolled;
        do {
            rolled = roller.rollLive();
            facts += rolled.facts();
        } while (!rolled.done() && !Thread.currentThread().isInterrupted());
        return facts;
    }

    /**
     * Makes all cells anew from the facts, beside whoever records and asks; answers are taken from the old cells until the new ones are
     * there. Of two who do so at once the later one goes on. One that is broken off leaves nothing but cells that the next one removes.
     *
     * @param progress hears how many facts are in the new cells
     * @return how many facts are in the new cells
     * @throws IllegalStateException when another began meanwhile
     */
    public long rebuild(LongConsumer progress) {
        int generation = roller.begin();
        roller.clear();
        long facts = 0;
        Roller.Rolled rolled;
        do {
            rolled = roller.rollNew(generation);
            facts += rolled.facts();
            progress.accept(facts);
        } while (!rolled.done());
        roller.putLive(generation);
        roller.clear();
        return facts;
    }

    /** Compares the cells with the facts, at one moment and beside whoever records. Reads every fact. */
    public RollVerification verify() {
        return check.run();
    }

    /** Rolls again and again. */
    @Configuration(proxyBeanMethods = false)
    static class Upkeep {
        @Bean
        Recurring rollsFacts(Rollups rollups) {
            return new Recurring("evidence-roll", "事実の集計", new Cadence.Every(Duration.ofSeconds(10)), rollups::roll);
        }
    }
}
