package org.haskap.access;

import java.util.Map;
import org.springframework.stereotype.Component;

/** The trail of every change and every look at personal data. */
@Component
public class Audit {

    /**
     * Notes a change in the trail, with the transaction of the change: both stand or neither.
     *
     * @param action what was done, dotted, such as {@code person.renamed}
     * @param subject to which record
     * @param before field to value before; empty for something new
     * @param after field to value after; empty for something removed
     * @throws IllegalStateException outside a transaction
     */
    public void record(String action, Subject subject, Map<String, String> before, Map<String, String> after) {}

    /** Notes that the current actor looked at personal data. */
    public void looked(String action, Subject subject) {}
}
