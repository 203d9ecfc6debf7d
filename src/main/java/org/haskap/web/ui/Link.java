package org.haskap.web.ui;

/**
 * A link.
 *
 * @param label its words; never 「こちら」
 * @param href its address
 */
public record Link(String label, String href) {}
