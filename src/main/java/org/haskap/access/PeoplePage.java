package org.haskap.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of people.
 *
 * @param people in the order of their names
 * @param page this page's number, from 1
 * @param total how many there are on all pages
 */
public record PeoplePage(List<Details> people, int page, long total) {
    /** People on a page. */
    public static final int SIZE = 50;

    /** Copies the list. */
    public PeoplePage {
        people = List.copyOf(people);
    }

    /** How many pages there are, at least one. */
    public int pages() {
        return (int) Math.max(1, (total + SIZE - 1) / SIZE);
    }

    /**
     * A person with the roles held, once held or yet to be held.
     *
     * @param person the person
     * @param addedAt since when the person is known
     * @param erasedAt when the person was forgotten, or null
     * @param roles in the order of their first days
     */
    public record Details(
            Person person, Instant addedAt, @Nullable Instant erasedAt, List<HeldRole> roles) {
        /** Copies the list. */
        public Details {
            roles = List.copyOf(roles);
        }
    }

    /**
     * A role with the name of what it is held for.
     *
     * @param assignment the role
     * @param of name of the organisation or department, slug of the plan; empty for the region
     */
    public record HeldRole(Assignment assignment, String of) {}
}
