package org.haskap.intake;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.haskap.document.Documents;
import org.haskap.document.Mend;
import org.haskap.document.Mended;
import org.haskap.document.Mends;
import org.haskap.document.ReaderDraft;
import org.haskap.plan.PlanMends;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.RegisterDraft;
import org.haskap.register.RegisterMends;
import org.jspecify.annotations.Nullable;

/** A draft as it stands: what the reader made of the document, with the mends laid over it. Two statements. */
final class DraftReader {
    private final Documents documents;
    private final Mends mends;

    DraftReader(Documents documents, Mends mends) {
        this.documents = documents;
        this.mends = mends;
    }

    /**
     * A draft as it stands.
     *
     * @param plan the plan, when it is one
     * @param register the register, when it is one
     * @param mends all mends, the oldest first
     * @param notes what does not stand so in the document; for a register under the anchors of lines
     * @param unfit mends that do not fit
     */
    record Draft(
            @Nullable PlanDraft plan,
            @Nullable RegisterDraft register,
            List<Mend> mends,
            List<Mended.Note> notes,
            List<Mended.Unfit> unfit) {

        /** Copies the lists. */
        Draft {
            mends = List.copyOf(mends);
            notes = List.copyOf(notes);
            unfit = List.copyOf(unfit);
        }

        /** Key of the last mend, which tells whether somebody mended since; 0 when there is none. */
        long version() {
            return mends.isEmpty() ? 0 : mends.getLast().id();
        }

        /** The plan. */
        PlanDraft asPlan() {
            return Optional.ofNullable(plan).orElseThrow();
        }

        /** The register. */
        RegisterDraft asRegister() {
            return Optional.ofNullable(register).orElseThrow();
        }
    }

    /**
     * Reads it.
     *
     * @throws NoSuchElementException when the document was read before drafts were kept
     */
    Draft read(Upload.Draft made) {
        ReaderDraft read = documents.draft(made.document()).orElseThrow();
        List<Mend> all = mends.of(made.series(), made.document());
        if (made.register()) {
            Mended<ReaderDraft> mended = RegisterMends.apply(read, all);
            return new Draft(null, mended.draft().register(), all, mended.notes(), mended.unfit());
        }
        PlanDraft plan = Optional.ofNullable(read.plan()).orElseThrow();
        Mended<PlanDraft> mended = PlanMends.apply(plan, all);
        return new Draft(mended.draft(), null, all, mended.notes(), mended.unfit());
    }

    /** The mends that do not fit what was just read. */
    List<Mended.Unfit> unfit(boolean register, long series, long document) {
        return read(new Upload.Draft(document, series, register, null, null, false))
                .unfit();
    }
}
