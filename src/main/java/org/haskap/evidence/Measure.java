package org.haskap.evidence;

/** What is asked of facts. */
public enum Measure {
    /** How many facts there are; one taken back does not count (延べ件数). */
    COUNT,
    /** The sum of their quantities. */
    SUM,
    /** How many different people they are for (実人数); facts that say for nobody do not count. */
    DISTINCT,
    /** The mean of their quantities; none without a fact. */
    MEAN,
    /** The newest quantity on or before the last day; where dimensions tell facts apart, the sum of the newest of each. */
    LATEST
}
