package org.haskap.feed;

import java.util.List;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * How the programmes of the adopted registers count.
 *
 * @param rows one for each programme
 * @param assigned how many are assigned, in words
 * @param may whether the current person may assign any
 */
public record ProgrammesPage(List<Row> rows, String assigned, boolean may) {
    /** Copies the list. */
    public ProgrammesPage {
        rows = List.copyOf(rows);
    }

    /**
     * A programme.
     *
     * @param name its name with its page
     * @param register whose register, and of which year
     * @param counted what counts of it, a sentence each
     * @param node the node it is assigned to, or null
     * @param why what that rests on; empty without
     * @param proposals nodes that are proposed by likeness
     * @param outdated whether the assertion was about another programme
     * @param href where it is assigned
     */
    public record Row(
            Link name,
            String register,
            List<String> counted,
            @Nullable Link node,
            String why,
            List<String> proposals,
            boolean outdated,
            String href) {
        /** Copies the lists. */
        public Row {
            counted = List.copyOf(counted);
            proposals = List.copyOf(proposals);
        }
    }
}
