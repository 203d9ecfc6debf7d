/**
 * The source documents of a region and the editions made of them: original bytes, every line with its fate, findings,
 * and the way of an edition from draft to adopted to superseded. Promises: nothing is removed, the same bytes are one
 * document, and adopting walks one path whether it is rehearsed or meant. Lock order: the document's bytes (an advisory
 * lock on their digest), series, then edition, then publication version, then what is derived from all adopted editions
 * (links); a second adoption of the same series waits for the first and is then refused, one of another series waits
 * before anything is derived and then sees the first. What people mend is added under the lock of the series and laid
 * over whatever a reader makes of the same bytes.
 */
@NullMarked
package org.haskap.document;

import org.jspecify.annotations.NullMarked;
