package org.haskap.kernel;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a text for a formula. A text that begins like one gets an apostrophe before it, as one
 * types it in a spreadsheet; a text that begins with apostrophes before such a sign gets one more. Taking the apostrophe
 * away again gives every text back exactly. A minus or plus alone or before a plain number is no formula and stays.
 */
public final class SpreadsheetText {
    private static final Pattern HARMLESS = Pattern.compile("[-+－＋](?:\\d+(?:\\.\\d+)?)?");
    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@＝＋－＠\\t\\r].*", Pattern.DOTALL);

    private SpreadsheetText() {}

    /** The text as a CSV file holds it. */
    public static String guarded(String text) {
        return dangerous(text) ? "'" + text : text;
    }

    /** The text that a CSV file's cell stands for; the opposite of {@link #guarded}. */
    public static String plain(String cell) {
        return cell.startsWith("'") && dangerous(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /** Whether a spreadsheet takes the text, as it stands, for a formula. */
    public static boolean dangerousAsIs(String text) {
        return !text.startsWith("'") && dangerous(text);
    }

    /** Whether a spreadsheet may take the text, or what is left of it without apostrophes, for a formula. */
    private static boolean dangerous(String text) {
        return DANGEROUS.matcher(text).matches() && !HARMLESS.matcher(text).matches();
    }
}
