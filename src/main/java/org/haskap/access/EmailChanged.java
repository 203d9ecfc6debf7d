package org.haskap.access;

/**
 * A person's address changed, in the transaction that runs: links that went to the old one must work no more, and whoever
 * reads there must hear of it.
 *
 * @param before the person as it was
 * @param after the person as it is now
 */
public record EmailChanged(Person before, Person after) {}
