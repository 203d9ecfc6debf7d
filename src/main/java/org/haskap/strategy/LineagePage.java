package org.haskap.strategy;

import java.util.List;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Pagination;
import org.jspecify.annotations.Nullable;

/**
 * How an indicator's figures came about, each from its source to its publication.
 *
 * @param name the indicator's name
 * @param titleInBar its name, with its node's where another indicator has the same
 * @param page the indicator's page
 * @param other the same for the other readers: for staff what everybody sees, for everybody nothing
 * @param figures its figures
 * @param facts the single facts behind the chosen figure, for staff, or null
 */
public record LineagePage(
        String name,
        String titleInBar,
        Link page,
        @Nullable Link other,
        List<Figure> figures,
        @Nullable FactTable facts) {
    /** Copies the list. */
    public LineagePage {
        figures = List.copyOf(figures);
    }

    /**
     * A figure.
     *
     * @param place its anchor
     * @param name what it is
     * @param value in words
     * @param steps the way it came, in order
     * @param parts it split up, where it was chosen
     * @param more the page that shows it split up, or null
     */
    public record Figure(
            String place,
            String name,
            String value,
            List<Step> steps,
            List<Breakdown> parts,
            @Nullable Link more) {
        /** Copies the lists. */
        public Figure {
            steps = List.copyOf(steps);
            parts = List.copyOf(parts);
        }
    }

    /**
     * A step of the way.
     *
     * @param what its name, such as 「元の資料」
     * @param texts what happened
     * @param links where it can be seen
     */
    public record Step(String what, List<String> texts, List<Link> links) {
        /** Copies the lists. */
        public Step {
            texts = List.copyOf(texts);
            links = List.copyOf(links);
        }
    }

    /**
     * The single facts behind a figure.
     *
     * @param caption what they are and how many
     * @param rows those of this page
     * @param pages the other pages
     * @param others facts of the figure's other part
     */
    public record FactTable(String caption, List<FactRow> rows, Pagination pages, List<Link> others) {
        /** Copies the lists. */
        public FactTable {
            rows = List.copyOf(rows);
            others = List.copyOf(others);
        }
    }

    /**
     * A fact in a row.
     *
     * @param id its key
     * @param day when it happened
     * @param quantity how much, signed, with unit
     * @param node what of the plan it was done for, or empty
     * @param dimensions its other marks
     * @param subject whether it says for whom; never who
     * @param source the record it came from, in words
     * @param href the page that shows that record, or empty
     * @param recorded when and by whom
     * @param state that it was taken back, or takes another back, or empty
     */
    public record FactRow(
            long id,
            String day,
            String quantity,
            String node,
            String dimensions,
            boolean subject,
            String source,
            String href,
            String recorded,
            String state) {}
}
