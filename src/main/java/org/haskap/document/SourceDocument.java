package org.haskap.document;

import java.time.Instant;
import org.haskap.reading.Document;

/**
 * A document that was read, kept with its original bytes.
 *
 * @param id key in the region
 * @param name file name without its folder
 * @param title what it calls itself, or the file name when it does not say
 * @param format format it was read from
 * @param sha256 digest of the bytes, 64 lower-case hexadecimal digits
 * @param size length in bytes
 * @param pages number of pages
 * @param lines number of lines
 * @param readAt when it was read last
 */
public record SourceDocument(
        long id,
        String name,
        String title,
        Document.Format format,
        String sha256,
        long size,
        int pages,
        int lines,
        Instant readAt) {}
