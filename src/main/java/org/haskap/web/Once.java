package org.haskap.web;

import java.util.function.Supplier;
import org.haskap.web.ui.Given;

/**
 * Lets a form create something once, however often it is sent: two identical requests, also at the same time, do the work one
 * time and lead to the same page. Implemented where the database is known.
 */
public interface Once {

    /**
     * Does the work, or leads to where it led before.
     *
     * @param given the form with its key; one without a key is refused
     * @param operation what is created, such as {@code person.add}
     * @param work creates it, inside one transaction, and says which page shows it
     * @return address of that page
     * @throws RefusedException what the work threw; nothing is done then, and the key is free again
     */
    String create(Given given, String operation, Supplier<String> work);
}
