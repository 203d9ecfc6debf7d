package org.haskap.register;

import java.util.List;
import java.util.Optional;
import org.haskap.document.Adoption;
import org.haskap.document.Edition;
import org.haskap.document.Proposal;
import org.haskap.kernel.Difference;
import org.haskap.kernel.FiscalYear;
import org.haskap.reading.Reading;
import org.jspecify.annotations.Nullable;

/** Registers of programmes held with partners: read, propose, rehearse, adopt, propose links to plans. */
@SuppressWarnings("DoNotCallSuggester") // the signatures come first, their bodies follow
public final class Programmes {

    /** The adopted registers, the newest fiscal year first. One statement; the registers are kept in memory. */
    public List<Register> registers() {
        throw new UnsupportedOperationException();
    }

    /** The adopted register of a fiscal year, or the newest when null; of the first owner when several have one. */
    public Optional<Register> register(@Nullable FiscalYear year) {
        throw new UnsupportedOperationException();
    }

    /** One programme by its number, of a fiscal year or of the newest register that has it when null. */
    public Optional<Programme> find(String no, @Nullable FiscalYear year) {
        throw new UnsupportedOperationException();
    }

    /** Any edition of a register, drafts included. */
    public Optional<Register> edition(long editionId) {
        throw new UnsupportedOperationException();
    }

    /** All editions of a register, the newest first. */
    public List<Edition> editions(long registerId) {
        throw new UnsupportedOperationException();
    }

    /** Proposed links of the adopted registers to the adopted plans, the likeliest first. */
    public List<LinkProposal> links() {
        throw new UnsupportedOperationException();
    }

    /** Who answers for what and who takes part in what. */
    public Duties duties() {
        throw new UnsupportedOperationException();
    }

    /**
     * Compares a document's register with the adopted one of the same owner and fiscal year and keeps it as a draft.
     *
     * @throws org.haskap.reading.UnreadableException when the reading holds no register or tells no fiscal year
     */
    public Proposal propose(String owner, Reading reading, long documentId) {
        throw new UnsupportedOperationException();
    }

    /** What adopting a draft would change, or changed. */
    public Difference difference(long editionId) {
        throw new UnsupportedOperationException();
    }

    /** Makes a draft the adopted edition and proposes links anew; the edition before is superseded. */
    public Adoption adopt(long editionId) {
        throw new UnsupportedOperationException();
    }

    /** Walks the whole path of {@link #adopt} and takes it back. */
    public Adoption rehearse(long editionId) {
        throw new UnsupportedOperationException();
    }
}
