package org.haskap.indicator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.People;
import org.haskap.access.Permission;
import org.haskap.database.Publications;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What chiefs say of values that were entered: public from now on, or back to who entered them. Said once of each. */
@Component
public class Confirmations {
    private final ObservationStore store;
    private final Responsibilities responsibilities;
    private final People people;
    private final Publications publications;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Returns returns;
    private final InstantSource clock;

    /** On the given database. */
    Confirmations(
            JdbcClient jdbc,
            Responsibilities responsibilities,
            People people,
            Publications publications,
            TransactionTemplate transactions,
            Audit audit,
            Returns returns,
            InstantSource clock) {
        store = new ObservationStore(jdbc);
        this.responsibilities = responsibilities;
        this.people = people;
        this.publications = publications;
        this.transactions = transactions;
        this.audit = audit;
        this.returns = returns;
        this.clock = clock;
    }

    /**
     * Confirms values, all or none; they are public from then on. Who entered a value does not confirm it, unless nobody else
     * may; that is noted.
     *
     * @throws NotPermittedException without {@link Permission#CONFIRM_OBSERVATION} for one of them
     * @throws OwnEntryException when one is the actor's own and somebody else could confirm it
     * @throws StaleException when one was decided or superseded by now; nothing is confirmed then
     */
    public void confirm(List<Long> ids) {
        decide(ids, true, "");
    }

    /**
     * Sends a value back to who entered it, with a mail.
     *
     * @throws NotPermittedException without {@link Permission#CONFIRM_OBSERVATION}
     * @throws StaleException when it was decided or superseded by now
     */
    public void sendBack(long id, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a value is sent back with a reason: " + id);
        }
        decide(List.of(id), false, reason);
    }

    private void decide(List<Long> ids, boolean confirmed, String reason) {
        List<Long> sorted = ids.stream().distinct().sorted().toList();
        try {
            transactions.executeWithoutResult(_ -> {
                List<Observation> rows = store.find(sorted);
                if (rows.size() < sorted.size()) {
                    throw new NoSuchElementException("there is no such observation among " + sorted);
                }
                List<Long> alone = requireDeciding(rows, confirmed);
                var superseded = store.superseded(sorted);
                for (Observation row : rows) {
                    if (row.state() != Observation.State.WAITING || superseded.contains(row.id())) {
                        throw new StaleException(row.id());
                    }
                }
                Instant at = clock.instant();
                store.decide(sorted, confirmed, reason, alone, Actors.current().person(), at);
                var plans = new HashMap<Long, Responsibilities.InPlan>();
                for (Observation row : rows) {
                    var plan = plans.computeIfAbsent(row.indicator().plan(), responsibilities::in);
                    note(plan.plan(), row, confirmed, reason, alone.contains(row.id()));
                    if (!confirmed) {
                        String name = plan.name(row.indicator().code());
                        returns.tell(row, name, plan.plan().slug(), reason);
                    }
                }
                if (confirmed) {
                    publications.advance(at);
                }
            });
        } catch (DuplicateKeyException _) {
            throw new StaleException(sorted.getFirst());
        }
    }

    /** Insists that the actor may decide of each; the keys of the own ones among them, which nobody else could confirm. */
    private List<Long> requireDeciding(List<Observation> rows, boolean confirmed) {
        var plans = new HashMap<Long, Responsibilities.InPlan>();
        var alone = new ArrayList<Long>();
        @Nullable List<People.Holder> others = null;
        for (Observation row : rows) {
            var plan = plans.computeIfAbsent(row.indicator().plan(), responsibilities::in);
            Responsible responsible =
                    plan.require(Permission.CONFIRM_OBSERVATION, row.indicator().code());
            if (confirmed && isOwn(row)) {
                others = others == null ? people.holders(Permission.CONFIRM_OBSERVATION) : others;
                if (others.stream().anyMatch(holder -> !isOwn(row, holder) && mayConfirm(responsible, holder))) {
                    throw new OwnEntryException(row.id());
                }
                alone.add(row.id());
            }
        }
        return alone;
    }

    /** Those among values that are the current person's own and somebody else could confirm. */
    public Set<Long> ownOf(List<Observation> rows) {
        List<Observation> own = rows.stream().filter(Confirmations::isOwn).toList();
        if (own.isEmpty()) {
            return Set.of();
        }
        List<People.Holder> others = people.holders(Permission.CONFIRM_OBSERVATION);
        var plans = new HashMap<Long, Responsibilities.InPlan>();
        return own.stream()
                .filter(row -> {
                    var plan = plans.computeIfAbsent(row.indicator().plan(), responsibilities::in);
                    Responsible responsible = plan.of(row.indicator().code());
                    return others.stream().anyMatch(holder -> !isOwn(row, holder) && mayConfirm(responsible, holder));
                })
                .map(Observation::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean mayConfirm(Responsible responsible, People.Holder holder) {
        return responsible.allows(holder.actor(), Permission.CONFIRM_OBSERVATION);
    }

    private static boolean isOwn(Observation row) {
        return row.enteredBy() != null
                && row.enteredBy().equals(Actors.current().person());
    }

    private static boolean isOwn(Observation row, People.Holder holder) {
        return row.enteredBy() != null && row.enteredBy() == holder.person().id();
    }

    private void note(Plan plan, Observation row, boolean confirmed, String reason, boolean alone) {
        var after = new LinkedHashMap<String, String>();
        after.put(row.period().code(), row.isWithdrawal() ? "" : row.text());
        if (!reason.isEmpty()) {
            after.put("reason", reason);
        }
        if (alone) {
            after.put("alone", "true");
        }
        audit.record(
                confirmed ? "observation.confirmed" : "observation.returned",
                IndicatorRef.subject(plan, row.indicator().code()),
                Map.of(),
                after);
    }
}
