package org.haskap.signin;

import java.util.List;

/** What waits for the current person, as a bean of each module in which something can wait. {@code /my} lists it first. */
public interface NextSteps {

    /** What waits now; what cannot wait long comes first by its order. */
    List<Step> steps();

    /**
     * Something to do.
     *
     * @param order from the most urgent
     * @param text names the act
     * @param support why, or until when; may be empty
     * @param href the page on which it is done
     */
    record Step(int order, String text, String support, String href) {}
}
