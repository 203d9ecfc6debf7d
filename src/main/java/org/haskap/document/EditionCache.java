package org.haskap.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wholes of adopted editions in memory. They never change, so nothing here ever goes stale; the oldest unused leaves when
 * there are too many. Nothing is kept from inside a transaction, which may still be taken back.
 *
 * @param <T> the whole of one edition
 */
public final class EditionCache<T> {
    private final Map<UUID, T> wholes;

    /** An empty cache of at most so many editions. */
    public EditionCache(int size) {
        wholes = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, T> eldest) {
                return size() > size;
            }
        };
    }

    /** The whole of an edition, if it is here. */
    public Optional<T> get(Edition edition) {
        synchronized (wholes) {
            return Optional.ofNullable(wholes.get(edition.uid()));
        }
    }

    /** Keeps the whole of an adopted edition. */
    public void put(Edition edition, T whole) {
        if (edition.state() != Edition.State.ADOPTED || TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        synchronized (wholes) {
            wholes.put(edition.uid(), whole);
        }
    }
}
