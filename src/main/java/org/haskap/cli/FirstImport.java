package org.haskap.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.database.Regions;
import org.haskap.document.Documents;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills an empty region with the documents a {@link RegionFile} names: all of them, or none. */
final class FirstImport {
    private final Path regionFile;

    private FirstImport(Path regionFile) {
        this.regionFile = regionFile;
    }

    /** The sample that comes with Haskap (the first by name); null when this installation has none. */
    static @Nullable FirstImport ofSamples(Path home) {
        Path samples = home.resolve("samples");
        if (!Files.isDirectory(samples)) {
            return null;
        }
        try (Stream<Path> folders = Files.list(samples)) {
            return folders.sorted()
                    .map(folder -> folder.resolve("region.yaml"))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .map(FirstImport::new)
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads and adopts the documents, when the default region has none yet. */
    void run(BeanFactory beans, Regions regions, Progress progress) {
        regions.in(
                regions.byDefault(),
                () -> Actors.as(Actor.operator("import"), () -> {
                    if (beans.getBean(Documents.class).all().isEmpty()) {
                        RegionFile region = RegionFile.read(regionFile);
                        progress.say("The region is empty: reading the sample in " + regionFile.getParent());
                        var all = RegionImport.read(region, progress);
                        progress.step(
                                "Adopting what was read",
                                () -> beans.getBean(TransactionTemplate.class).execute(_ -> all.adopt(beans, "")));
                    }
                    return true;
                }));
    }
}
