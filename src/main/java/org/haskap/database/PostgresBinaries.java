package org.haskap.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once from the class path into a cache folder. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** Where this user's programs keep what can be made again; the data folder for a user without such a place. */
    static Path cache(DataFolder data) {
        String home = System.getProperty("user.home", "");
        String set = System.getenv("XDG_CACHE_HOME");
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        Path users = set != null && Path.of(set).isAbsolute()
                ? Path.of(set)
                : Path.of(home, mac ? "Library/Caches" : ".cache");
        try {
            Path cache = Files.createDirectories(users.resolve("haskap"));
            if (Files.isWritable(cache)) {
                return cache;
            }
        } catch (IOException _) {
            // a service's user often has no home
        }
        return data.existing("cache");
    }

    /** The folder with {@code bin}, {@code lib} and {@code share}; unpacks on first use, safely beside another process. */
    static Path in(Path cache) {
        URL archive = archive();
        try {
            // The checksum in the name: another version never meets a stale folder.
            long crc =
                    ((JarURLConnection) archive.openConnection()).getJarEntry().getCrc();
            Path home = cache.resolve("postgresql-" + Long.toHexString(crc));
            if (!Files.isDirectory(home)) {
                unpack(archive, home);
            }
            return home;
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "PostgreSQL's programs cannot be unpacked into " + cache + " (" + e.getMessage()
                            + "); free some space there or make it writable.",
                    e);
        }
    }

    private static URL archive() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "");
        String system = os.contains("mac") ? "darwin" : "linux";
        String machine = switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
        String musl = system.equals("linux") && Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        String name = "/postgres-" + system + "-" + machine + musl + ".txz";
        URL found = PostgresBinaries.class.getResource(name);
        if (found == null || !(os.contains("mac") || os.contains("linux"))) {
            throw new DatabaseUnavailableException("No PostgreSQL comes with Haskap for " + os + " on " + arch
                    + "; run one yourself and give its address with --database-url.");
        }
        return found;
    }

    private static void unpack(URL archive, Path home) throws IOException {
        Files.createDirectories(home.toAbsolutePath().getParent());
        Path fresh = Files.createTempDirectory(home.toAbsolutePath().getParent(), "unpacking");
        try {
            try (var tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(entry, tar, fresh.resolve(entry.getName()).normalize());
                }
            }
            Files.setPosixFilePermissions(fresh, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            // Another process was quicker; its folder is the same.
        } finally {
            FileSystemUtils.deleteRecursively(fresh);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            throw new IOException("hard link in the archive: " + entry.getName());
        } else {
            Files.copy(content, target);
            if (!target.toFile().setExecutable((entry.getMode() & 0100) != 0, false)) {
                throw new IOException("no right to set the mode of " + target);
            }
        }
    }
}
