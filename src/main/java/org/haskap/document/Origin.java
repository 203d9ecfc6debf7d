package org.haskap.document;

import org.jspecify.annotations.Nullable;

/**
 * Where a draft comes from.
 *
 * @param person key of the person who made it, or null when it was a command or a job
 * @param department key of the department it was made for, whose people may mend it; null when it was made for none
 */
public record Origin(@Nullable Long person, @Nullable Long department) {}
