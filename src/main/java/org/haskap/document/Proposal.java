package org.haskap.document;

import org.haskap.kernel.Difference;
import org.jspecify.annotations.Nullable;

/**
 * What adopting a document would change.
 *
 * @param edition the draft to adopt, or null when the document says what is adopted already
 * @param difference against the adopted edition, or against nothing when there is none
 */
public record Proposal(@Nullable Edition edition, Difference difference) {}
