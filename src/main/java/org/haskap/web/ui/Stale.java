package org.haskap.web.ui;

import java.util.ArrayList;
import java.util.List;

/**
 * The page for a save that comes too late: what was typed beside what is stored now, field by field, each with a choice,
 * and the rest carried along unseen. Its form is the edit form once more, with the version stored now.
 *
 * @param sentence who changed the record and when
 * @param conflicts the fields that differ
 * @param form the typed form with the version stored now; its fields that do not differ are hidden ones
 */
public record Stale(String sentence, List<Conflict> conflicts, Form form) {

    /** Copies the list. */
    public Stale {
        conflicts = List.copyOf(conflicts);
    }

    /**
     * A field of which two versions exist.
     *
     * @param name name of the parameter
     * @param label what it is
     * @param mine what was typed, to read
     * @param mineValue the same, to send
     * @param theirs what is stored, to read
     * @param theirsValue the same, to send
     * @param takeMine which is chosen at first: what was typed, unless the person left the field as it was shown
     */
    public record Conflict(
            String name,
            String label,
            String mine,
            String mineValue,
            String theirs,
            String theirsValue,
            boolean takeMine) {}

    /**
     * Lays what was typed beside what is stored.
     *
     * @param mine the form as it was sent
     * @param stored the same form as it would be shown now, with the version stored now
     * @param who the one who changed it, such as 「田中さん」
     * @param when such as 「10:32」 or 「11月20日 10:32」
     */
    public static Stale of(Form mine, Form stored, String who, String when) {
        var conflicts = new ArrayList<Conflict>();
        var carried = new ArrayList<Field>();
        for (Field typed : mine.fields()) {
            Field now = stored.field(typed.name());
            if (typed.control() == Control.FILE || typed.control() == Control.PASSWORD) {
                carried.add(typed.values(List.of()));
            } else if (same(typed, now)) {
                carried.add(Field.hidden(typed.name(), sent(typed)));
            } else {
                conflicts.add(new Conflict(
                        typed.name(),
                        typed.subject(),
                        typed.told(),
                        sent(typed),
                        now.told(),
                        sent(now),
                        mine.touched(typed)));
            }
        }
        String sentence = who + "が" + when + "に更新しました。差分を確認してください。";
        return new Stale(
                sentence,
                conflicts,
                new Form(
                        mine.action(),
                        "選んだ内容で保存する",
                        carried,
                        stored.version(),
                        null,
                        stored.seen(),
                        mine.dangerous(),
                        stored.back()));
    }

    private static boolean same(Field typed, Field now) {
        return sent(typed).equals(sent(now))
                || (typed.control() == Control.DATE
                        && typed.day().isPresent()
                        && typed.day().equals(now.day()));
    }

    /** All values of a field in one parameter; {@link Form#filled} takes them apart again. */
    private static String sent(Field field) {
        return field.blank() ? "" : String.join("\n", field.values());
    }
}
