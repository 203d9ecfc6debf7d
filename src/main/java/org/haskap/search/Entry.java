package org.haskap.search;

/**
 * Something that can be found.
 *
 * @param kind what sort of thing
 * @param title its name
 * @param text everything else that is said of it, or empty
 * @param context where it belongs, such as the plan and the goal above it
 * @param href the page that shows it
 */
record Entry(Kind kind, String title, String text, String context, String href) {}
