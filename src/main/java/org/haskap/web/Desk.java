package org.haskap.web;

import org.jspecify.annotations.Nullable;

/** The places for people who have signed in, each with a navigation and a strip of its own. */
public enum Desk {
    MY("マイページ", "/my"),
    STAFF("職員用", "/staff"),
    ADMIN("管理者用", "/admin");

    private final String label;
    private final String href;

    Desk(String label, String href) {
        this.label = label;
        this.href = href;
    }

    /** The word on the strip. */
    public String label() {
        return label;
    }

    /** Address of the first page. */
    public String href() {
        return href;
    }

    /** The value of the strip's data attribute. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The desk that a path stands on, or null. */
    static @Nullable Desk at(String path) {
        for (Desk desk : values()) {
            if (path.equals(desk.href) || path.startsWith(desk.href + "/")) {
                return desk;
            }
        }
        return null;
    }
}
