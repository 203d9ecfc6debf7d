package org.haskap.admin;

import java.util.Objects;
import java.util.function.Supplier;
import org.haskap.access.Actors;
import org.haskap.database.IdempotencyKeys;
import org.haskap.web.Once;
import org.haskap.web.ui.Given;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Remembers in the region's tables what forms have created. */
@Component
final class OnceInDatabase implements Once {
    private static final int LONGEST_KEY = 100;

    private final IdempotencyKeys keys;
    private final TransactionTemplate transactions;

    OnceInDatabase(IdempotencyKeys keys, TransactionTemplate transactions) {
        this.keys = keys;
        this.transactions = transactions;
    }

    @Override
    public String create(Given given, String operation, Supplier<String> work) {
        if (given.key().isBlank() || given.key().length() > LONGEST_KEY) {
            throw new NoKeyException();
        }
        // One person's key says nothing to another.
        String mine = operation + "/" + Actors.current().person();
        return Objects.requireNonNull(transactions.execute(_ -> keys.once(given.key(), mine, given.digest(), work)));
    }
}
