package org.haskap.document;

import org.haskap.kernel.Difference;
import org.jspecify.annotations.Nullable;

/**
 * What adopting a document would change.
 *
 * @param series the series it belongs to
 * @param edition the draft to adopt, or null when the document says what is adopted already
 * @param difference against the adopted edition, or against nothing when there is none
 */
public record Proposal(long series, @Nullable Edition edition, Difference difference) {}
