package org.haskap.search;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one region's indexes. Each index has a folder named after what it was made from and never changes; a new
 * one is written under a name of its own and then renamed, so that whoever looks sees all of it or nothing. Several
 * processes may share the folder.
 */
final class IndexFolder {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    private static final String BUILDING = "building-";

    private final Path folder;

    IndexFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes an index into a directory. */
    @FunctionalInterface
    interface Build {
        void into(Directory directory) throws IOException;
    }

    /**
     * The index of that name, made when it is not there or broken. Older ones are removed.
     *
     * @param name what it is made from; letters, digits and hyphens
     */
    Index open(long version, String name, Build build) throws IOException {
        Path place = folder.resolve(name);
        if (Files.isDirectory(place)) {
            try {
                return new Index(version, FSDirectory.open(place));
            } catch (IOException | RuntimeException e) {
                LOG.warn("the search index {} is broken and is made anew ({})", place, e.toString());
                delete(place);
            }
        }
        Files.createDirectories(folder);
        Path building = folder.resolve(BUILDING + ProcessHandle.current().pid() + "-" + UUID.randomUUID());
        try (Directory directory = FSDirectory.open(building)) {
            build.into(directory);
        } catch (IOException | RuntimeException e) {
            delete(building);
            throw e;
        }
        publish(building, place);
        Index index = new Index(version, FSDirectory.open(place));
        tidy(place);
        return index;
    }

    private static void publish(Path building, Path place) throws IOException {
        try {
            Files.move(building, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another process was faster; its index says the same.
            LOG.debug("the index {} was made by another process", place, e);
            delete(building);
        } catch (IOException e) {
            boolean there = Files.isDirectory(place);
            delete(building);
            if (!there) {
                throw e;
            }
        }
    }

    /** Removes all but the current index and what other living processes are building. */
    private void tidy(Path current) throws IOException {
        List<Path> others;
        try (Stream<Path> all = Files.list(folder)) {
            others = all.filter(path -> !path.equals(current) && !beingBuilt(path))
                    .toList();
        }
        others.forEach(IndexFolder::delete);
    }

    private static boolean beingBuilt(Path path) {
        String name = String.valueOf(path.getFileName());
        if (!name.startsWith(BUILDING)) {
            return false;
        }
        try {
            String pid = name.substring(BUILDING.length()).split("-", 2)[0];
            return ProcessHandle.of(Long.parseLong(pid)).isPresent();
        } catch (NumberFormatException _) {
            return false;
        }
    }

    /** Deletes as far as it can be; what remains is tidied away next time. */
    private static void delete(Path place) {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be removed yet", place, e);
        }
    }
}
