package org.haskap.reading;

import java.util.ArrayList;
import java.util.List;
import org.haskap.kernel.Finding;
import org.jspecify.annotations.Nullable;

/**
 * All that came out of one document.
 *
 * @param document the text with its places
 * @param plan the plan, when the document is one
 * @param register the register, when the document is one
 * @param findings what a person should look at, in the order of the document
 * @param fates what became of each line, one for each line of the document
 */
public record Reading(
        Document document,
        @Nullable PlanDraft plan,
        @Nullable RegisterDraft register,
        List<Finding> findings,
        List<LineFate> fates) {

    /** Copies the lists and refuses a reading that lost a line. */
    public Reading {
        findings = List.copyOf(findings);
        fates = List.copyOf(fates);
        if (fates.size() != document.lines().size()) {
            throw new IllegalArgumentException(
                    fates.size() + " fates for " + document.lines().size() + " lines");
        }
    }

    /** The same with what was noticed before anything was understood. */
    Reading withFindingsFirst(List<Finding> first) {
        var all = new ArrayList<>(first);
        all.addAll(findings);
        return new Reading(document, plan, register, all, fates);
    }

    /** How many lines ended how. */
    public Account account() {
        return Account.of(fates);
    }
}
