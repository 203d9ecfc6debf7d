package org.haskap.signin;

import java.time.Instant;
import java.util.List;
import org.haskap.web.ui.Banner;
import org.jspecify.annotations.Nullable;

/**
 * How a person signs in, and where.
 *
 * @param banner what just happened, or null
 * @param hasPassword whether there is a password
 * @param password the form for another one
 * @param sections what else can be set
 * @param sessions where the person has signed in
 */
public record SecurityPage(
        @Nullable Banner banner,
        boolean hasPassword,
        FormPage password,
        List<SecuritySection.Words> sections,
        List<Row> sessions) {

    /** Copies the lists. */
    public SecurityPage {
        sections = List.copyOf(sections);
        sessions = List.copyOf(sessions);
    }

    /**
     * A session.
     *
     * @param id names it
     * @param browser where
     * @param from from which network address
     * @param started since when
     * @param last used last
     * @param current whether it is this one
     */
    public record Row(String id, String browser, String from, String started, String last, boolean current) {
        static Row of(Sessions.Open open) {
            Instant started = open.about().startedAt();
            return new Row(
                    open.about().id(),
                    open.about().browser(),
                    open.about().from(),
                    Days.words(started),
                    Days.words(open.lastAt()),
                    open.current());
        }
    }
}
