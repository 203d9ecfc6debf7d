package org.haskap.feed;

import org.haskap.web.ui.Form;

/**
 * The form of an assertion that a programme carries out a node.
 *
 * @param name the programme
 * @param purpose what it is for, as printed
 * @param effect what came of it, as printed
 * @param outdated whether an assertion about another programme of that number stands
 * @param form the form
 */
public record AssignmentPage(String name, String purpose, String effect, boolean outdated, Form form) {}
