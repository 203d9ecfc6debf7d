package org.haskap.web;

/** Work that waits for whoever has signed in, declared as a bean by the module where it is done. */
@FunctionalInterface
public interface Waiting {

    /**
     * Work of one sort.
     *
     * @param label what it is, such as 「採用を待つ案」
     * @param count how much there is; 0 when nothing waits or it is not for this person
     * @param href where it is done
     */
    record Work(String label, long count, String href) {}

    /** What waits for the current person. */
    Work work();
}
