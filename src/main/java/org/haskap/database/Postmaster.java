package org.haskap.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running PostgreSQL says about itself in its {@code postmaster.pid}.
 *
 * @param pid its process
 * @param port where it listens
 * @param ready whether it accepts connections
 */
record Postmaster(long pid, int port, boolean ready) {
    static final String FILE = "postmaster.pid";

    /** Reads the file; empty when there is none or the server is only just writing it. */
    static Optional<Postmaster> read(Path cluster) throws IOException {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve(FILE));
            if (lines.size() < 4) {
                return Optional.empty();
            }
            boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip()),
                    ready));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (NumberFormatException e) {
            throw new IOException("unreadable " + cluster.resolve(FILE), e);
        }
    }

    /**
     * Whether that process lives and serves this cluster. After a crash the number may belong to any other program, even
     * to another cluster's server. A process counts as gone only when that is certain: two servers on one cluster would
     * destroy it.
     */
    boolean alive(Path cluster) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return false;
        }
        Path proc = Path.of("/proc", Long.toString(pid));
        try {
            // A server works in its cluster's folder; unlike its program's name that cannot be deleted from under it.
            return Files.isSameFile(proc.resolve("cwd"), cluster);
        } catch (NoSuchFileException _) {
            // Without /proc nothing is known yet; with it, this is a process that ended and was never waited for.
            return !Files.exists(Path.of("/proc/self")) && isPostgres(process.get(), proc);
        } catch (IOException _) {
            return isPostgres(process.get(), proc); // somebody else's process, which keeps its folder secret
        }
    }

    private static boolean isPostgres(ProcessHandle process, Path proc) {
        String command = process.info().command().orElseGet(() -> firstArgument(proc));
        return command.isEmpty() || command.replaceFirst(" \\(deleted\\)$", "").matches("(.*/)?postgres");
    }

    /** What everybody may see of anybody's process; empty when it says nothing. */
    private static String firstArgument(Path proc) {
        try {
            return new String(Files.readAllBytes(proc.resolve("cmdline")), StandardCharsets.UTF_8).split("\0", 2)[0];
        } catch (IOException _) {
            return "";
        }
    }
}
