package org.haskap.intake;

import java.util.List;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Fact;
import org.jspecify.annotations.Nullable;

/**
 * An upload that is not read yet, or could not be.
 *
 * @param title file name
 * @param state where it stands
 * @param facts the file, who uploaded it, what it is for
 * @param banner what happened, or what happens next
 * @param watch the address asked again while it is read, or null
 * @param percent how far the reading is, or null while unknown
 * @param job page of the job, or null
 * @param cancel where the reading is cancelled, or null
 */
public record ReadingPage(
        String title,
        Chip state,
        List<Fact> facts,
        Banner banner,
        @Nullable String watch,
        @Nullable Integer percent,
        @Nullable String job,
        @Nullable String cancel) {

    /** Copies the list. */
    public ReadingPage {
        facts = List.copyOf(facts);
    }
}
