package org.haskap.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.haskap.access.Organisation;
import org.haskap.access.Organisations;
import org.haskap.database.Region;
import org.haskap.database.RegionSettings;
import org.haskap.database.Regions;
import org.haskap.document.Documents;
import org.haskap.document.Edition;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.haskap.register.Programmes;
import org.haskap.register.Register;
import org.haskap.web.Site;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Finds what is public in the current region. The index is made at the first search after something was adopted. */
@Component
public final class Search implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Search.class);

    /** Raised whenever texts are taken apart differently or other things are indexed. */
    private static final String FORM = "2";

    private final Plans plans;
    private final Programmes programmes;
    private final Organisations organisations;
    private final Documents documents;
    private final RegionSettings settings;
    private final Regions regions;
    private final Site site;
    private final Optional<Path> data;
    private final Map<Region, Slot> slots = new ConcurrentHashMap<>();

    /** The analysers and their dictionary, loaded by the first search and not by the start of the application. */
    private final ReentrantLock loading = new ReentrantLock();

    private volatile @Nullable Tools tools;

    /**
     * With everything it reads from.
     *
     * @param data the data folder; without one the index is kept in memory
     */
    Search(
            Plans plans,
            Programmes programmes,
            Organisations organisations,
            Documents documents,
            RegionSettings settings,
            Regions regions,
            Site site,
            @Value("${haskap.data:}") String data) {
        this.plans = plans;
        this.programmes = programmes;
        this.organisations = organisations;
        this.documents = documents;
        this.settings = settings;
        this.regions = regions;
        this.site = site;
        this.data = data.isEmpty() ? Optional.empty() : Optional.of(Path.of(data));
    }

    private record Tools(Analyzer words, Analyzer pairs, Questions questions) {}

    /** A region's index and the lock under which it is exchanged. */
    private static final class Slot {
        final ReentrantLock lock = new ReentrantLock();
        volatile @Nullable Index index;
    }

    /**
     * Finds what a question asks for.
     *
     * @param wanted the question
     * @param kind the only kind to list, or null for all
     * @param page which page, from 1; one that does not exist becomes the nearest that does
     */
    Found find(Wanted wanted, @Nullable Kind kind, int page) {
        if (wanted.words().isEmpty()) {
            return Found.NOTHING;
        }
        Query query = tools().questions().query(wanted);
        long version = site.publicationVersion();
        try {
            return find(query, kind, page, version);
        } catch (IOException e) {
            LOG.warn("the search index of region {} broke while it was read and is made anew", region().name(), e);
            discard();
            try {
                return find(query, kind, page, version);
            } catch (IOException again) {
                throw new UncheckedIOException("the search index cannot be read", again);
            }
        }
    }

    private Found find(Query query, @Nullable Kind kind, int page, long version) throws IOException {
        Index index = taken(version);
        try {
            return index.find(query, kind, page);
        } finally {
            index.giveBack();
        }
    }

    private Region region() {
        return regions.current();
    }

    private Slot slot() {
        return slots.computeIfAbsent(region(), _ -> new Slot());
    }

    /** The index of at least that version, taken for one search. */
    private Index taken(long version) throws IOException {
        Slot slot = slot();
        while (true) {
            Index index = slot.index;
            if (index == null || index.version() < version) {
                index = renewed(slot, version);
            }
            if (index.take()) {
                return index;
            }
        }
    }

    private Index renewed(Slot slot, long version) throws IOException {
        slot.lock.lock();
        try {
            Index old = slot.index;
            if (old != null && old.version() >= version) {
                return old;
            }
            long started = System.nanoTime();
            Index index = open(version);
            slot.index = index;
            if (old != null) {
                old.close();
            }
            LOG.info(
                    "search index of region {} ready for publication {} after {} ms",
                    region().name(),
                    version,
                    (System.nanoTime() - started) / 1_000_000);
            return index;
        } finally {
            slot.lock.unlock();
        }
    }

    private void discard() {
        Slot slot = slot();
        slot.lock.lock();
        try {
            Index broken = slot.index;
            slot.index = null;
            if (broken != null) {
                broken.close();
            }
        } catch (IOException e) {
            LOG.debug("a broken index did not close cleanly", e);
        } finally {
            slot.lock.unlock();
        }
    }

    private Index open(long version) throws IOException {
        List<PlanTree> trees = plans.current();
        List<Register> registers = programmes.registers();
        if (data.isEmpty()) {
            var memory = new ByteBuffersDirectory();
            write(memory, trees, registers);
            return new Index(version, memory);
        }
        var folder = new IndexFolder(data.get().resolve("index").resolve(region().name()));
        return folder.open(version, version + "-" + source(trees, registers), place -> write(place, trees, registers));
    }

    private void write(Directory directory, List<PlanTree> trees, List<Register> registers) throws IOException {
        Tools with = tools();
        IndexFiles.write(directory, with.words(), with.pairs(), entries(trees, registers));
    }

    private Iterator<Entry> entries(List<PlanTree> trees, List<Register> registers) {
        String strategy = settings.get(RegionSettings.STRATEGY).orElse("");
        Map<Long, String> names =
                organisations.all().stream().collect(Collectors.toMap(Organisation::id, Organisation::name));
        return Stream.of(
                        trees.stream().flatMap(tree -> Entries.of(tree, strategy).stream()),
                        registers.stream().flatMap(register -> Entries.of(register).stream()),
                        organisations.departments().stream()
                                .map(department ->
                                        Entries.of(department, names.getOrDefault(department.organisationId(), ""))),
                        organisations.all().stream().map(Entries::of),
                        documents.adopted().stream()
                                .flatMap(document -> Entries.of(document, documents.lines(document.id()))))
                .flatMap(Function.identity())
                .iterator();
    }

    /** What an index is made from, in twelve digits: another database with the same version number gives others. */
    private String source(List<PlanTree> trees, List<Register> registers) {
        var said = new ArrayList<String>();
        said.add(FORM);
        said.add(settings.get(RegionSettings.STRATEGY).orElse(""));
        trees.forEach(tree -> said.add(said(tree.edition())));
        registers.forEach(register -> said.add(said(register.edition())));
        documents.adopted().forEach(document -> said.add(document.sha256() + document.readAt()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", said).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String said(Edition edition) {
        return edition.id() + " " + edition.documentId() + " " + edition.adoptedAt();
    }

    private Tools tools() {
        Tools loaded = tools;
        if (loaded != null) {
            return loaded;
        }
        loading.lock();
        try {
            loaded = tools;
            if (loaded == null) {
                var folding = Folding.map();
                Analyzer words = Japanese.words(folding);
                Analyzer pairs = Japanese.pairs(folding);
                loaded = new Tools(words, pairs, new Questions(words, pairs));
                tools = loaded;
            }
            return loaded;
        } finally {
            loading.unlock();
        }
    }

    /** Closes all indexes. */
    @Override
    public void close() throws IOException {
        for (Slot slot : slots.values()) {
            Index index = slot.index;
            if (index != null) {
                index.close();
            }
        }
    }
}
