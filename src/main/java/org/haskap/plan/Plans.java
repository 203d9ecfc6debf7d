package org.haskap.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.haskap.access.Access;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Organisation;
import org.haskap.access.Organisations;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.database.Columns;
import org.haskap.document.Adoption;
import org.haskap.document.Documents;
import org.haskap.document.Edition;
import org.haskap.document.EditionCache;
import org.haskap.document.Editions;
import org.haskap.document.Mended;
import org.haskap.document.Mends;
import org.haskap.document.Proposal;
import org.haskap.document.ReaderDraft;
import org.haskap.kernel.Change;
import org.haskap.kernel.Difference;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.Reading;
import org.haskap.reading.UnreadableException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plans and their editions: read whole, propose, rehearse, adopt. */
@Component
public class Plans {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final int EDITIONS_IN_MEMORY = 64;

    private final PlanStore store;
    private final PlanTreeStore trees;
    private final PlanContent content;
    private final Editions editions;
    private final Documents documents;
    private final Organisations organisations;
    private final Mends mends;
    private final Access access;
    private final EditionCache<PlanTree> cache = new EditionCache<>(EDITIONS_IN_MEMORY);

    /** On the given database. */
    public Plans(
            JdbcClient jdbc,
            Organisations organisations,
            Documents documents,
            Editions editions,
            Mends mends,
            Access access) {
        store = new PlanStore(jdbc);
        trees = new PlanTreeStore(jdbc, mends);
        content = new PlanContent(jdbc, organisations, mends);
        this.mends = mends;
        this.access = access;
        this.editions = editions;
        this.documents = documents;
        this.organisations = organisations;
    }

    /** All plans that have an adopted edition, in the order they became known. */
    public List<Plan> plans() {
        return store.adopted().stream().map(PlanStore.Head::plan).toList();
    }

    /** The adopted edition of a plan. One statement; the tree itself is kept in memory. */
    public Optional<PlanTree> current(String slug) {
        return store.adopted(slug).map(head -> whole(List.of(head)).getFirst());
    }

    /** The adopted editions of all plans, in the order the plans became known. One statement when all are in memory. */
    public List<PlanTree> current() {
        return whole(store.adopted());
    }

    /** Any edition, drafts and superseded ones included. */
    public Optional<PlanTree> tree(long editionId) {
        return store.edition(editionId).map(head -> trees.trees(List.of(head)).getFirst());
    }

    /** All editions of a plan, the newest first. */
    public List<Edition> editions(String slug) {
        return store.id(slug).map(editions::of).orElse(List.of());
    }

    /**
     * Compares a document's plan with the adopted edition and keeps it as a draft. Nothing public changes. A second
     * proposal of the same document gives the same draft; a document that says nothing new gives none.
     *
     * @param slug the plan, created when it is new: lower-case letters, digits and hyphens
     * @param owner name of the organisation whose plan it is; counts when the plan is new
     * @param reading what the document says
     * @param documentId the document as stored
     * @throws UnreadableException when the reading holds no plan
     * @throws NotPermittedException without {@link Permission#IMPORT_DOCUMENT} for the plan, its owner or a department of
     *     the owner; the draft then belongs to that department
     */
    public Proposal propose(String slug, String owner, Reading reading, long documentId) {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException(
                    "A plan's name in addresses is made of lower-case letters, digits and hyphens: " + slug);
        }
        PlanDraft draft = reading.plan();
        if (draft == null) {
            throw new UnreadableException(
                    UnreadableException.Problem.NO_PLAN, reading.document().name());
        }
        Target place = place(slug, owner);
        Long department =
                access.requireWithin(Permission.IMPORT_DOCUMENT, place).orElse(null);
        return propose(slug, owner, draft, documentId, place, department);
    }

    private Proposal propose(
            String slug, String owner, PlanDraft draft, long documentId, Target place, @Nullable Long department) {
        return editions.propose(
                slug,
                documentId,
                place,
                department,
                content,
                (edition, adopted) -> compose(slug, owner, draft, edition, adopted));
    }

    /**
     * Compares a document's plan, as it was read last and with its mends, with the edition adopted now. Which draft is
     * whose only those know who took its document in; they have asked for more than is asked here.
     *
     * @param planId the plan
     * @param department whose draft it is, or null
     * @throws java.util.NoSuchElementException when there is no such plan or the document was not read as one
     */
    public Proposal proposeAgain(long planId, long documentId, @Nullable Long department) {
        access.requireAnywhere(Permission.MEND_DRAFT);
        PlanDraft draft = documents.draft(documentId).map(ReaderDraft::plan).orElseThrow();
        Owned plan = owned().stream().filter(p -> p.id() == planId).findFirst().orElseThrow();
        return propose(
                plan.slug(),
                plan.owner().name(),
                draft,
                documentId,
                Target.plan(plan.id(), plan.owner().id()),
                department);
    }

    /** A plan's name in addresses and its owner, also of one that has no adopted edition yet. */
    public Optional<Owned> owned(String slug) {
        return owned().stream().filter(plan -> plan.slug().equals(slug)).findFirst();
    }

    /** All plans, also those that have no adopted edition yet, in the order they became known. */
    public List<Owned> owned() {
        return store.owned();
    }

    /** Every node of every plan that an adopted or superseded edition knows, with the parent it had last. One statement. */
    public List<KnownNode> knownNodes() {
        return store.known();
    }

    /**
     * Whose a plan is.
     *
     * @param id key in the region
     * @param slug its name in addresses
     * @param owner whose plan it is
     */
    public record Owned(long id, String slug, Organisation owner) {}

    /** What adopting a draft would change, or what an edition changed when it was adopted. */
    public Difference difference(long editionId) {
        return editions.difference(editionId, content);
    }

    /** Where a plan belongs; one of an owner nobody knows yet is for those who may act in the whole region. */
    private Target place(String slug, String owner) {
        return store.place(slug)
                .orElseGet(() -> organisations
                        .named(owner)
                        .map(known -> Target.organisation(known.id()))
                        .orElse(Target.REGION));
    }

    /**
     * Makes a draft the adopted edition; the one before is superseded.
     *
     * @param reason why targets are revised, which is kept with them and shown beside them; refused when it is empty and some are
     * @throws NotPermittedException without {@link Permission#ADOPT_EDITION} for the plan
     */
    public Adoption adopt(long editionId, String reason) {
        access.require(Permission.ADOPT_EDITION, store.placeOf(editionId).orElse(Target.REGION));
        String why = Columns.text(reason.strip());
        if (why.isEmpty()) {
            List<Change> revised = editions.find(editionId)
                    .filter(edition -> edition.state() == Edition.State.DRAFT)
                    .map(edition -> revisedTargets(difference(edition.id())))
                    .orElse(List.of());
            if (!revised.isEmpty()) {
                return new Adoption.Refused("目標値を改める指標が" + revised.size() + "件あります。改める理由を書いてから採用してください。");
            }
        }
        return editions.adopt(editionId, content.because(why));
    }

    /** The same for a draft that revises no target. */
    public Adoption adopt(long editionId) {
        return adopt(editionId, "");
    }

    /** The targets that take the place of others, which needs a reason. */
    public static List<Change> revisedTargets(Difference difference) {
        return difference.changes().stream()
                .filter(change -> change.kind() == Change.Kind.CHANGED
                        && change.what().equals(PlanItems.INDICATOR)
                        && change.field().equals(PlanItems.TARGET))
                .toList();
    }

    /**
     * Walks the whole path of {@link #adopt}, constraints of the database included, and takes it back.
     *
     * @throws NotPermittedException without {@link Permission#MEND_DRAFT} for the plan or one of its owner's departments
     */
    public Adoption rehearse(long editionId) {
        access.requireWithin(Permission.MEND_DRAFT, store.placeOf(editionId).orElse(Target.REGION));
        return editions.rehearse(editionId, content);
    }

    private PlanTree compose(
            String slug, String ownerName, PlanDraft read, Edition edition, @Nullable PlanTree adopted) {
        long id = edition.series();
        Mended<PlanDraft> mended = PlanMends.apply(read, mends.of(id, edition.documentId()));
        PlanDraft draft = mended.draft();
        Organisation owner = adopted == null
                ? organisations.ensure(ownerName)
                : adopted.plan().owner();
        store.insertPlan(id, slug, owner.id());
        CodeMatching.Codes codes = content.codes(id, adopted, draft);
        documents.rename(edition.documentId(), id, codes.all());
        var plan = new Plan(id, slug, draft.title(), owner, draft.period(), draft.levels());
        return content.compose(plan, edition, mended, codes);
    }

    /** The wholes of adopted editions: from memory, and what is missing there with a constant number of statements. */
    private List<PlanTree> whole(List<PlanStore.Head> heads) {
        List<PlanStore.Head> missing = heads.stream()
                .filter(head -> cache.get(head.edition()).isEmpty())
                .toList();
        var found = new ArrayList<PlanTree>();
        List<PlanTree> read = trees.trees(missing);
        read.forEach(tree -> cache.put(tree.edition(), tree));
        for (PlanStore.Head head : heads) {
            found.add(read.stream()
                    .filter(tree -> tree.edition().id() == head.edition().id())
                    .findFirst()
                    .or(() -> cache.get(head.edition()))
                    .orElseThrow());
        }
        return List.copyOf(found);
    }
}
