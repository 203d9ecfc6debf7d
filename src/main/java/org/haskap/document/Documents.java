package org.haskap.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.reading.Account;
import org.haskap.reading.Reading;

/** The documents a region has read: original bytes, lines with their fates, findings. Nothing is ever removed. */
@SuppressWarnings("DoNotCallSuggester") // the signatures come first, their bodies follow
public final class Documents {

    /**
     * Keeps a document. The same bytes are the same document however often they come; when a newer reader makes
     * something else of them, that reading is added and answers from now on.
     */
    public SourceDocument store(Reading reading, byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    /** One document. */
    public Optional<SourceDocument> find(long id) {
        throw new UnsupportedOperationException();
    }

    /** All documents, the newest first. */
    public List<SourceDocument> all() {
        throw new UnsupportedOperationException();
    }

    /** Every line of a document in reading order; empty when there is no such document. */
    public List<SourceLine> lines(long id) {
        throw new UnsupportedOperationException();
    }

    /** The line at a place, whatever the place's column. */
    public Optional<SourceLine> line(long id, Place place) {
        throw new UnsupportedOperationException();
    }

    /** What the reader noticed, in the order of the document. */
    public List<Finding> findings(long id) {
        throw new UnsupportedOperationException();
    }

    /** How many lines ended how; all zero when there is no such document. */
    public Account account(long id) {
        throw new UnsupportedOperationException();
    }

    /** The bytes as they came. */
    public Optional<byte[]> bytes(long id) {
        throw new UnsupportedOperationException();
    }

    /** Says which stable codes a draft's codes became, so that lines point at them. Only codes that differ need be named. */
    public void rename(long id, Map<String, String> codes) {
        throw new UnsupportedOperationException();
    }
}
