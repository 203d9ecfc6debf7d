package org.haskap.web.ui;

/**
 * A file to take away.
 *
 * @param format CSV, JSON, iCalendar …
 * @param label what is in it
 * @param href its address
 * @param note size or encoding, or empty
 */
public record Download(String format, String label, String href, String note) {}
