package org.haskap.entry;

import org.haskap.attainment.Actual;
import org.haskap.plan.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * What a table is for, and what was typed.
 *
 * @param opened the plan
 * @param indicator the only indicator it is about, or null
 * @param origin where it came from
 * @param text the table
 * @param source for rows without
 * @param comment for rows without
 */
record Pasted(
        EntryDesk.Opened opened,
        @Nullable Indicator indicator,
        Actual.Origin origin,
        String text,
        String source,
        String comment) {
    /** Before anything is typed. */
    static Pasted nothing(EntryDesk.Opened opened, @Nullable Indicator indicator) {
        return new Pasted(opened, indicator, Actual.Origin.ENTERED, "", "", "");
    }

    Pasted with(String other) {
        return new Pasted(opened, indicator, origin, other, source, comment);
    }

    @Nullable
    String code() {
        return indicator == null ? null : indicator.code();
    }

    /** The table, with source and comment in the rows that have none. */
    Sheet sheet() {
        return Sheet.pasted(text, indicator != null)
                .or(SheetColumn.SOURCE, source)
                .or(SheetColumn.COMMENT, comment);
    }

    /** The page it belongs to. */
    String back() {
        return indicator == null
                ? opened.to(EntryDesk.PATH).href()
                : opened.of(indicator, "").href();
    }
}
