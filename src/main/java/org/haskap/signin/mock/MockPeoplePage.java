package org.haskap.signin.mock;

import java.util.List;

/**
 * The page on which the reader chooses whom to be.
 *
 * @param warning that none of this is real
 * @param people who can be chosen
 * @param action where the choice is sent
 */
public record MockPeoplePage(String warning, List<Choice> people, String action) {
    /** Copies the list. */
    public MockPeoplePage {
        people = List.copyOf(people);
    }

    /**
     * An invented person.
     *
     * @param subject key
     * @param label name and station
     */
    public record Choice(String subject, String label) {}
}
