package org.haskap.strategy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.document.KeptDocument;
import org.haskap.document.SourceDocument;
import org.haskap.document.SourceLine;
import org.haskap.evidence.RecordedFact;
import org.haskap.indicator.FormulaVersion;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Working;
import org.haskap.web.ui.Pagination;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of how an indicator's figures came about, looked up for its page.
 *
 * @param outline the plan
 * @param working the figures with the way to each
 * @param document the plan's document
 * @param line the line the indicator stands on
 * @param formulas the versions of its formula, the newest first
 * @param history every value ever entered, the newest first
 * @param chosen the figure whose parts are shown, or null where none was counted
 * @param parts its parts
 * @param facts the facts behind it, for staff, or null
 * @param inside whether the reader works with the values, and so sees who entered them and what was not confirmed
 * @param documents the archive's documents that values came from, by key; for everybody but who works with the values, the public ones
 * @param people names of those who recorded, entered or confirmed, by key; empty for everybody else
 */
record Lineage(
        Outline outline,
        Working working,
        SourceDocument document,
        Optional<SourceLine> line,
        List<FormulaVersion> formulas,
        List<Observation> history,
        Working.@Nullable Figure chosen,
        List<Breakdown> parts,
        @Nullable Facts facts,
        boolean inside,
        Map<Long, KeptDocument> documents,
        Map<Long, String> people) {
    private static final String PERSON = "person:";

    Lineage {
        formulas = List.copyOf(formulas);
        history = List.copyOf(history);
        parts = List.copyOf(parts);
        documents = Map.copyOf(documents);
        people = Map.copyOf(people);
    }

    /**
     * Facts behind a figure.
     *
     * @param words what is counted, as a noun
     * @param unit unit of the quantities
     * @param total how many there are
     * @param rows those of this page
     * @param pages the other pages
     * @param others the facts of the figure's other part, by its words, for a share of two
     * @param search where the rest can be searched, where there are more than these pages show; or empty
     */
    record Facts(
            String words,
            String unit,
            long total,
            List<RecordedFact> rows,
            Pagination pages,
            Map<String, String> others,
            String search) {
        Facts {
            rows = List.copyOf(rows);
            others = Map.copyOf(others);
        }
    }

    /** The person who recorded a fact, if it was one. */
    static Optional<Long> person(RecordedFact fact) {
        String by = fact.recordedBy();
        return by.matches(PERSON + "\\d{1,18}")
                ? Optional.of(Long.valueOf(by.substring(PERSON.length())))
                : Optional.empty();
    }

    /** What somebody is called. */
    String called(@Nullable Long person) {
        return person == null ? "コマンド" : people.getOrDefault(person, "職員");
    }
}
