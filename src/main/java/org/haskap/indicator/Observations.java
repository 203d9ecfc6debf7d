package org.haskap.indicator;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.attainment.Actual;
import org.haskap.kernel.Period;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Indicator;
import org.haskap.plan.Plan;
import org.haskap.plan.PlanTree;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was entered, imported or frozen of indicators: added, superseded, never overwritten. A value is entered by the department
 * that answers for it and is public once a chief has confirmed it ({@link Confirmations}); until then the confirmed one before it stands.
 */
@Component
public class Observations {
    private final ObservationStore store;
    private final Responsibilities responsibilities;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;

    /** On the given database. */
    Observations(
            JdbcClient jdbc,
            Responsibilities responsibilities,
            TransactionTemplate transactions,
            Audit audit,
            InstantSource clock) {
        store = new ObservationStore(jdbc);
        this.responsibilities = responsibilities;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The confirmed values, by the indicator's code, each list in order of time. One statement. */
    public Map<String, List<Actual>> current(long plan) {
        var current = new HashMap<String, List<Actual>>();
        store.confirmed(plan)
                .forEach(one -> current.computeIfAbsent(one.indicator().code(), _ -> new ArrayList<>())
                        .add(one.actual()));
        current.values().forEach(list -> list.sort(Comparator.comparing(Actual::period, Period.IN_TIME)));
        return current;
    }

    /**
     * The newest value of each period, confirmed or not, by the indicator's code, each list in order of time; for those who
     * enter and confirm. One statement.
     */
    public Map<String, List<Observation>> entered(long plan) {
        return byCode(store.newest(plan));
    }

    /** The same of all plans, by the plan's key. One statement. */
    public Map<Long, Map<String, List<Observation>>> entered() {
        var plansOf = new HashMap<Long, List<Observation>>();
        store.newest()
                .forEach(one -> plansOf.computeIfAbsent(one.indicator().plan(), _ -> new ArrayList<>())
                        .add(one));
        var all = new HashMap<Long, Map<String, List<Observation>>>();
        plansOf.forEach((plan, list) -> all.put(plan, byCode(list)));
        return all;
    }

    private static Map<String, List<Observation>> byCode(List<Observation> rows) {
        var all = new HashMap<String, List<Observation>>();
        rows.forEach(one -> all.computeIfAbsent(one.indicator().code(), _ -> new ArrayList<>())
                .add(one));
        all.values().forEach(list -> list.sort(Comparator.comparing(Observation::period, Period.IN_TIME)));
        return all;
    }

    /** Everything that was ever said of an indicator, the newest first. One statement. */
    public List<Observation> history(IndicatorRef indicator) {
        return store.history(indicator);
    }

    /**
     * Whether the current person works with an indicator's values: enters or confirms them, or belongs to the organisation whose
     * plan it is. Others see what is confirmed, and no names.
     */
    public boolean inside(PlanTree tree, Indicator indicator) {
        return responsibilities.of(tree, indicator).knows(Actors.current());
    }

    /** The indicators for whose values a document of the archive was ever named. One statement. */
    public List<IndicatorRef> citing(long document) {
        return store.citing(document);
    }

    /** One value as it was entered. */
    public Optional<Observation> find(long id) {
        return store.find(id);
    }

    /**
     * Enters one value.
     *
     * @return its key; that of the value that stands, when that says the same
     * @throws NotPermittedException without {@link Permission#ENTER_OBSERVATION} for who answers for the indicator
     * @throws StaleException when another value stands by now
     */
    public long enter(long plan, Entry entry) {
        return enterAll(plan, List.of(entry)).getFirst();
    }

    /**
     * Enters values of one plan, all or none. A value that says what stands is not entered again, so a table sent twice
     * changes nothing the second time.
     *
     * @return the keys, in the order of the entries
     * @throws NotPermittedException without {@link Permission#ENTER_OBSERVATION} for who answers for one of the indicators
     * @throws NoSuchElementException when the plan has no such indicator
     * @throws StaleException when another value stands by now for one of them; nothing is entered then
     */
    public List<Long> enterAll(long plan, List<Entry> entries) {
        var responsible = responsibilities.in(plan);
        entries.stream()
                .map(Entry::indicator)
                .distinct()
                .forEach(code -> responsible.require(Permission.ENTER_OBSERVATION, code));
        try {
            return Objects.requireNonNull(transactions.execute(_ -> enteredAll(responsible.plan(), entries)));
        } catch (DuplicateKeyException _) {
            // Somebody entered one of them between the look and the insert; the database let one through.
            var now = heads(plan);
            throw new StaleException(entries.stream()
                    .map(entry -> now.get(key(entry)))
                    .filter(Objects::nonNull)
                    .mapToLong(Observation::id)
                    .max()
                    .orElse(0));
        }
    }

    private List<Long> enteredAll(Plan plan, List<Entry> entries) {
        var heads = heads(plan.id());
        var added = new TreeMap<
                String, Entry>(); // in one order for everybody, so that two tables wait and never block each other
        var keys = new HashMap<String, Long>();
        for (Entry entry : entries) {
            Observation stands = heads.get(key(entry));
            if (stands != null && stands.state() != Observation.State.RETURNED && stands.saysTheSame(entry)) {
                keys.put(key(entry), stands.id());
            } else if ((stands == null ? 0 : stands.id()) != entry.seen()) {
                throw new StaleException(stands == null ? 0 : stands.id());
            } else if (added.put(key(entry), entry) != null) {
                throw new IllegalArgumentException("two values for one period: " + key(entry));
            }
        }
        var rows = List.copyOf(added.values());
        var ids = store.insert(plan.id(), rows, Actors.current().person(), clock.instant());
        for (int i = 0; i < rows.size(); i++) {
            keys.put(key(rows.get(i)), ids.get(i));
        }
        noteEntered(plan, rows, heads);
        return entries.stream()
                .map(entry -> Objects.requireNonNull(keys.get(key(entry))))
                .toList();
    }

    /** One line in the trail for an indicator, however many years came at once. */
    private void noteEntered(Plan plan, List<Entry> rows, Map<String, Observation> heads) {
        var byIndicator = new LinkedHashMap<String, List<Entry>>();
        rows.forEach(row -> byIndicator
                .computeIfAbsent(row.indicator(), _ -> new ArrayList<>())
                .add(row));
        byIndicator.forEach((code, list) -> {
            var before = new LinkedHashMap<String, String>();
            var after = new LinkedHashMap<String, String>();
            list.forEach(entry -> {
                Observation stood = heads.get(key(entry));
                if (stood != null) {
                    before.put(entry.period().code(), stood.text());
                }
                after.put(entry.period().code(), entry.text());
            });
            audit.record("observation.entered", IndicatorRef.subject(plan, code), before, after);
        });
    }

    private Map<String, Observation> heads(long plan) {
        var heads = new HashMap<String, Observation>();
        store.newest(plan)
                .forEach(one ->
                        heads.put(one.indicator().code() + " " + one.period().code(), one));
        return heads;
    }

    private static String key(Entry entry) {
        return entry.indicator() + " " + entry.period().code();
    }

    /**
     * Says that a value no longer counts and there is none instead. What was public stays so until a chief has confirmed that.
     *
     * @param id the value that stands
     * @throws StaleException when another stands by now
     */
    public long withdraw(long id, String reason) {
        Observation before = store.find(id).orElseThrow();
        var responsible = responsibilities.in(before.indicator().plan());
        responsible.require(Permission.ENTER_OBSERVATION, before.indicator().code());
        if (before.isWithdrawal() || reason.isBlank()) {
            throw new IllegalArgumentException("a value is withdrawn once, with a reason: " + id);
        }
        try {
            return Objects.requireNonNull(transactions.execute(_ -> {
                long withdrawal =
                        store.withdraw(before, reason, Actors.current().person(), clock.instant());
                audit.record(
                        "observation.withdrawn",
                        IndicatorRef.subject(
                                responsible.plan(), before.indicator().code()),
                        Map.of(before.period().code(), before.text()),
                        Map.of("reason", reason));
                return withdrawal;
            }));
        } catch (DuplicateKeyException _) {
            throw new StaleException(store.successor(id).orElse(0L));
        }
    }
}
