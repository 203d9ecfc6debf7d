package org.haskap.jobs;

import org.jspecify.annotations.Nullable;

/**
 * Something in the input that could not be taken.
 *
 * @param row row in the input, from 1, or null when it concerns no single one
 * @param column the column's name, or empty
 * @param sentence what is wrong and how to mend it
 */
public record JobError(@Nullable Long row, String column, String sentence) {}
