package org.haskap.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.haskap.database.BackupManifest.RegionPart;
import org.haskap.database.BackupManifest.TablePart;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that was written, opened to be restored: looked through whole before anything is believed. */
public final class BackupFile implements AutoCloseable {
    private static final long LARGEST_MANIFEST = 64L * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;
    private final ZipFile zip;
    private final BackupManifest manifest;

    private BackupFile(Path path, ZipFile zip) throws IOException {
        this.path = path;
        this.zip = zip;
        this.manifest = readManifest();
    }

    /**
     * Opens a file and compares every entry with what the manifest says of it.
     *
     * @throws BackupException when there is no such file, it is no backup, or it is not as it was written
     */
    public static BackupFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new BackupException(path + " is no file; name the file that 'haskap backup' wrote.");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BackupException(
                    path + " is no whole backup: it ends " + lastEntry(path) + "; copy it again, or use another.", e);
        }
        try {
            var file = new BackupFile(path, zip);
            file.verify();
            return file;
        } catch (IOException e) {
            close(zip);
            throw new BackupException(path + " cannot be read (" + e.getMessage() + "); use another backup.", e);
        } catch (RuntimeException e) {
            close(zip);
            throw e;
        }
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException _) {
            // what was wrong with it before is said instead
        }
    }

    /** How far a file goes that has no end. */
    private static String lastEntry(Path path) {
        String last = "";
        try (var in = new ZipInputStream(Files.newInputStream(path), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                last = entry.getName();
                in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException _) {
            // that is the place
        }
        return last.isEmpty() ? "before its first entry" : "in or after the entry " + last;
    }

    private BackupManifest readManifest() throws IOException {
        ZipEntry entry = zip.getEntry(BackupWriter.MANIFEST);
        if (entry == null) {
            throw new BackupException(path + " has no entry " + BackupWriter.MANIFEST
                    + ": it is no backup; name the file that 'haskap backup' wrote.");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) LARGEST_MANIFEST);
            var read = JSON.readValue(bytes, BackupManifest.class);
            if (read.format() != BackupManifest.FORMAT) {
                throw new BackupException(path + " was written by Haskap " + read.program() + " in a form this program"
                        + " does not know; restore it with that version or a later one.");
            }
            return read;
        } catch (JacksonException | NullPointerException e) { // the latter: a part that is not there
            throw damaged(BackupWriter.MANIFEST, e);
        } catch (IOException e) {
            throw damaged(BackupWriter.MANIFEST, e);
        }
    }

    private void verify() {
        Set<String> left = new HashSet<>();
        zip.stream().map(ZipEntry::getName).forEach(left::add);
        left.remove(BackupWriter.MANIFEST);
        for (RegionPart region : manifest.regions()) {
            for (TablePart table : region.tables()) {
                verify(table);
                left.remove(table.entry());
            }
        }
        if (!left.isEmpty()) {
            throw damaged(left.stream().sorted().toList().getFirst(), new IOException("not in the manifest"));
        }
    }

    private void verify(TablePart table) {
        var digested = new DigestedStream(OutputStream.nullOutputStream());
        try (InputStream in = rows(table)) {
            in.transferTo(digested);
        } catch (IOException e) {
            throw damaged(table.entry(), e);
        }
        if (digested.bytes() != table.bytes() || !digested.sha256Hex().equals(table.sha256())) {
            throw damaged(table.entry(), new IOException("another digest"));
        }
    }

    private BackupException damaged(String entry, Exception why) {
        return new BackupException(
                path + " is damaged: the entry " + entry + " is not what was written; use another backup.", why);
    }

    /** What it holds. */
    public BackupManifest manifest() {
        return manifest;
    }

    /** The rows of a table, as COPY takes them. */
    InputStream rows(TablePart table) throws IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw new IOException("not there");
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** The file. */
    @Override
    public String toString() {
        return path.toString();
    }
}
