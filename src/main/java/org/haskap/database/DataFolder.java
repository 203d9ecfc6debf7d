package org.haskap.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all a Haskap writes, used by one process at a time. The lock is the operating system's, held by
 * this process: it is gone the moment the process is, however that ended, so it can never be stale.
 */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the folder when missing and takes its lock.
     *
     * @throws DatabaseUnavailableException when it cannot be written or another process uses it
     */
    public static DataFolder open(Path folder) {
        DataFolder opened = tryOpen(folder);
        if (opened == null) {
            throw new DatabaseUnavailableException("Another Haskap is using the data folder " + absolute(folder)
                    + "; stop it first, or give this one its own folder with --data.");
        }
        return opened;
    }

    /** The same, but null when another process uses the folder. */
    public static @Nullable DataFolder tryOpen(Path folder) {
        Path path = absolute(folder);
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel)) {
                return new DataFolder(path, channel);
            }
            channel.close();
            return null;
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "The data folder " + path + " cannot be written (" + reason(e)
                            + "); give this user the right to write there, or choose another folder with --data.",
                    e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false; // another part of this very process holds it
        }
    }

    static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> "no permission";
            case java.nio.file.FileAlreadyExistsException _ -> "a file of that name is in the way";
            case java.nio.file.FileSystemException f when f.getReason() != null -> String.valueOf(f.getReason());
            default -> String.valueOf(e.getMessage());
        };
    }

    /** The folder itself, absolute. */
    public Path path() {
        return path;
    }

    /** Where logs go; exists. */
    public Path logs() {
        return existing("logs");
    }

    /** A folder of that name inside, created when missing. */
    public Path existing(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "The folder " + path.resolve(name) + " cannot be created (" + reason(e) + ").", e);
        }
    }

    /** Gives the folder to the next process. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
