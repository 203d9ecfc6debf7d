package org.haskap.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.haskap.access.Access;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Organisation;
import org.haskap.access.Organisations;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.document.Adoption;
import org.haskap.document.Documents;
import org.haskap.document.Edition;
import org.haskap.document.EditionAdopted;
import org.haskap.document.EditionCache;
import org.haskap.document.Editions;
import org.haskap.document.Mended;
import org.haskap.document.Mends;
import org.haskap.document.Proposal;
import org.haskap.document.ReaderDraft;
import org.haskap.kernel.Difference;
import org.haskap.kernel.FiscalYear;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.haskap.reading.Reading;
import org.haskap.reading.RegisterDraft;
import org.haskap.reading.UnreadableException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Registers of programmes held with partners: read, propose, rehearse, adopt, propose links to plans. */
@Component
public class Programmes {
    private static final int EDITIONS_IN_MEMORY = 64;

    private final RegisterStore store;
    private final LinkStore links;
    private final RegisterContent content;
    private final Organisations organisations;
    private final Documents documents;
    private final Mends mends;
    private final Access access;
    private final Editions editions;
    private final Plans plans;
    private final EditionCache<Register> cache = new EditionCache<>(EDITIONS_IN_MEMORY);

    /** On the given database. */
    public Programmes(
            JdbcClient jdbc,
            Organisations organisations,
            Documents documents,
            Editions editions,
            Mends mends,
            Plans plans,
            Access access) {
        store = new RegisterStore(jdbc, mends);
        links = new LinkStore(jdbc);
        content = new RegisterContent(jdbc, organisations, mends);
        this.documents = documents;
        this.mends = mends;
        this.access = access;
        this.organisations = organisations;
        this.editions = editions;
        this.plans = plans;
    }

    /** The adopted registers, the newest fiscal year first. One statement; the registers are kept in memory. */
    public List<Register> registers() {
        List<RegisterStore.Head> heads = store.adopted();
        List<Register> read = store.registers(heads.stream()
                .filter(head -> cache.get(head.edition()).isEmpty())
                .toList());
        read.forEach(register -> cache.put(register.edition(), register));
        var found = new ArrayList<Register>();
        for (RegisterStore.Head head : heads) {
            found.add(read.stream()
                    .filter(register ->
                            register.edition().id() == head.edition().id())
                    .findFirst()
                    .or(() -> cache.get(head.edition()))
                    .orElseThrow());
        }
        return List.copyOf(found);
    }

    /** The adopted register of a fiscal year, or the newest when null; the first known when several owners have one. */
    public Optional<Register> register(@Nullable FiscalYear year) {
        return registers().stream()
                .filter(register -> year == null || register.fiscalYear().equals(year))
                .findFirst();
    }

    /** One programme by its number, of a fiscal year or of the newest register that has it when null. */
    public Optional<Programme> find(String no, @Nullable FiscalYear year) {
        return registers().stream()
                .filter(register -> year == null || register.fiscalYear().equals(year))
                .flatMap(register -> register.programme(no).stream())
                .findFirst();
    }

    /** Any edition of a register, drafts included. */
    public Optional<Register> edition(long editionId) {
        return store.edition(editionId)
                .map(head -> store.registers(List.of(head)).getFirst());
    }

    /** All editions of a register, the newest first. */
    public List<Edition> editions(long registerId) {
        return editions.of(registerId);
    }

    /** Proposed links of the adopted registers to the adopted plans, the likeliest first. */
    public List<LinkProposal> links() {
        return links.all();
    }

    /** Who answers for what and who takes part in what. Two statements when everything is in memory. */
    public Duties duties() {
        return new Duties(plans.current(), registers());
    }

    /**
     * Compares a document's register with the adopted one of the same owner and fiscal year and keeps it as a draft.
     *
     * @throws UnreadableException when the reading holds no register or tells no fiscal year
     * @throws NotPermittedException without {@link Permission#IMPORT_DOCUMENT} for the owner or a department of the owner;
     *     the draft then belongs to that department
     */
    public Proposal propose(String owner, Reading reading, long documentId) {
        ReaderDraft read = ReaderDraft.of(reading);
        RegisterDraft draft = read.register();
        if (draft == null || draft.programmes().isEmpty()) {
            throw new UnreadableException(
                    UnreadableException.Problem.NO_PROGRAMMES,
                    reading.document().name());
        }
        FiscalYear year = RegisterContent.fiscalYear(draft)
                .orElseThrow(() -> new UnreadableException(
                        UnreadableException.Problem.NO_FISCAL_YEAR,
                        reading.document().name()));
        Target place = organisations
                .named(owner)
                .map(known -> Target.organisation(known.id()))
                .orElse(Target.REGION);
        Long department =
                access.requireWithin(Permission.IMPORT_DOCUMENT, place).orElse(null);
        return propose(organisations.ensure(owner), year, read, documentId, place, department);
    }

    /**
     * Compares a document's register, as it was read last and with its mends, with the edition adopted now. Which draft is
     * whose only those know who took its document in; they have asked for more than is asked here.
     *
     * @param registerId the register
     * @param department whose draft it is, or null
     * @throws java.util.NoSuchElementException when there is no such register or the document was not read as one
     */
    public Proposal proposeAgain(long registerId, long documentId, @Nullable Long department) {
        access.requireAnywhere(Permission.MEND_DRAFT);
        RegisterStore.Owned register = store.owned(registerId).orElseThrow();
        ReaderDraft read = documents.draft(documentId).orElseThrow();
        return propose(
                register.owner(),
                register.fiscalYear(),
                read,
                documentId,
                Target.organisation(register.owner().id()),
                department);
    }

    /** The fiscal year of a register, also of one that has no adopted edition yet. */
    public Optional<FiscalYear> yearOf(long registerId) {
        return store.owned(registerId).map(RegisterStore.Owned::fiscalYear);
    }

    private Proposal propose(
            Organisation holder,
            FiscalYear year,
            ReaderDraft read,
            long documentId,
            Target place,
            @Nullable Long department) {
        String name = holder.id() + "-" + year.year();
        return editions.propose(name, documentId, place, department, content, (edition, adopted) -> {
            store.insertRegister(edition.series(), holder.id(), year);
            Mended<ReaderDraft> mended = RegisterMends.apply(read, mends.of(edition.series(), documentId));
            return content.compose(
                    edition, holder, year, Objects.requireNonNull(mended.draft().register()), mended);
        });
    }

    /** What adopting a draft would change, or what an edition changed when it was adopted. */
    public Difference difference(long editionId) {
        return editions.difference(editionId, content);
    }

    /**
     * Makes a draft the adopted edition and proposes links anew; the edition before is superseded.
     *
     * @throws NotPermittedException without {@link Permission#ADOPT_EDITION} for the owner
     */
    public Adoption adopt(long editionId) {
        access.require(Permission.ADOPT_EDITION, place(editionId));
        return editions.adopt(editionId, content);
    }

    /**
     * Walks the whole path of {@link #adopt} and takes it back.
     *
     * @throws NotPermittedException without {@link Permission#MEND_DRAFT} for the owner or one of its departments
     */
    public Adoption rehearse(long editionId) {
        access.requireWithin(Permission.MEND_DRAFT, place(editionId));
        return editions.rehearse(editionId, content);
    }

    private Target place(long editionId) {
        return store.edition(editionId)
                .map(head -> Target.organisation(head.owner().id()))
                .orElse(Target.REGION);
    }

    /** Proposes all links anew, inside the transaction in which a plan or a register is adopted. */
    @EventListener
    void proposeLinks(EditionAdopted adopted) {
        List<PlanTree> trees = plans.current();
        links.deleteAll();
        links.insert(registers().stream()
                .flatMap(register -> Links.propose(register, trees).stream())
                .toList());
    }
}
