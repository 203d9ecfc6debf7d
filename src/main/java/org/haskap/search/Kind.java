package org.haskap.search;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What sort of thing was found, in the order in which sorts are offered. */
public enum Kind {
    GOAL("基本目標"),
    DIRECTION("基本的方向"),
    MEASURE("施策"),
    PROJECT("事業"),
    INDICATOR("指標"),
    ITEM("計画の項目"),
    PROGRAMME("共催・協働"),
    DEPARTMENT("担当"),
    ORGANISATION("団体"),
    LINE("資料の行");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** The word shown on pages. */
    public String label() {
        return label;
    }

    /** The word used in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind an address means, if it means one. */
    public static Optional<Kind> of(String key) {
        return Stream.of(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }
}
