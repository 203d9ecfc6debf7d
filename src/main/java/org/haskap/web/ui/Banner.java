package org.haskap.web.ui;

/**
 * A notification.
 *
 * @param type what kind of message
 * @param title its heading
 * @param text one or two sentences
 */
public record Banner(Type type, String title, String text) {

    /** Kinds of message. */
    public enum Type {
        SUCCESS("success", "成功", "✓"),
        ERROR("error", "エラー", "✕"),
        WARNING("warning", "警告", "!"),
        INFO("info", "インフォメーション", "i");

        private final String key;
        private final String label;
        private final String sign;

        Type(String key, String label, String sign) {
            this.key = key;
            this.label = label;
            this.sign = sign;
        }

        /** Value of the attribute that the style sheets look at. */
        public String key() {
            return key;
        }

        /** What the icon says to people who do not see it. */
        public String label() {
            return label;
        }

        /** The character drawn in the icon. */
        public String sign() {
            return sign;
        }
    }
}
