package org.haskap.document;

import org.haskap.kernel.Place;
import org.haskap.reading.LineFate;

/**
 * One line of a document and what became of it.
 *
 * @param place where it stands
 * @param text as printed
 * @param fate its kind
 * @param what for content the code it became part of (as the adopted edition knows it); for furniture its name; for a
 *     finding the finding's code; empty for a blank line
 */
public record SourceLine(Place place, String text, LineFate.Fate fate, String what) {}
