package org.haskap.document;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.database.Publications;
import org.haskap.kernel.Difference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The way of an edition from draft to adopted to superseded, the same for whatever has editions. */
@Component
public class Editions {
    private final EditionStore store;
    private final MendStore mends;
    private final Publications publications;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access = new Access();

    /** On the given database. */
    public Editions(
            JdbcClient jdbc,
            Publications publications,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            Audit audit,
            InstantSource clock) {
        store = new EditionStore(jdbc);
        mends = new MendStore(jdbc);
        this.publications = publications;
        this.transactions = transactions;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether an adoption is meant or only rehearsed; both walk the same path and write the same rows. */
    private enum Mode {
        REHEARSE,
        ADOPT
    }

    /** One edition. */
    public Optional<Edition> find(long id) {
        return store.find(id);
    }

    /** Who made a draft, and for which department. */
    public Optional<Origin> origin(long id) {
        return store.origin(id);
    }

    /** All editions of a series, the newest first. */
    public List<Edition> of(long series) {
        return store.of(series);
    }

    /**
     * Compares what a document says with the adopted edition and keeps it as the series' draft of that document. An equal
     * draft that is there already is returned; one that is out of date is replaced.
     *
     * @param name the series' name within its kind; created when it is new
     * @param document the document
     * @param place whose it is; a draft made for a department there is replaced only by who may mend it
     * @param department the department the draft is made for, or null
     * @param content how editions of this kind are read and written
     * @param compose the whole to propose, given its edition (still without id and number) and the adopted whole (or
     *     null)
     */
    public <T> Proposal propose(
            String name,
            long document,
            Target place,
            @Nullable Long department,
            EditionContent<T> content,
            BiFunction<Edition, @Nullable T, T> compose) {
        return transactions.execute(status -> {
            store.insertSeries(content.kind(), name);
            long series = store.lockSeries(content.kind(), name);
            Edition base = store.adopted(series).orElse(null);
            T before = base == null ? null : content.load(base);
            Long baseId = base == null ? null : base.id();
            T proposed = compose.apply(Edition.composing(series, document, baseId), before);
            List<Difference.Item> items = content.items(proposed);
            Difference difference = content.difference(before, proposed);
            Edition draft = store.draft(series, document).orElse(null);
            if (base != null && difference.isEmpty()) {
                if (draft != null) {
                    drop(draft, place);
                }
                return new Proposal(series, null, difference);
            }
            if (draft != null && Objects.equals(draft.baseId(), baseId) && same(content, draft, proposed, items)) {
                return new Proposal(series, draft, difference);
            }
            if (draft != null) {
                drop(draft, place);
            }
            var origin = new Origin(Actors.current().person(), department);
            Edition fresh = store.insertDraft(series, document, baseId, origin, clock.instant());
            content.insert(fresh, proposed);
            mends.insertNotes(fresh.id(), content.mended(proposed));
            audit.record("edition.proposed", subject(fresh), Map.of(), values(content.kind(), name, fresh));
            return new Proposal(series, fresh, difference);
        });
    }

    private static <T> boolean same(EditionContent<T> content, Edition draft, T proposed, List<Difference.Item> items) {
        T whole = content.load(draft);
        return content.items(whole).equals(items) && content.mended(whole).equals(content.mended(proposed));
    }

    /** The last edition of a series that was made of a document, whatever became of it. */
    public Optional<Edition> newest(long series, long document) {
        return store.newest(series, document);
    }

    /**
     * Takes a draft back. It is kept, and can no longer be adopted.
     *
     * @return whether it was still a draft
     */
    public boolean withdraw(Edition draft) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            store.lockSeries(draft.series());
            return store.withdraw(draft.id());
        }));
    }

    private void drop(Edition draft, Target place) {
        Long department = store.origin(draft.id()).map(Origin::department).orElse(null);
        access.require(Permission.MEND_DRAFT, new Target(place.organisation(), department, place.plan()));
        store.deleteDraft(draft.id());
        audit.record("draft.dropped", subject(draft), Map.of("number", Integer.toString(draft.number())), Map.of());
    }

    private static Subject subject(Edition edition) {
        return Subject.of("edition", edition.id());
    }

    private static Map<String, String> values(String kind, String name, Edition edition) {
        return Map.of(
                "kind",
                kind,
                "series",
                name,
                "number",
                Integer.toString(edition.number()),
                "document",
                Long.toString(edition.documentId()));
    }

    /** What an edition changes, or changed, against the edition it was compared with. */
    public <T> Difference difference(long id, EditionContent<T> content) {
        Edition edition = store.find(id).orElseThrow();
        T before = edition.baseId() == null
                ? null
                : content.load(store.find(edition.baseId()).orElseThrow());
        return content.difference(before, content.load(edition));
    }

    /** Makes a draft the adopted edition; the one before is superseded. */
    public <T> Adoption adopt(long id, EditionContent<T> content) {
        return adopt(id, content, Mode.ADOPT);
    }

    /** Walks the whole path of {@link #adopt}, constraints of the database included, and takes it back. */
    public <T> Adoption rehearse(long id, EditionContent<T> content) {
        return adopt(id, content, Mode.REHEARSE);
    }

    private <T> Adoption adopt(long id, EditionContent<T> content, Mode mode) {
        return transactions.execute(status -> {
            if (!store.lockSeriesOf(id, content.kind())) {
                return gone();
            }
            Edition draft = store.find(id).orElse(null);
            if (draft == null) {
                return gone();
            }
            Edition base = store.adopted(draft.series()).orElse(null);
            Optional<Adoption> refusal = refusal(draft, base);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            Difference difference = difference(id, content);
            if (base != null) {
                store.supersede(base.id());
            }
            Edition adopted = store.adopt(id, clock.instant());
            content.adopted(adopted, difference);
            audit.record(
                    "edition.adopted",
                    subject(adopted),
                    base == null ? Map.of() : Map.of("number", Integer.toString(base.number())),
                    values(content.kind(), Long.toString(adopted.series()), adopted));
            // Listeners derive from all that is adopted: from here on no other adoption is under way.
            long version = publications.advance(clock.instant());
            events.publishEvent(new EditionAdopted(content.kind(), adopted));
            if (mode == Mode.REHEARSE) {
                status.setRollbackOnly();
            }
            return new Adoption.Adopted(adopted, difference, version);
        });
    }

    private static Adoption gone() {
        return new Adoption.Refused("この案は見つかりません。文書をもう一度読み込んで、新しい案を作ってください。");
    }

    /** Why this draft cannot follow that edition, if it cannot. */
    private static Optional<Adoption> refusal(Edition draft, @Nullable Edition base) {
        if (draft.state() == Edition.State.WITHDRAWN) {
            return Optional.of(new Adoption.Refused("この案は取り下げられています。採用するには、案に戻してください。"));
        }
        if (draft.state() != Edition.State.DRAFT) {
            return Optional.of(new Adoption.Refused("この版はすでに採用されています。もう一度採用することはできません。"));
        }
        if (!Objects.equals(draft.baseId(), base == null ? null : base.id())) {
            return Optional.of(new Adoption.Refused("この案を作ったあとで、別の版が採用されました。文書をもう一度読み込んで、いまの版との違いを確かめてください。"));
        }
        return Optional.empty();
    }
}
