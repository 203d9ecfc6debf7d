package org.haskap.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.reading.Sources;
import org.haskap.reading.UnreadableException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files of the archive as sources of values: what was read, and what somebody attached, of which only the bytes are kept. Who may
 * see one is for the asking module to say; only what an edition came from is public.
 */
@Component
public class Attachments {
    /** The largest file that is attached, in bytes. */
    public static final long LARGEST = 20L * 1024 * 1024;

    private static final int OWN = 20;

    private final DocumentStore documents;
    private final AttachmentStore store;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access = new Access();
    private final Semaphore looking = new Semaphore(1, true);

    Attachments(JdbcClient jdbc, TransactionTemplate transactions, Audit audit, InstantSource clock) {
        documents = new DocumentStore(jdbc);
        store = new AttachmentStore(jdbc);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file that was looked at: its bytes with what they are. */
    public static final class Looked {
        private final String name;
        private final String format;
        private final String sha256;
        private final byte[] bytes;

        private Looked(String name, String format, byte[] bytes) {
            this.name = name;
            this.format = format;
            this.sha256 = digest(bytes);
            this.bytes = bytes;
        }
    }

    /**
     * Looks at what a file is, without reading its text. Files are looked at one after the other, and this may take a second: not a
     * thing for a transaction.
     *
     * @param bytes as they came; not to be changed afterwards
     * @throws NotPermittedException without {@link Permission#ENTER_OBSERVATION} anywhere
     * @throws UnreadableException when it is no document or picture, with the reason and the remedy
     */
    public Looked look(String name, byte[] bytes) {
        access.requireAnywhere(Permission.ENTER_OBSERVATION);
        looking.acquireUninterruptibly();
        try {
            return new Looked(name, format(name, bytes), bytes);
        } finally {
            looking.release();
        }
    }

    /**
     * Keeps a file. The same bytes are the same document however often they come and whatever they are called; the name is kept
     * beside them and not as the document's, which may become public one day.
     *
     * @return its key
     * @throws NotPermittedException without {@link Permission#ENTER_OBSERVATION} anywhere
     */
    public long attach(Looked file) {
        access.requireAnywhere(Permission.ENTER_OBSERVATION);
        return Objects.requireNonNull(transactions.execute(_ -> {
            documents.lock(file.sha256);
            long id = documents.insert(
                    file.sha256, KeptDocument.neutral(file.format), file.format, file.bytes, clock.instant());
            Long person = Actors.current().person();
            if (person == null || !store.attached(id, person)) {
                store.attach(id, file.name, person, clock.instant());
                audit.record("document.attached", Subject.of("document", id), Map.of(), Map.of("sha256", file.sha256));
            }
            return id;
        }));
    }

    /** What it is by its content. A scan, on which a reader finds no text, is a source all the same. */
    private static String format(String name, byte[] bytes) {
        String head = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "PNG";
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "JPEG";
        }
        try {
            Path file = Files.createTempFile("haskap-source", ".upload");
            try {
                Files.write(file, bytes);
                return Sources.kind(file, name).name();
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot look at an attached file in a temporary one", e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What the current person attached last, the newest first. */
    public List<KeptDocument> own() {
        Long person = Actors.current().person();
        return person == null ? List.of() : store.of(person, OWN);
    }

    /** Whether the current person attached it. */
    public boolean isOwn(long document) {
        Long person = Actors.current().person();
        return person != null && store.attached(document, person);
    }

    /** Those of the archive with these keys. One statement, none for no keys. */
    public List<KeptDocument> find(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : store.find(ids, Actors.current().person());
    }

    /** The bytes as they came. */
    public Optional<byte[]> bytes(long document) {
        return documents.bytes(document);
    }
}
