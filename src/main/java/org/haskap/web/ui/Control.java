package org.haskap.web.ui;

import org.jspecify.annotations.Nullable;

/** What a field is filled in with. */
public enum Control {
    TEXT("text", null),
    EMAIL("email", null),
    PASSWORD("password", null),
    TEL("tel", null),
    /** A whole number; a text box with a number pad, because a number box refuses full-width digits. */
    NUMBER("text", "numeric"),
    SEARCH("search", null),
    HIDDEN("hidden", null),
    AREA("", null),
    SELECT("", null),
    RADIO("", null),
    CHECKS("", null),
    DATE("", "numeric"),
    FILE("file", null);

    private final String type;
    private final @Nullable String inputMode;

    Control(String type, @Nullable String inputMode) {
        this.type = type;
        this.inputMode = inputMode;
    }

    /** The input's type; empty for what is no single input. */
    public String type() {
        return type;
    }

    /** Which keys a phone offers, or null for the usual ones. */
    public @Nullable String inputMode() {
        return inputMode;
    }

    /** Whether it consists of several controls and so needs a legend instead of a label. */
    public boolean grouped() {
        return this == RADIO || this == CHECKS || this == DATE;
    }

    /** Whether something is chosen rather than typed. */
    public boolean chosen() {
        return this == SELECT || this == RADIO || this == CHECKS;
    }
}
