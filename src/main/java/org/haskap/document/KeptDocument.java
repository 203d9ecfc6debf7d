package org.haskap.document;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file in the archive, whether it was read or only attached as the source of a value.
 *
 * @param id key in the region
 * @param name file name without its folder: where it is public, that of its import; else the one it was attached under
 * @param title what it calls itself; null where it is not public
 * @param format what its content is: PDF, XLSX, PNG …
 * @param sha256 digest of the bytes, 64 lower-case hexadecimal digits
 * @param size length in bytes
 * @param isPublic whether an edition came from it that is adopted or once was, so that it has a public page
 */
public record KeptDocument(
        long id, String name, @Nullable String title, String format, String sha256, long size, boolean isPublic) {

    /** A name for a file whose own is nobody else's business. */
    static String neutral(String format) {
        return "資料." + format.toLowerCase(Locale.ROOT);
    }

    /** What it is called on the pages of staff: its title, else its file's name. */
    public String called() {
        return title == null || title.equals(name) ? name : title + "（" + name + "）";
    }

    /** The media type of its bytes, told by their content and not by the name. */
    public String mediaType() {
        return switch (format) {
            case "PDF" -> "application/pdf";
            case "XLSX" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            case "DOCX" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            case "PNG" -> "image/png";
            case "JPEG" -> "image/jpeg";
            case "CSV" -> "text/csv";
            case "TSV" -> "text/tab-separated-values";
            default -> "text/plain";
        };
    }
}
