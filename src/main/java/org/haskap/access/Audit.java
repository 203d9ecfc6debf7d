package org.haskap.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.haskap.database.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The trail of every change and every look at personal data: who, on whose behalf, when, from where, what, before and after.
 * Entries are only added, each chained to the one before by its hash ({@link AuditVerification} finds what was tampered with).
 * Values before and after, and the address an act came from, are the only personal data in it; they can be blanked without
 * breaking the chain.
 */
@Component
public class Audit {
    /** The action that says how many values an erasure blanked; such entries are never blanked themselves. */
    static final String BLANKED = "audit.blanked";

    /** Kinds of records that everybody sees as they stand. */
    private static final Set<String> OF_PUBLIC = Set.of("plan", "indicator", "programme", "edition", "document");

    static final String FROM = "from";
    private static final String BEFORE = "before.";
    private static final String AFTER = "after.";
    private static final int SALT_BYTES = 16;

    private final AuditStore store;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Access access = new Access();
    private final SecureRandom random = new SecureRandom();

    /** On the given database. */
    public Audit(JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
        store = new AuditStore(jdbc);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Notes a change in the trail, with the transaction of the change: both stand or neither.
     *
     * @param action what was done, dotted, such as {@code person.changed}; {@link AuditActions} has a sentence for each
     * @param subject to which record
     * @param before field to value before; empty for something new
     * @param after field to value after; empty for something removed
     * @throws IllegalStateException outside a transaction
     */
    public void record(String action, Subject subject, Map<String, String> before, Map<String, String> after) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "The change " + action + " must be noted inside the transaction that makes it");
        }
        AuditPending.current(this, this::write).add(note(action, subject, before, after));
    }

    /** Notes that the current actor looked at personal data: with the transaction that runs, or in one of its own. */
    public void looked(String action, Subject subject) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            record(action, subject, Map.of(), Map.of());
        } else {
            transactions.executeWithoutResult(_ -> record(action, subject, Map.of(), Map.of()));
        }
    }

    /** The Japanese sentence of an action; the action itself when it has none. */
    public String describe(String action) {
        return AuditActions.sentence(action);
    }

    /**
     * A page of the trail, the newest first; that it was searched is noted in the trail too.
     *
     * @throws NotPermittedException without {@link Permission#READ_AUDIT}
     */
    public AuditPage search(AuditQuery query) {
        access.require(Permission.READ_AUDIT, Target.REGION);
        looked("audit.searched", new Subject("audit", ""));
        return AuditPage.of(store.search(query, AuditPage.SIZE + 1));
    }

    /**
     * The first page of a part of the trail that is taken away as a file; noted as such once, {@link #more} gives the rest.
     *
     * @throws NotPermittedException without {@link Permission#READ_AUDIT}
     */
    public AuditPage export(AuditQuery query) {
        access.require(Permission.READ_AUDIT, Target.REGION);
        looked("audit.exported", new Subject("audit", ""));
        return more(query);
    }

    /**
     * The next page of what {@link #export} began.
     *
     * @throws NotPermittedException without {@link Permission#READ_AUDIT}
     */
    public AuditPage more(AuditQuery query) {
        access.require(Permission.READ_AUDIT, Target.REGION);
        return AuditPage.of(store.search(query, AuditPage.SIZE + 1));
    }

    /**
     * What was done to one record, the newest first, without the addresses it came from. Looks are left out.
     *
     * @param subject the record; a person's own history is for those who manage people, that of what the public sees for all
     *     who see any history, any other for those who see it there
     * @throws NotPermittedException without {@link Permission#SEE_HISTORY}
     */
    public List<AuditEntry> history(Subject subject) {
        if (subject.kind().equals(Subject.PERSON)) {
            access.require(Permission.MANAGE_PEOPLE, Target.REGION);
            looked("person.looked", subject);
        } else if (subject.kind().equals("organisation")) {
            access.require(Permission.SEE_HISTORY, Target.organisation(Long.parseLong(subject.id())));
        } else if (OF_PUBLIC.contains(subject.kind())) {
            access.requireAnywhere(Permission.SEE_HISTORY);
        } else {
            access.require(Permission.SEE_HISTORY, Target.REGION);
        }
        return store.history(subject, AuditPage.SIZE * 10).stream()
                .map(AuditEntry::withoutAddress)
                .toList();
    }

    /** Checks the whole chain as it stands now. One pass, in constant memory. */
    public AuditVerification verify() {
        return verify(null);
    }

    /**
     * Checks the whole chain, and that it still contains a head noted earlier. Only that finds a chain that was written
     * anew from some entry on.
     *
     * @param noted a head printed earlier and kept elsewhere, or null
     */
    public AuditVerification verify(AuditVerification.@Nullable Head noted) {
        var snapshot = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        return snapshot.execute(_ -> AuditCheck.run(store, noted));
    }

    /** Blanks what the trail says about a person and these records, and the addresses the person's own acts came from. */
    int forget(long person, List<Subject> subjects) {
        UUID erasure = UUID.randomUUID();
        int values = store.blankOf(person, subjects, erasure);
        noteBlanked(Subject.of(Subject.PERSON, person), erasure, values);
        return values;
    }

    /** How many values the trail still holds about a person and these records. */
    int held(long person, List<Subject> subjects) {
        return store.valuesOf(person, subjects);
    }

    /** Blanks some values of entries before an instant; how many there were. */
    int expire(Instant before, int limit) {
        UUID erasure = UUID.randomUUID();
        int values = store.blankBefore(before, limit, erasure);
        noteBlanked(new Subject("audit", ""), erasure, values);
        return values;
    }

    /** Who else added a person or gave it roles. */
    List<Standing> standingOf(long person) {
        return store.standingOf(person);
    }

    private void noteBlanked(Subject subject, UUID erasure, int values) {
        if (values > 0) {
            record(
                    BLANKED,
                    subject,
                    Map.of(),
                    Map.of("erasure", erasure.toString(), "values", Integer.toString(values)));
        }
    }

    private Note note(String action, Subject subject, Map<String, String> before, Map<String, String> after) {
        Actor actor = Actors.current();
        var values = new ArrayList<Value>();
        before.keySet().stream().sorted().forEach(name -> values.add(value(BEFORE + name, before.get(name))));
        after.keySet().stream().sorted().forEach(name -> values.add(value(AFTER + name, after.get(name))));
        if (!actor.from().isBlank()) {
            values.add(value(FROM, actor.from()));
        }
        return new Note(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor,
                Columns.text(action),
                new Subject(Columns.text(subject.kind()), Columns.text(subject.id())),
                values);
    }

    private Value value(String name, @Nullable String value) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Value(
                Columns.joined(List.of(Columns.text(name))),
                HexFormat.of().formatHex(salt),
                Columns.text(value == null ? "" : value));
    }

    /** Takes the chain's head and adds the entries to it. */
    private void write(List<Note> notes) {
        AuditVerification.Head head = store.lockHead();
        var entries = new ArrayList<AuditStore.Row>();
        long number = head.number();
        String previous = head.hash();
        for (Note note : notes) {
            AuditChain.Link link = note.link(++number);
            String hash = AuditChain.hash(previous, link);
            entries.add(new AuditStore.Row(link, previous, hash, note.values()));
            previous = hash;
        }
        store.insert(entries);
    }

    /** An entry without its number. */
    record Note(Instant at, Actor actor, String action, Subject subject, List<Value> values) {
        AuditChain.Link link(long number) {
            return new AuditChain.Link(
                    number,
                    at,
                    actor.kind().name(),
                    actor.person(),
                    Columns.text(actor.label()),
                    actor.onBehalfOf(),
                    action,
                    subject,
                    values.stream().map(Value::commitment).toList());
        }
    }

    /** A value with the salt that hides it once both are blanked. */
    record Value(String name, String salt, String value) {
        String commitment() {
            return AuditChain.commitment(name, salt, value);
        }
    }
}
