package org.haskap.intake;

import java.util.List;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * A form that mends something of a draft.
 *
 * @param title what is mended
 * @param lead what the form is for
 * @param action where it is sent
 * @param submit what its button says
 * @param version the last mend the person has seen
 * @param asks the fields
 * @param errors what is wrong, as links to the fields
 * @param stale what others changed meanwhile; null when nobody did
 * @param quote the line of the document, or empty
 * @param line the line's place
 * @param moves where the thing can be moved to; empty when it cannot
 * @param remove where it is left out, or null
 * @param back the page it belongs to
 */
public record MendPage(
        String title,
        String lead,
        String action,
        String submit,
        long version,
        List<Ask> asks,
        List<Link> errors,
        @Nullable Stale stale,
        String quote,
        @Nullable Link line,
        List<Move> moves,
        @Nullable String remove,
        String back) {

    /** Copies the lists. */
    public MendPage {
        asks = List.copyOf(asks);
        errors = List.copyOf(errors);
        moves = List.copyOf(moves);
    }

    /**
     * What others changed while this form was filled in.
     *
     * @param banner that somebody did, and what to do
     * @param changes what they changed, in words
     */
    public record Stale(Banner banner, List<String> changes) {
        /** Copies the list. */
        public Stale {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A move.
     *
     * @param value what is sent
     * @param label what the button says
     */
    public record Move(String value, String label) {}
}
