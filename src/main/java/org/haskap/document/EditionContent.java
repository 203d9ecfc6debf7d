package org.haskap.document;

import java.util.List;
import org.haskap.kernel.Difference;
import org.jspecify.annotations.Nullable;

/**
 * What editions of one kind hold: the part of proposing and adopting that differs between plans and registers.
 *
 * @param <T> the whole of one edition in memory
 */
public interface EditionContent<T> {
    /** What these are editions of: the {@code kind} of their series. */
    String kind();

    /** Reads an edition whole. */
    T load(Edition edition);

    /** Describes a whole so that two editions can be compared. */
    List<Difference.Item> items(T whole);

    /** What differs between two wholes; all of the later one when there is none before. */
    default Difference difference(@Nullable T before, T after) {
        return Difference.between(before == null ? List.of() : items(before), items(after));
    }

    /** What of a whole does not stand so in its document. */
    List<Mended.Note> mended(T whole);

    /** Writes what belongs to a draft. */
    void insert(Edition draft, T whole);

    /** Writes what adopting it adds, given what changed. */
    void adopted(Edition edition, Difference difference);
}
