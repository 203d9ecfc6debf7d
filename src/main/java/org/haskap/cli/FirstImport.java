package org.haskap.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.haskap.database.RegionSettings;
import org.haskap.database.Regions;
import org.haskap.document.Documents;
import org.haskap.reading.Readers;
import org.haskap.reading.Reading;
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
        regions.in(regions.byDefault(), () -> {
            if (beans.getBean(Documents.class).all().isEmpty()) {
                RegionFile region = RegionFile.read(regionFile);
                progress.say("The region is empty: reading the sample in " + regionFile.getParent());
                beans.getBean(TransactionTemplate.class).executeWithoutResult(_ -> adopt(region, beans, progress));
            }
            return true;
        });
    }

    private static void adopt(RegionFile region, BeanFactory beans, Progress progress) {
        var intake = new Intake(beans);
        var settings = beans.getBean(RegionSettings.class);
        settings.set(RegionSettings.NAME, region.name());
        settings.set(RegionSettings.CODE, region.code());
        if (!region.notice().isEmpty()) {
            settings.set(RegionSettings.NOTICE, region.notice());
        }
        for (RegionFile.Source source : region.documents()) {
            if (source.strategy()) {
                settings.set(RegionSettings.STRATEGY, source.plan());
            }
            progress.step(
                    "Reading " + source.file().getFileName(),
                    () -> {
                        Reading reading = Readers.read(source.file(), source.kind());
                        intake.adopt(reading, intake.propose(source.file(), reading, source.plan(), source.owner()));
                        return reading;
                    },
                    Intake::contents);
        }
    }
}
