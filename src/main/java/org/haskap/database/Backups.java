package org.haskap.database;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Backups of a whole database: every region at one moment, as a zip file with each table's rows as PostgreSQL's COPY
 * writes them and a manifest that says what must be there. Left out are tables whose comment begins with
 * {@code transient:} (see {@code docs/operations.md}). The file holds everything the database holds, personal data too.
 */
public final class Backups {
    private Backups() {}

    /**
     * Writes a backup beside a running application, whose writers go on. The file is there whole or not at all, and for
     * its owner's eyes only.
     *
     * @param file where to
     * @param program this program's version
     * @param at the time now
     * @param overwrite whether a file of that name may be replaced
     * @throws BackupException when it cannot be written
     */
    public static BackupManifest write(
            DatabaseLogins logins, Path file, String program, Instant at, boolean overwrite) {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        requireFree(file, overwrite);
        try {
            if (overwrite) {
                Files.deleteIfExists(beside);
            }
            BackupManifest manifest;
            try (FileChannel channel = create(beside)) {
                manifest = write(logins, channel, program, at, beside);
            }
            requireFree(file, overwrite);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            sync(file);
            return manifest;
        } catch (FileAlreadyExistsException e) {
            throw new BackupException(
                    e.getFile()
                            + " exists: another backup is being written there, or one was broken off; choose another"
                            + " name, or overwrite it with --force.",
                    e);
        } catch (IOException e) {
            throw new BackupException(
                    file + " cannot be written (" + reason(e) + "); choose another place, or free some space there.",
                    e);
        } catch (SQLException e) {
            throw new BackupException("The database at " + logins + " cannot be read (" + reason(e) + ").", e);
        }
    }

    private static void requireFree(Path file, boolean overwrite) {
        if (Files.isDirectory(file)) {
            throw new BackupException(file + " is a folder; name a file in it.");
        }
        if (Files.exists(file) && !overwrite) {
            throw new BackupException(file + " exists; choose another name, or overwrite it with --force.");
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static BackupManifest write(
            DatabaseLogins logins, FileChannel channel, String program, Instant at, Path beside)
            throws SQLException, IOException {
        boolean done = false;
        try (Connection connection = logins.strongest().connect()) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            BackupManifest manifest = BackupWriter.write(connection, out, program, at);
            out.flush();
            channel.force(true);
            done = true;
            return manifest;
        } finally {
            if (!done) {
                Files.deleteIfExists(beside);
            }
        }
    }

    /** The name must survive a power failure too, and it is the folder's. */
    private static void sync(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /**
     * Puts a backup's regions into a database and compares every table with the file; all of them or none. Tables of an
     * earlier version are brought up to date.
     *
     * @param at the time now
     * @param replace whether regions that are there may be put aside, into schemas that keep them whole
     * @return the names of these schemas
     * @throws BackupException when it cannot be restored; nothing was changed then
     */
    public static List<String> restore(DatabaseLogins logins, BackupFile file, Instant at, boolean replace) {
        try (Connection connection = logins.strongest().connect()) {
            return new Restore(logins, connection, file).run(replace, at);
        } catch (SQLException | IOException e) {
            throw new BackupException(
                    file + " cannot be restored into the database at " + logins + " (" + reason(e)
                            + "); nothing was changed there.",
                    e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "no permission"
                : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
