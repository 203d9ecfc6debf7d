package org.haskap.plan;

import org.haskap.access.Organisation;
import org.haskap.kernel.Place;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that a plan lists: it stands in a relation to the plan's owner, which the list's title names.
 *
 * @param organisation the organisation listed
 * @param node code of the node whose title heads the list, or null
 * @param label its number as printed
 * @param place where it stands in the edition's document
 */
public record Listing(Organisation organisation, @Nullable String node, String label, Place place) {}
