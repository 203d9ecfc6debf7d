package org.haskap.admin;

import java.util.List;
import org.haskap.web.DeskArea;

/**
 * The first page of a desk.
 *
 * @param counts what there is, as far as this person may see it
 * @param ways the desk's other pages that this person may open
 */
public record DeskPage(List<Count> counts, List<DeskArea> ways) {

    /** Copies the lists. */
    public DeskPage {
        counts = List.copyOf(counts);
        ways = List.copyOf(ways);
    }

    /**
     * A number.
     *
     * @param label what is counted
     * @param number how many
     * @param unit in what
     * @param href where they are listed
     */
    public record Count(String label, long number, String unit, String href) {}
}
