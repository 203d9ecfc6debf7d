package org.haskap.database;

import java.time.Instant;
import java.util.List;

/**
 * What a backup holds; {@code manifest.json} in its archive.
 *
 * @param format of the archive; this program reads {@link #FORMAT} only
 * @param program the version of the Haskap that wrote it
 * @param server the version of the PostgreSQL it came from
 * @param at the moment it shows
 * @param regions every region of the database, all at that same moment
 */
public record BackupManifest(int format, String program, String server, Instant at, List<RegionPart> regions) {
    /** The one there is. */
    static final int FORMAT = 1;

    /** Takes a copy of the list. */
    public BackupManifest {
        regions = List.copyOf(regions);
    }

    /** All rows of all tables. */
    public long rows() {
        return regions.stream()
                .flatMap(region -> region.tables().stream())
                .mapToLong(TablePart::rows)
                .sum();
    }

    /**
     * A region.
     *
     * @param name as commands know it
     * @param migrations the versions of its tables, in the order in which they were applied
     * @param tables its tables, without those that are transient
     * @param sequences where its numbers stood
     */
    public record RegionPart(
            String name, List<String> migrations, List<TablePart> tables, List<SequencePart> sequences) {
        /** Takes copies of the lists. */
        public RegionPart {
            migrations = List.copyOf(migrations);
            tables = List.copyOf(tables);
            sequences = List.copyOf(sequences);
        }
    }

    /**
     * A table.
     *
     * @param name as it is called
     * @param columns in the order of the entry's
     * @param entry where in the archive its rows are, as PostgreSQL's COPY writes them
     * @param rows how many
     * @param bytes how long the entry is
     * @param sha256 its digest
     */
    public record TablePart(String name, List<String> columns, String entry, long rows, long bytes, String sha256) {
        /** Takes a copy of the list. */
        public TablePart {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A sequence.
     *
     * @param name as it is called
     * @param last the last number given
     * @param called whether that one was really given
     */
    public record SequencePart(String name, long last, boolean called) {}
}
