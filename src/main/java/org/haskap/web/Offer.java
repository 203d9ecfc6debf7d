package org.haskap.web;

import org.haskap.web.ui.Download;

/**
 * A file offered beside what a page shows. The module that makes the file declares it as a bean; the page knows nothing
 * of who makes it, and a page without offers shows none.
 *
 * @param page path of the page it belongs to, such as {@code /strategy/kpis}
 * @param download the file; {@code {name}} in its address stands for the page's own path variable, and the page's
 *     conditions are added to it
 */
public record Offer(String page, Download download) {}
