package org.haskap.outbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.haskap.database.Regions;

/**
 * Where no mail server is set: each mail becomes a file that mail programs open, readable by its owner alone. A mail that
 * is written a second time takes the place of the first.
 */
final class FolderTransport implements Transport {
    private static final FileAttribute<?> OWN_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWN_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final Regions regions;
    private final InstantSource clock;

    FolderTransport(Path folder, Regions regions, InstantSource clock) {
        this.folder = folder;
        this.regions = regions;
        this.clock = clock;
    }

    @Override
    public void send(Outgoing mail, Sender sender) throws NotSentException {
        String name = regions.current().name() + "-" + mail.id() + ".eml";
        try {
            Files.createDirectories(folder.getParent());
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OWN_FOLDER);
            }
            Path growing = Files.createTempFile(folder, name, ".tmp", OWN_FILE);
            try {
                try (OutputStream out = Files.newOutputStream(growing)) {
                    Message.of(null, mail, sender, clock.instant(), "8bit").writeTo(out);
                }
                Files.move(growing, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(growing);
            }
        } catch (IOException | MessagingException e) {
            throw new NotSentException(
                    NotSentException.Why.NO_SERVER,
                    "メールを置くフォルダー「outbox」に書き込めません（" + e.getClass().getSimpleName() + "）。データのフォルダーの空きと権限を確かめてください。");
        }
    }
}
