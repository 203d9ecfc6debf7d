package org.haskap.database;

import java.util.regex.Pattern;

/**
 * A region (a city, say): its data lives in a schema of its own.
 *
 * @param name lower-case letters, digits and underscores, beginning with a letter, at most 40 characters
 */
public record Region(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** The region of an installation that serves only one. */
    public static final Region MAIN = new Region("main");

    /** Refuses any other name: it becomes part of a schema's. */
    public Region {
        if (!NAME.matcher(name).matches()) {
            throw new DatabaseUnavailableException(
                    "“" + name + "” is not a region's name; use lower-case letters, digits"
                            + " and underscores, beginning with a letter, at most 40 characters.");
        }
    }

    /** The schema; the prefix keeps clear of every other schema in a shared database. */
    String schema() {
        return "region_" + name;
    }
}
