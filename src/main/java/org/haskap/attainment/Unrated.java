package org.haskap.attainment;

/** Why a value is not rated. A scale has its own word for each. */
public enum Unrated {
    /** No value to rate yet. */
    AWAITED,
    /** No target, or none in numbers. */
    NO_TARGET,
    /** The target is where it started although something is to change. */
    LEVEL_AIM,
    /** What it counts is no longer done (事業終了, 対象外). */
    ENDED,
    /** Figures that must not be divided by one another, or a method that gives none here. */
    INCOMPARABLE
}
