package org.haskap.admin;

import java.util.List;
import org.haskap.access.OrganisationMatch;

/**
 * Organisations that may be one, to be decided on.
 *
 * @param matches the likeliest first
 */
public record Duplicates(List<OrganisationMatch> matches) {

    /** Copies the list. */
    public Duplicates {
        matches = List.copyOf(matches);
    }
}
