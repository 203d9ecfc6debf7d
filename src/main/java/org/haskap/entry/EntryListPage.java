package org.haskap.entry;

import java.util.List;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Link;

/**
 * The indicators of a plan whose values somebody enters.
 *
 * @param filter what is looked for
 * @param acts ways to enter several at once
 * @param rows one an indicator
 * @param others the same of other plans
 * @param downloads all values as files
 */
public record EntryListPage(
        Filter filter, List<Link> acts, List<Row> rows, List<Link> others, List<Download> downloads) {
    /** Copies the lists. */
    public EntryListPage {
        acts = List.copyOf(acts);
        rows = List.copyOf(rows);
        others = List.copyOf(others);
        downloads = List.copyOf(downloads);
    }

    /**
     * An indicator.
     *
     * @param name its name, leading to its values
     * @param node what it measures, or empty
     * @param responsible who answers for it
     * @param newest the newest value and where it stands, or 「－」
     * @param due how many years are still to be entered
     * @param waiting how many values wait for a chief
     */
    public record Row(Link name, String node, String responsible, String newest, long due, long waiting) {}
}
