package org.haskap.document;

import java.time.Instant;
import java.util.List;

/**
 * A draft with its mends laid over it.
 *
 * @param <T> the draft
 * @param draft the draft as mended
 * @param notes what no longer stands there as printed
 * @param unfit mends that do not fit what the reader makes of the document now; nothing was done for them
 */
public record Mended<T>(T draft, List<Note> notes, List<Unfit> unfit) {

    /** Copies the lists. */
    public Mended {
        notes = List.copyOf(notes);
        unfit = List.copyOf(unfit);
    }

    /**
     * Something that differs from the document.
     *
     * @param sort what sort of thing
     * @param code its code; in an edition the stable one
     * @param field Japanese name of the field
     * @param printed what the document says, in words; empty for something added
     * @param mended what stands there now, in words; empty for something left out
     * @param at when it was mended last
     */
    public record Note(Mend.Sort sort, String code, String field, String printed, String mended, Instant at) {
        /** Name of the field where the thing as a whole was added or left out. */
        public static final String WHOLE = "項目";

        /** In one sentence. */
        public String toSentence() {
            if (printed.isEmpty() && field.equals(WHOLE)) {
                return "資料の行から手で加えた項目です。";
            }
            return field + "：資料の記載は" + quoted(printed) + "です。手で" + quoted(mended) + "に直しました。";
        }

        private static String quoted(String text) {
            return text.isEmpty() ? "（なし）" : "「" + text + "」";
        }
    }

    /**
     * A mend that does not fit.
     *
     * @param mend the mend
     * @param sentence Japanese: why, and what to do
     */
    public record Unfit(Mend mend, String sentence) {}
}
