package org.haskap.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.access.Access;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.evidence.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Single facts from outside taken back by hand: by whoever may feed facts for the organisation that sent them, or for the
 * department where they came in a department's file.
 */
@Component
public final class Reversals {
    private final FeedStore fed;
    private final Feeding feeding;
    private final Evidence evidence;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Access access = new Access();

    Reversals(JdbcClient jdbc, Feeding feeding, Evidence evidence, TransactionTemplate transactions, Audit audit) {
        fed = new FeedStore(jdbc);
        this.feeding = feeding;
        this.evidence = evidence;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Whether the current actor can take that fact back now. */
    public boolean open(long fact) {
        return find(fact).filter(FeedStore.Fed::open).isPresent();
    }

    /** A fed fact, if the current actor may take it back or might have before somebody did. */
    Optional<FeedStore.Fed> find(long fact) {
        return fed.fed(fact)
                .filter(each ->
                        access.may(Permission.FEED_FACTS, new Target(each.organisation(), each.department(), null)));
    }

    /** Takes a fed fact back; false when it was taken back before. */
    boolean reverse(long fact, String reason) {
        FeedStore.Fed known = find(fact).orElseThrow(() -> new NotPermittedException(Permission.FEED_FACTS));
        return known.open()
                && Boolean.TRUE.equals(transactions.execute(_ -> {
                    Long reversal = evidence.reverse(List.of(fact)).get(fact);
                    if (reversal == null) {
                        return false;
                    }
                    feeding.noteByHand(known, reversal);
                    audit.record(
                            "fact.reversed",
                            Subject.of("fact", fact),
                            Map.of(),
                            Map.of("reason", reason, "reversal", Long.toString(reversal)));
                    return true;
                }));
    }
}
