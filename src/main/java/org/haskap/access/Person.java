package org.haskap.access;

import org.jspecify.annotations.Nullable;

/**
 * Somebody known to the region.
 *
 * @param id key in the region
 * @param name as the person is called; blank once erased
 * @param email where the person is written to; null when unknown or erased. Never a key to recognise somebody by
 * @param version counts the changes, for forms
 */
public record Person(long id, String name, @Nullable String email, long version) {}
