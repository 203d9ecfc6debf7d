package org.haskap.reading;

/**
 * How much a document may hold, each with its reason. They keep the readers within a heap of 256 MB whatever the file,
 * and are far above anything that a city publishes.
 */
final class Limits {
    private Limits() {}

    static final long MEBIBYTE = 1024 * 1024;

    /** PDF and Office files, which are not read into memory as a whole; the largest are so for their pictures. */
    static final long FILE_BYTES = 100 * MEBIBYTE;

    /** Text files, held in memory as bytes and as characters for a moment; a plan of 500 pages has about 2 MB. */
    static final long TEXT_BYTES = 20 * MEBIBYTE;

    /** Characters of the whole document; 5,000 full pages have about 8 million, and one takes two bytes. */
    static final int CHARACTERS = 20_000_000;

    /** Lines of the whole document; one costs about 150 bytes beside its text. */
    static final int LINES = 400_000;

    /** Cells of the whole document; one costs about 50 bytes beside its text. */
    static final int CELLS = 1_000_000;

    /** Pages of a PDF: about five times the thickest collection of council papers. */
    static final int PAGES = 20_000;

    /** Characters of one PDF page, which are placed one by one; a newspaper page has 15,000. */
    static final int GLYPHS_OF_A_PAGE = 200_000;

    /** All parts of an Office file together, unpacked: they are streamed, so this only bounds the time. */
    static final long UNPACKED_BYTES = 300 * MEBIBYTE;

    /** One part that is held in memory as a whole (shared strings, numbering), unpacked. */
    static final long PART_BYTES = 40 * MEBIBYTE;

    /** Parts that become a tree of objects (styles, relations), some ten times as large in memory. */
    static final long TREE_BYTES = 4 * MEBIBYTE;

    /** A part may grow by this much when unpacked: large real sheets reach 30, a zip bomb 1,000. */
    static final long UNPACKED_RATIO = 200;

    /** Parts below this size are not held against the ratio: a short blank sheet packs extremely well. */
    static final long RATIO_FROM_BYTES = MEBIBYTE;

    /** Parts of an Office file; a workbook of 200 sheets with drawings has about 1,000. */
    static final int PARTS = 10_000;

    /** Tables within tables, text boxes within text boxes; people stop at three. */
    static final int NESTING = 20;
}
