package org.haskap.signin;

import java.io.Serializable;
import java.time.Instant;

/**
 * What a session says of itself to its person.
 *
 * @param id names it on pages; not its key, which nobody is shown
 * @param startedAt when the person signed in
 * @param endsAt when it ends, however busy it is
 * @param from the network address at that time
 * @param browser the browser's name
 */
public record SessionAbout(String id, Instant startedAt, Instant endsAt, String from, String browser)
        implements Serializable {
    /** Name of the session's attribute. */
    public static final String ATTRIBUTE = "haskap.about";
}
