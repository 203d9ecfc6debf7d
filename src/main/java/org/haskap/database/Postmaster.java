package org.haskap.database;

import java.io.IOException;
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

    /** Whether that process lives and is a PostgreSQL: after a crash the number may belong to any other program. */
    boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> Path.of(command).endsWith("postgres"))
                .isPresent();
    }
}
