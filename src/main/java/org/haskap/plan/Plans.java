package org.haskap.plan;

import java.util.List;
import java.util.Optional;
import org.haskap.document.Adoption;
import org.haskap.document.Edition;
import org.haskap.document.Proposal;
import org.haskap.kernel.Difference;
import org.haskap.reading.Reading;

/** Plans and their editions: read whole, propose, rehearse, adopt. */
@SuppressWarnings("DoNotCallSuggester") // the signatures come first, their bodies follow
public final class Plans {

    /** All plans that have an adopted edition, in the order they became known. */
    public List<Plan> plans() {
        throw new UnsupportedOperationException();
    }

    /** The adopted edition of a plan. One statement; the tree itself is kept in memory. */
    public Optional<PlanTree> current(String slug) {
        throw new UnsupportedOperationException();
    }

    /** The adopted editions of all plans, in the order the plans became known. */
    public List<PlanTree> current() {
        throw new UnsupportedOperationException();
    }

    /** Any edition, drafts and superseded ones included. */
    public Optional<PlanTree> tree(long editionId) {
        throw new UnsupportedOperationException();
    }

    /** All editions of a plan, the newest first. */
    public List<Edition> editions(String slug) {
        throw new UnsupportedOperationException();
    }

    /**
     * Compares a document's plan with the adopted edition and keeps it as a draft. Nothing public changes. A second
     * proposal of the same document gives the same draft; a document that says nothing new gives none.
     *
     * @param slug the plan, created when it is new
     * @param owner name of the organisation whose plan it is
     * @param reading what the document says
     * @param documentId the document as stored
     * @throws org.haskap.reading.UnreadableException when the reading holds no plan
     */
    public Proposal propose(String slug, String owner, Reading reading, long documentId) {
        throw new UnsupportedOperationException();
    }

    /** What adopting a draft would change, or against which edition it stood when it was adopted. */
    public Difference difference(long editionId) {
        throw new UnsupportedOperationException();
    }

    /** Makes a draft the adopted edition; the one before is superseded. */
    public Adoption adopt(long editionId) {
        throw new UnsupportedOperationException();
    }

    /** Walks the whole path of {@link #adopt}, constraints of the database included, and takes it back. */
    public Adoption rehearse(long editionId) {
        throw new UnsupportedOperationException();
    }
}
