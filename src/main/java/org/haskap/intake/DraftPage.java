package org.haskap.intake;

import java.util.List;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Pagination;
import org.jspecify.annotations.Nullable;

/**
 * A draft beside its source: each thing of the draft next to the lines it was read from.
 *
 * @param title what the plan or register is called
 * @param state where the upload stands
 * @param facts the file, who uploaded it, what it is for
 * @param difference what adopting it would change, in one sentence
 * @param steps what can be done with the whole
 * @param mendable whether the current person may mend it now
 * @param warnings what to look at first
 * @param more how many further warnings there are
 * @param outline the draft's own table of contents
 * @param groups lines and what was read from them, in the order of the document
 * @param parts links to the other parts of the document
 * @param paged whether the document has pages to speak of
 */
public record DraftPage(
        String title,
        Chip state,
        List<Fact> facts,
        String difference,
        Steps steps,
        boolean mendable,
        List<Warning> warnings,
        int more,
        List<Jump> outline,
        List<Group> groups,
        Pagination parts,
        boolean paged) {

    /** Copies the lists. */
    public DraftPage {
        facts = List.copyOf(facts);
        warnings = List.copyOf(warnings);
        outline = List.copyOf(outline);
        groups = List.copyOf(groups);
    }

    /**
     * Addresses of what can be done; null where it cannot.
     *
     * @param whole where the plan's own name and period are mended
     * @param changes all differences to the adopted edition
     * @param adopt the confirmation before adopting
     * @param withdraw the confirmation before taking it back
     * @param again where it is compared with the edition adopted now, or made a draft again
     * @param againLabel what that button says
     * @param history the mends so far
     * @param mends how many they are
     * @param whoAdopts who adopts, for those who may not
     */
    public record Steps(
            @Nullable String whole,
            @Nullable String changes,
            @Nullable String adopt,
            @Nullable String withdraw,
            @Nullable String again,
            String againLabel,
            String history,
            int mends,
            String whoAdopts) {}

    /**
     * Something to look at.
     *
     * @param severity how much it matters
     * @param message what is wrong and what to do
     * @param line the line it is about, or null
     */
    public record Warning(
            Chip severity, String message, @Nullable Link line) {}

    /**
     * An entry of the table of contents.
     *
     * @param depth how deep it stands, from 1
     * @param label what it is called
     * @param href where it is shown
     */
    public record Jump(int depth, String label, String href) {}

    /**
     * Neighbouring lines, and what was read from them.
     *
     * @param page number of the page that begins with these lines, or 0
     * @param lines the lines
     * @param items what begins on the first of them
     */
    public record Group(int page, List<Line> lines, List<Item> items) {
        /** Copies the lists. */
        public Group {
            lines = List.copyOf(lines);
            items = List.copyOf(items);
        }
    }

    /**
     * A line.
     *
     * @param anchor its id
     * @param number its number
     * @param fate key of its fate
     * @param word the fate in a word
     * @param text as printed
     * @param became what it became part of, where that differs from the line before; or null
     * @param add where something is added from this line, or null
     * @param remarks findings on it
     */
    public record Line(
            String anchor,
            int number,
            String fate,
            String word,
            String text,
            @Nullable Link became,
            @Nullable String add,
            List<Warning> remarks) {
        /** Copies the list. */
        public Line {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Something of the draft.
     *
     * @param anchor its id
     * @param kind what sort of thing it is
     * @param depth how deep it stands in the tree, from 1
     * @param heading its name
     * @param chips marks, and whether it was mended by hand
     * @param values its fields in words
     * @param line the line it stands on
     * @param edit where it is mended, or null
     */
    public record Item(
            String anchor,
            String kind,
            int depth,
            String heading,
            List<Chip> chips,
            List<String> values,
            Link line,
            @Nullable String edit) {
        /** Copies the lists. */
        public Item {
            chips = List.copyOf(chips);
            values = List.copyOf(values);
        }
    }
}
