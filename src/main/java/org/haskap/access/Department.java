package org.haskap.access;

import org.jspecify.annotations.Nullable;

/**
 * A part of an organisation that answers for something (部, 課, 係).
 *
 * @param id key in the region
 * @param organisationId the organisation it belongs to
 * @param parentId the department above it, or null when no source says which
 * @param name as printed
 */
public record Department(
        long id, long organisationId, @Nullable Long parentId, String name) {}
