package org.haskap.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.haskap.kernel.Place;
import org.jspecify.annotations.Nullable;

/**
 * One change that a person made to a draft. Mends are data laid over whatever a reader makes of the same document, so they
 * outlive a newer reading; they are only ever added.
 *
 * @param id key in the region, growing with time
 * @param what the change
 * @param person who made it; null for the operator
 * @param at when
 */
public record Mend(long id, Change what, @Nullable Long person, Instant at) {

    /** What a mend does. */
    public enum Action {
        /** Gives a field another value. */
        SET,
        /** Puts a node behind another of the same parent, or first. */
        MOVE,
        /** Leaves something out. */
        REMOVE,
        /** Adds something the reader did not find. */
        ADD,
        /** Takes an earlier mend back. */
        UNDO
    }

    /** What sort of thing is mended. */
    public enum Sort {
        PLAN,
        NODE,
        INDICATOR,
        ROW
    }

    /**
     * The change itself, in the reader's own codes.
     *
     * @param action what it does
     * @param sort what sort of thing it does it to
     * @param target the thing's code in the reader's draft; the printed number for a register's row
     * @param place where the thing stands in the document, by which a newer reading is recognised
     * @param field name of the field set; for something added, the code it hangs under; otherwise empty
     * @param before the value before, which must still stand there for the mend to fit
     * @param after the value after; for MOVE the code of the node it follows, or empty
     * @param reason why, in the person's words, or empty
     * @param undoes the mend taken back, for {@link Action#UNDO} only
     */
    public record Change(
            Action action,
            Sort sort,
            String target,
            Place place,
            String field,
            String before,
            String after,
            String reason,
            @Nullable Long undoes) {

        /** A field's new value. */
        public static Change set(Sort sort, String target, Place place, String field, String before, String after) {
            return new Change(Action.SET, sort, target, place, field, before, after, "", null);
        }

        /** The same with the person's reason. */
        public Change because(String why) {
            return new Change(action, sort, target, place, field, before, after, why, undoes);
        }

        /** Another place among the children of the same parent: behind one of them, or first when that is empty. */
        public static Change move(String target, Place place, String before, String behind) {
            return new Change(Action.MOVE, Sort.NODE, target, place, "", before, behind, "", null);
        }

        /** Something left out. */
        public static Change remove(Sort sort, String target, Place place, String title, String reason) {
            return new Change(Action.REMOVE, sort, target, place, "", title, "", reason, null);
        }

        /** Something added under a node, or at the top when that is empty. */
        public static Change add(Sort sort, String target, Place place, String under, String title) {
            return new Change(Action.ADD, sort, target, place, under, "", title, "", null);
        }

        /** An earlier mend taken back. */
        public static Change undo(Mend mend) {
            var what = mend.what();
            return new Change(
                    Action.UNDO,
                    what.sort(),
                    what.target(),
                    what.place(),
                    what.field(),
                    what.after(),
                    what.before(),
                    "",
                    mend.id());
        }
    }

    /** The mends that count, in order: without those taken back and without what took them back. */
    public static List<Mend> effective(List<Mend> mends) {
        Set<Long> undone = undone(mends);
        return mends.stream()
                .filter(mend -> mend.what().action() != Action.UNDO && !undone.contains(mend.id()))
                .toList();
    }

    /** Keys of the mends that are taken back. Taking back the taking back brings the mend to life again. */
    public static Set<Long> undone(List<Mend> mends) {
        var undone = new HashSet<Long>();
        for (Mend mend : new ArrayList<>(mends).reversed()) {
            Long target = mend.what().undoes();
            if (target != null && !undone.contains(mend.id())) {
                undone.add(target);
            }
        }
        return undone;
    }
}
