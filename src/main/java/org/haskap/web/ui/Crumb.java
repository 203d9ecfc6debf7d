package org.haskap.web.ui;

/**
 * A step of the breadcrumb.
 *
 * @param label name of the page
 * @param href its address
 */
public record Crumb(String label, String href) {}
