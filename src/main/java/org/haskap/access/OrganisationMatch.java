package org.haskap.access;

/**
 * A proposal that two spellings mean one organisation. Nothing is merged: a person decides.
 *
 * @param a the one first known
 * @param b the other
 * @param likeness from 0 to 1
 * @param why Japanese: what the proposal rests on
 */
public record OrganisationMatch(Organisation a, Organisation b, double likeness, String why) {}
