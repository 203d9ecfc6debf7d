package org.haskap.document;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people changed in drafts. Mends are only added, each in the order of the lock on its series. */
@Component
public class Mends {
    private final MendStore store;
    private final EditionStore editions;
    private final TransactionTemplate transactions;
    private final Access access;
    private final InstantSource clock;

    /** On the given database. */
    public Mends(JdbcClient jdbc, TransactionTemplate transactions, Access access, InstantSource clock) {
        store = new MendStore(jdbc);
        editions = new EditionStore(jdbc);
        this.transactions = transactions;
        this.access = access;
        this.clock = clock;
    }

    /** All mends of a document in a series, the oldest first, those taken back included. */
    public List<Mend> of(long series, long document) {
        return store.of(series, document);
    }

    /** What of each edition differs from its document; editions without a difference are left out. */
    public Map<Long, List<Mended.Note>> notes(List<Long> editions) {
        return editions.isEmpty() ? Map.of() : store.notes(editions);
    }

    /**
     * Adds mends when the draft is still the one that was looked at: nobody else has mended it since. Which draft is whose
     * only those know who took its document in; they have asked for more than is asked here.
     *
     * @param version key of the last mend that the person saw, or 0 when there was none
     * @return whether they were added
     */
    public boolean add(long series, long document, long version, List<Mend.Change> changes) {
        access.requireAnywhere(Permission.MEND_DRAFT);
        return Boolean.TRUE.equals(transactions.execute(status -> {
            editions.lockSeries(series);
            if (store.version(series, document) != version) {
                return false;
            }
            Long person = Actors.current().person();
            changes.forEach(change -> store.insert(series, document, change, person, clock.instant()));
            return true;
        }));
    }
}
