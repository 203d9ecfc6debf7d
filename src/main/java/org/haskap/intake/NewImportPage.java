package org.haskap.intake;

import java.util.List;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * The form of an upload.
 *
 * @param key counts the upload once
 * @param limit the largest file, in words
 * @param fileError what is wrong with the file, or null
 * @param asks the other fields
 * @param errors what is wrong, as links to the fields
 */
public record NewImportPage(
        String key, String limit, @Nullable String fileError, List<Ask> asks, List<Link> errors) {

    /** Copies the lists. */
    public NewImportPage {
        asks = List.copyOf(asks);
        errors = List.copyOf(errors);
    }
}
