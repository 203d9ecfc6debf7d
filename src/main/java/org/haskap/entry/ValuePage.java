package org.haskap.entry;

import org.haskap.web.ui.Form;
import org.haskap.web.ui.Link;

/**
 * The form for one value.
 *
 * @param attach where a file is attached first
 * @param form what is asked
 */
public record ValuePage(Link attach, Form form) {}
