package org.haskap.intake;

import java.util.regex.Pattern;
import org.haskap.document.Adoption;
import org.haskap.document.Documents;
import org.haskap.document.Proposal;
import org.haskap.plan.Plans;
import org.haskap.reading.Reading;
import org.haskap.register.Programmes;
import org.springframework.stereotype.Component;

/** A file's way into the region: stored, proposed, adopted. */
@Component
public class Intake {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Documents documents;
    private final Plans plans;
    private final Programmes programmes;

    /** Between the doors of what documents become. */
    public Intake(Documents documents, Plans plans, Programmes programmes) {
        this.documents = documents;
        this.plans = plans;
        this.programmes = programmes;
    }

    /**
     * Stores the document and compares it with what is adopted, inside the caller's transaction.
     *
     * @param plan the plan it is an edition of; not looked at for a register
     * @param owner name of the organisation whose document it is
     */
    public Proposal propose(Incoming incoming, String plan, String owner) {
        return taken(incoming, plan, owner).proposal();
    }

    /** The same, and which document it became. */
    Taken taken(Incoming incoming, String plan, String owner) {
        Reading reading = incoming.reading();
        long id = documents.store(reading, incoming.bytes()).id();
        return new Taken(
                id,
                isRegister(reading) ? programmes.propose(owner, reading, id) : plans.propose(plan, owner, reading, id));
    }

    /**
     * What became of a file.
     *
     * @param document key of the document
     * @param proposal what it would change
     */
    record Taken(long document, Proposal proposal) {}

    /**
     * Adopts what was proposed; nothing new is nothing to do.
     *
     * @param reason why targets are revised, where some are; else it does not matter
     * @throws IntakeException when it cannot be adopted
     */
    public void adopt(Reading reading, Proposal proposal, String reason) {
        if (proposal.edition() != null) {
            long edition = proposal.edition().id();
            if ((isRegister(reading) ? programmes.adopt(edition) : plans.adopt(edition, reason))
                    instanceof Adoption.Refused refused) {
                throw new IntakeException("It cannot be adopted: " + refused.sentence());
            }
        }
    }

    /** Whether that can be a plan's name in addresses. */
    public static boolean isSlug(String plan) {
        return SLUG.matcher(plan).matches();
    }

    /** Whether a document was read as a register. */
    public static boolean isRegister(Reading reading) {
        return reading.register() != null;
    }
}
