package org.haskap.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As whom PostgreSQL runs, which refuses to run as root. Started by root it runs in a user namespace of its own, where it
 * sees itself as nobody while its files stay root's; where such a namespace is refused, as in many containers, it runs as
 * an unprivileged user to whom its files are given.
 *
 * @param prefix what stands before a command to run it as that account
 * @param owner to whom the server's files must belong; null when they need not change hands
 */
record ServerAccount(List<String> prefix, @Nullable UserPrincipal owner) {
    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    ServerAccount {
        prefix = List.copyOf(prefix);
    }

    /**
     * The account on this machine.
     *
     * @throws DatabaseUnavailableException when this is root and there is none
     */
    static ServerAccount find() throws IOException {
        if (new UnixSystem().getUid() != 0) {
            return new ServerAccount(List.of(), null);
        }
        var inNamespace = new ServerAccount(NAMESPACE, null);
        if (inNamespace.runs("true")) {
            return inNamespace;
        }
        return Stream.of("postgres", "nobody")
                .flatMap(user -> user(user).stream())
                .filter(account -> account.runs("true"))
                .findFirst()
                .orElseThrow(ServerAccount::none);
    }

    /** The account of that user; empty when there is no such user. Only root can use it. */
    static Optional<ServerAccount> user(String name) {
        try {
            UserPrincipal user =
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name);
            return Optional.of(new ServerAccount(List.of("runuser", "-u", name, "--"), user));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    static DatabaseUnavailableException none() {
        return new DatabaseUnavailableException("PostgreSQL does not run as root, and here root can run it neither in a"
                + " user namespace (unshare -U) nor as the user postgres or nobody (runuser); run Haskap as another"
                + " user, or give it a database with --database-url.");
    }

    /** Whether the account can execute that program. */
    boolean reaches(Path program) {
        return owner == null || runs("test", "-x", program.toString());
    }

    /** Gives a file, or a folder with all in it, to the account. */
    void own(Path path) throws IOException {
        if (owner == null || Files.getOwner(path).equals(owner)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            // The folder itself comes last, so that a second try does not take half a change for a whole one.
            for (Path each : all.toList().reversed()) {
                Files.setOwner(each, owner);
            }
        }
    }

    private boolean runs(String... program) {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(program));
        try {
            return new ProcessBuilder(command)
                            .directory(Path.of("/").toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false; // there is no such program
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
