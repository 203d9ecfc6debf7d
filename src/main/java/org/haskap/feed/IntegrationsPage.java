package org.haskap.feed;

import java.time.Instant;
import java.util.List;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Tone;

/**
 * The API keys there are.
 *
 * @param rows one for each key, the newest first
 */
public record IntegrationsPage(List<Row> rows) {
    /** Copies the list. */
    public IntegrationsPage {
        rows = List.copyOf(rows);
    }

    /**
     * A key.
     *
     * @param label what it is for
     * @param organisation whose facts it feeds
     * @param prefix its first characters
     * @param kinds which kinds it may feed, in words
     * @param made when it was made
     * @param until from when on it is refused
     * @param used when it was used last
     * @param state whether it opens anything
     * @param revocation where it is revoked; empty when it opens nothing any more
     */
    public record Row(
            String label,
            String organisation,
            String prefix,
            String kinds,
            String made,
            String until,
            String used,
            Chip state,
            String revocation) {}

    static IntegrationsPage of(List<ApiKey> keys, Instant now) {
        return new IntegrationsPage(keys.stream().map(key -> row(key, now)).toList());
    }

    private static Row row(ApiKey key, Instant now) {
        boolean valid = key.valid(now);
        return new Row(
                key.label(),
                key.organisation().name(),
                key.prefix() + "…",
                key.kinds().isEmpty() ? "地域の種類" : "地域の種類と " + String.join("、", key.kinds()),
                Words.time(key.createdAt()),
                Words.time(key.expiresAt()),
                Words.time(key.lastUsedAt()),
                valid
                        ? new Chip(Tone.GREEN, "✓", "有効")
                        : new Chip(Tone.GRAY, "－", key.revokedAt() != null ? "取り消し" : "期限切れ"),
                valid ? IntegrationsController.PATH + "/" + key.id() + "/revocation" : "");
    }
}
