package org.haskap.evidence;

import org.jspecify.annotations.Nullable;

/**
 * The record a fact came from.
 *
 * @param module the module that holds it, such as {@code register}
 * @param id its key there
 * @param href the page that shows it, or null where there is none
 */
public record SourceRecord(
        String module, String id, @Nullable String href) {}
