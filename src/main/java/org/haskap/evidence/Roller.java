package org.haskap.evidence;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Rolls facts into cells, some at a time, each time in a transaction of its own. */
final class Roller {
    /** Facts in one transaction: some seconds, and little memory. */
    static final long CHUNK = 500_000;

    private final RollStore store;
    private final TransactionTemplate transactions;
    private final long most;

    Roller(JdbcTemplate jdbc, TransactionTemplate transactions, long most) {
        store = new RollStore(jdbc);
        this.transactions = transactions;
        this.most = most;
    }

    /**
     * What a roll did.
     *
     * @param facts how many facts it brought into the cells
     * @param done whether none that can be brought in are left, or somebody else is at it
     */
    record Rolled(long facts, boolean done) {}

    /** Brings some facts into the cells that answers are taken from; nothing while somebody else does. */
    Rolled rollLive() {
        Rolled rolled = transactions.execute(_ -> {
            Optional<Mark> mark = store.lockLive();
            if (mark.isEmpty()) {
                store.begin();
                mark = store.lockLive();
            }
            return mark.map(this::roll).orElse(new Rolled(0, true));
        });
        return rolled;
    }

    /**
     * Brings some facts into cells that are made anew.
     *
     * @throws IllegalStateException when somebody else began to make them anew meanwhile
     */
    Rolled rollNew(int generation) {
        Rolled rolled = transactions.execute(_ -> roll(store.lock(generation)));
        return rolled;
    }

    private Rolled roll(Mark mark) {
        long horizon = store.horizon();
        if (horizon
                < mark.place().xact()) { // facts recorded from here on would lie before the mark and never be rolled up
            throw Mark.foreign();
        }
        Mark.Place to = store.next(mark.place(), horizon, most);
        boolean done = to.xact() == horizon;
        long facts = store.add(mark, to);
        if (facts > 0) {
            store.number(mark, to);
            store.addPeople(mark, to);
        }
        if (facts > 0 || !done) { // also up to a transaction so large that it is taken in parts
            store.move(mark.moved(to, facts));
        }
        return new Rolled(facts, done);
    }

    /** Begins cells beside those that answers are taken from; says their number. */
    int begin() {
        int generation = transactions.execute(_ -> store.beginAnew());
        return generation;
    }

    /** From now on answers are taken from these cells. They need not hold all facts: what is behind the mark is counted. */
    void putLive(int generation) {
        transactions.executeWithoutResult(_ -> {
            store.putLive(store.lock(generation));
        });
    }

    /** Removes the cells of generations that are no more. */
    void clear() {
        for (String table : new String[] {"fact_day", "fact_month", "fact_people"}) {
            int cleared;
            do {
                cleared = transactions.execute(_ -> store.clear(table, 50_000));
            } while (cleared > 0);
        }
    }
}
