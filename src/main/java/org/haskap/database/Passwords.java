package org.haskap.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The embedded server's passwords, made once and kept in the data folder for its owner's eyes only.
 *
 * @param owner of the role that owns the tables
 * @param application of the role that answers requests
 * @param made whether the application's was made just now
 */
record Passwords(String owner, String application, boolean made) {
    /** The file with the owner's; initdb reads it too. */
    static final String OWNER = "password";

    private static final String APPLICATION = "password-app";

    /** Those of the folder, made when missing. */
    static Passwords in(Path data) throws IOException {
        make(data, OWNER);
        boolean made = make(data, APPLICATION);
        return new Passwords(read(data, OWNER), read(data, APPLICATION), made);
    }

    /**
     * Those of a folder that another process uses.
     *
     * @throws DatabaseUnavailableException when they cannot be read
     */
    static Passwords read(Path data) {
        return new Passwords(read(data, OWNER), read(data, APPLICATION), false);
    }

    /** Whether there was none yet. */
    private static boolean make(Path data, String name) throws IOException {
        Path file = data.resolve(name);
        if (Files.exists(file)) {
            return false;
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.deleteIfExists(data.resolve(name + ".new"));
        Path fresh = Files.createFile(data.resolve(name + ".new"), mine);
        Files.writeString(fresh, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.WRITE);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private static String read(Path data, String name) {
        try {
            return Files.readString(data.resolve(name)).strip();
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "The database's password in " + data.resolve(name)
                            + " cannot be read; run this as the user who started Haskap.",
                    e);
        }
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "Passwords";
    }
}
