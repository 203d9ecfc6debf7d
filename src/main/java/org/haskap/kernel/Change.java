package org.haskap.kernel;

/**
 * One difference between two states of the same thing.
 *
 * @param kind added, changed or gone
 * @param what what sort of thing it is, in the document's own word (施策, 事業, 指標 …)
 * @param code its code, unique among things of one difference
 * @param title its name, the newer one where it changed
 * @param field which part changed, as shown on pages (名称, 目標値 …); empty when the whole was added or is gone
 * @param before what stood there, empty when nothing did
 * @param after what stands there now, empty when nothing does
 */
public record Change(Kind kind, String what, String code, String title, String field, String before, String after) {
    private static final int LONGEST_QUOTE = 60;

    /** What happened to the thing. */
    public enum Kind {
        ADDED("追加"),
        CHANGED("変更"),
        GONE("削除");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word shown on pages. */
        public String label() {
            return label;
        }
    }

    /** The change as one Japanese sentence. */
    public String toSentence() {
        String subject = what + " " + code + "「" + shortened(title) + "」";
        return switch (kind) {
            case ADDED -> subject + "が加わります。";
            case GONE -> subject + "がなくなります。";
            case CHANGED -> subject + "の" + field + "が" + quoted(before) + "から" + quoted(after) + "に変わります。";
        };
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "（なし）" : "「" + shortened(text) + "」";
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.codePointCount(0, line.length()) <= LONGEST_QUOTE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
    }
}
