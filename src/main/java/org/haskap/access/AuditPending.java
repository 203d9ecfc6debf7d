package org.haskap.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The entries of one transaction, waiting for its commit. They are written as the last act before it, so that the chain's head
 * is the last lock taken and the shortest held, and a transaction that rolls back leaves none.
 */
final class AuditPending implements TransactionSynchronization {
    private final Object owner;
    private final Consumer<List<Audit.Note>> write;
    private final List<Audit.Note> notes = new ArrayList<>();
    private final Map<Object, Integer> savepoints = new HashMap<>();
    private boolean written;

    private AuditPending(Object owner, Consumer<List<Audit.Note>> write) {
        this.owner = owner;
        this.write = write;
    }

    /** The entries of the current transaction. */
    static AuditPending current(Object owner, Consumer<List<Audit.Note>> write) {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof AuditPending pending && pending.owner.equals(owner)) {
                return pending;
            }
        }
        var pending = new AuditPending(owner, write);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    void add(Audit.Note note) {
        if (written) {
            write.accept(List.of(note)); // noted by another last act; the head is locked already
        } else {
            notes.add(note);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void savepoint(Object savepoint) {
        savepoints.put(savepoint, notes.size());
    }

    @Override
    public void savepointRollback(Object savepoint) {
        notes.subList(savepoints.getOrDefault(savepoint, 0), notes.size()).clear();
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        written = true;
        if (!notes.isEmpty()) {
            write.accept(List.copyOf(notes));
        }
    }
}
