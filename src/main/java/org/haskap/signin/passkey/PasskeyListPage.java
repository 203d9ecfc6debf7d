package org.haskap.signin.passkey;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.haskap.kernel.JapanTime;
import org.haskap.signin.PublicAddress.Origin;

/**
 * The page of a person's passkeys.
 *
 * @param passkeys oldest first
 * @param possible whether one can be made at this address
 * @param done what has just been done, as a sentence; empty when nothing
 */
public record PasskeyListPage(List<Entry> passkeys, boolean possible, String done) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日 H:mm", Locale.JAPAN);

    /** Copies the list. */
    public PasskeyListPage {
        passkeys = List.copyOf(passkeys);
    }

    /**
     * A passkey in the list.
     *
     * @param id key in the region
     * @param label what its owner calls the device
     * @param added when it was added, in words
     * @param used when it was last used, in words
     * @param elsewhere the host it works on when that is not this one, or empty
     */
    public record Entry(long id, String label, String added, String used, String elsewhere) {
        static Entry of(Passkey passkey, Origin here) {
            return new Entry(
                    passkey.id(),
                    passkey.label(),
                    words(passkey.createdAt()),
                    passkey.lastUsedAt() == null ? "まだ使っていません" : words(passkey.lastUsedAt()),
                    passkey.host().equals(here.host()) ? "" : passkey.host());
        }
    }

    static PasskeyListPage of(List<Passkey> passkeys, Origin here, String done) {
        return new PasskeyListPage(
                passkeys.stream().map(passkey -> Entry.of(passkey, here)).toList(), here.takesPasskeys(), done);
    }

    private static String words(java.time.Instant instant) {
        return DAY.format(ZonedDateTime.ofInstant(instant, JapanTime.ZONE));
    }
}
