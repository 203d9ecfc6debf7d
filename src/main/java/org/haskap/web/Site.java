package org.haskap.web;

import java.util.Optional;

/** What every page must know of the region that is being shown. Every call asks the region anew, so a page asks once. */
public interface Site {

    /** Name of the region as people say it, such as a city's name. */
    String regionName();

    /** A number that grows with every adoption and every changed setting; pages of one number never differ. */
    long publicationVersion();

    /**
     * What the pages are true for: the publication with the region's database in it, everything that has happened, and the day.
     * Pages of one tag never differ, wherever they were served.
     */
    String publicationTag();

    /** A sentence shown on every page, such as that this is a sample and no official site; usually empty. */
    Optional<String> notice();

    /** Whom readers turn to when something does not work: an office and its telephone number; empty where nobody said. */
    Optional<String> contact();
}
