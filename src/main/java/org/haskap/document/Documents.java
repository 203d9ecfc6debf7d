package org.haskap.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.access.Access;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.reading.Account;
import org.haskap.reading.Document;
import org.haskap.reading.LineFate;
import org.haskap.reading.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The documents a region has read: original bytes, lines with their fates, findings. Nothing is ever removed. */
@Component
public class Documents {
    private final DocumentStore store;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access = new Access();

    /** On the given database. */
    public Documents(JdbcClient jdbc, TransactionTemplate transactions, Audit audit, InstantSource clock) {
        store = new DocumentStore(jdbc);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a document. The same bytes are the same document however often they come; when a newer reader makes
     * something else of them, that reading is added and answers from now on.
     *
     * @throws NotPermittedException without {@link Permission#IMPORT_DOCUMENT} anywhere
     */
    public SourceDocument store(Reading reading, byte[] bytes) {
        access.requireAnywhere(Permission.IMPORT_DOCUMENT);
        Document document = reading.document();
        List<SourceLine> lines = lines(reading);
        String title = title(reading);
        String digest = digest(title, lines, reading.findings());
        String draft = DraftJson.write(ReaderDraft.of(reading));
        return transactions.execute(status -> {
            String sha256 = hex(sha256().digest(bytes));
            store.lock(sha256);
            long id = store.insert(sha256, document.name(), document.kind().name(), bytes, clock.instant());
            if (!store.digest(id).filter(digest::equals).isPresent()) {
                long made = store.insertReading(
                        id, document.name(), title, document.pages(), lines.size(), digest, clock.instant());
                store.insertLines(made, lines);
                store.insertFindings(made, reading.findings());
                audit.record(
                        "document.imported",
                        Subject.of("document", id),
                        Map.of(),
                        Map.of("name", document.name(), "lines", Integer.toString(lines.size()), "reading", digest));
            }
            store.putDraft(id, draft);
            return store.find(id).orElseThrow();
        });
    }

    /** One document. */
    public Optional<SourceDocument> find(long id) {
        return store.find(id);
    }

    /** All documents, the newest first. */
    public List<SourceDocument> all() {
        return store.all();
    }

    /** The documents that adopted editions came from, the newest first; what is only proposed is not public. */
    public List<SourceDocument> adopted() {
        return store.adopted();
    }

    /** A document that an edition came from which is adopted or once was. */
    public Optional<SourceDocument> findPublic(long id) {
        return store.findPublic(id);
    }

    /** Every line of a document in reading order; empty when there is no such document. */
    public List<SourceLine> lines(long id) {
        return store.lines(id);
    }

    /** The line at a place, whatever the place's column. */
    public Optional<SourceLine> line(long id, Place place) {
        return store.line(id, place);
    }

    /** What the reader noticed, in the order of the document. */
    public List<Finding> findings(long id) {
        return store.findings(id);
    }

    /** How many lines ended how; all zero when there is no such document. */
    public Account account(long id) {
        return Stretch.account(stretches(id));
    }

    /** The document in stretches of lines, in order, with how many lines of each ended how. */
    public List<Stretch> stretches(long id) {
        return store.stretches(id);
    }

    /**
     * The lines between two places, both included, in reading order.
     *
     * @param only the fate of the lines wanted, or null for all
     */
    public List<SourceLine> lines(long id, Place first, Place last, LineFate.@Nullable Fate only) {
        return store.lines(id, first, last, only);
    }

    /** What the reader noticed between two places, both included, and about the document as a whole. */
    public List<Finding> findings(long id, Place first, Place last) {
        return store.findings(id, first, last);
    }

    /** How many things the reader noticed. */
    public int findingCount(long id) {
        return store.findingCount(id);
    }

    /** What the reader made of the document; empty for one that was read before that was kept. */
    public Optional<ReaderDraft> draft(long id) {
        return store.draft(id).map(DraftJson::read);
    }

    /** The places at which a document is cut into parts of so many lines; empty when there is no such document. */
    public List<Place> cuts(long id, int length) {
        return store.cuts(id, length);
    }

    /** The lines between two places, both included, pointing at the reader's own codes instead of stable ones. */
    public List<SourceLine> linesAsRead(long id, Place first, Place last) {
        return store.linesAsRead(id, first, last);
    }

    /** The bytes as they came. */
    public Optional<byte[]> bytes(long id) {
        return store.bytes(id);
    }

    /**
     * Says which stable codes a draft's codes became in a series, so that lines point at them. Replaces what was said
     * before of the same document and series.
     */
    public void rename(long id, long series, Map<String, String> codes) {
        var changed = codes.entrySet().stream()
                .filter(code -> !code.getKey().equals(code.getValue()))
                .toList();
        transactions.executeWithoutResult(status -> {
            store.forgetRenamedCodes(id, series);
            store.insertRenamedCodes(id, series, changed);
        });
    }

    private static String title(Reading reading) {
        return reading.plan() != null && !reading.plan().title().isBlank()
                ? reading.plan().title()
                : reading.document().name();
    }

    /** The document's lines with their fates, which a reader may give in any order. */
    private static List<SourceLine> lines(Reading reading) {
        Map<Place, LineFate> fates = new HashMap<>();
        reading.fates().forEach(fate -> fates.put(fate.place(), fate));
        var lines = new ArrayList<SourceLine>();
        for (int i = 0; i < reading.document().lines().size(); i++) {
            Document.Line line = reading.document().lines().get(i);
            LineFate fate = fates.getOrDefault(line.place(), reading.fates().get(i));
            lines.add(new SourceLine(line.place(), line.text(), fate.fate(), fate.what()));
        }
        return lines;
    }

    private static String digest(String title, List<SourceLine> lines, List<Finding> findings) {
        MessageDigest digest = sha256();
        digest.update(title.getBytes(StandardCharsets.UTF_8));
        lines.forEach(line -> digest.update(line.toString().getBytes(StandardCharsets.UTF_8)));
        findings.forEach(finding -> digest.update(finding.toString().getBytes(StandardCharsets.UTF_8)));
        return hex(digest.digest());
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
