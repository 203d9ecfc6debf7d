package org.haskap.admin;

import java.time.Instant;
import java.util.List;
import org.haskap.signin.Invitation;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Pagination;
import org.haskap.web.ui.Tone;

/**
 * Invitations, the newest first.
 *
 * @param count how many there are on all pages
 * @param rows those of this page
 * @param pages links to the other pages
 */
public record InvitationsPage(long count, List<Row> rows, Pagination pages) {

    /** Copies the list. */
    public InvitationsPage {
        rows = List.copyOf(rows);
    }

    /**
     * An invitation.
     *
     * @param email where it went
     * @param role the role that waits
     * @param sent when its newest mail was sent
     * @param until until when its link works
     * @param state how it stands
     * @param open whether it can be sent again or taken back
     * @param href address of what is done with it: {@code /sending} and {@code /withdrawal} follow
     */
    public record Row(String email, String role, String sent, String until, Chip state, boolean open, String href) {}

    static Row row(Invitation invitation, Instant now) {
        Invitation.State state = invitation.stateAt(now);
        Tone tone = switch (state) {
            case WAITING -> Tone.BLUE;
            case EXPIRED -> Tone.YELLOW;
            case ACCEPTED -> Tone.GREEN;
            case WITHDRAWN -> Tone.GRAY;
        };
        boolean open = state == Invitation.State.WAITING || state == Invitation.State.EXPIRED;
        return new Row(
                invitation.invite().email(),
                invitation.invite().role().label(),
                Words.moment(invitation.sentAt()),
                Words.moment(invitation.expiresAt()),
                new Chip(tone, "", state.label()),
                open,
                "/admin/invitations/" + invitation.id());
    }
}
