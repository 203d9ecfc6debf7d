package org.haskap.document;

/** Whether an adoption is meant or only rehearsed; both walk the same path and write the same rows. */
enum Mode {
    /** Everything is written, checked by the database, and taken back. */
    REHEARSE,
    /** What is written stays. */
    ADOPT
}
