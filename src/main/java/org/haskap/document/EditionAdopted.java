package org.haskap.document;

/**
 * An edition has become the adopted one, or is rehearsed to. Published inside the adopting transaction, so that what is
 * derived from editions is written with it or taken back with it.
 *
 * @param kind what it is an edition of, such as {@code plan}
 * @param edition the edition as adopted
 */
public record EditionAdopted(String kind, Edition edition) {}
