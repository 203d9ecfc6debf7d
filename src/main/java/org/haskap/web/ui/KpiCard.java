package org.haskap.web.ui;

/**
 * An indicator in short.
 *
 * @param name its name
 * @param href its page
 * @param triple its figures
 * @param status how it stands
 */
public record KpiCard(String name, String href, Triple triple, Chip status) {}
