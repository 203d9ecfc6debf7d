package org.haskap.evidence;

/**
 * Up to where a generation of cells holds the facts. Facts stand in the order of their transactions' ids, within one transaction in
 * that of their own; what can still be committed stands behind every mark.
 *
 * @param generation number of the cells
 * @param place the facts up to it are in the cells
 * @param batch how many rolls there were
 * @param facts how many facts are in the cells, reversals included
 */
record Mark(int generation, Place place, long batch, long facts) {
    /**
     * A place in the order of facts.
     *
     * @param xact all facts of transactions with a lower id stand before it
     * @param id of that transaction, all facts up to this one do
     */
    record Place(long xact, long id) {}

    /** Cells of another server say nothing here: ids of its transactions are counted otherwise. */
    static IllegalStateException foreign() {
        return new IllegalStateException("The cells of the evidence were made on another server, whose"
                + " transactions are counted otherwise; run: haskap rebuild-evidence");
    }

    Mark moved(Place to, long more) {
        return new Mark(generation, to, batch + 1, facts + more);
    }
}
