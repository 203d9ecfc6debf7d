package org.haskap.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/** An index of one publication version, open for searching. Many threads may search at once, also while it is closed. */
final class Index implements AutoCloseable {
    static final int PAGE = 20;
    private static final int DEEPEST = 500;

    private final long version;
    private final Directory directory;
    private final DirectoryReader reader;

    /**
     * Opens what was written, and reads every byte of it once, so that what is broken shows here and not under a reader.
     *
     * @throws IOException when the index is broken
     */
    Index(long version, Directory directory) throws IOException {
        this.version = version;
        this.directory = directory;
        this.reader = DirectoryReader.open(directory);
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** The publication version it was made from. */
    long version() {
        return version;
    }

    /** Takes the index for a search; false when it is closed already. Whoever takes it gives it back. */
    boolean take() {
        return reader.tryIncRef();
    }

    /** Gives it back; the last one to do so after closing closes the files. */
    void giveBack() throws IOException {
        reader.decRef();
        if (reader.getRefCount() <= 0) {
            directory.close();
        }
    }

    @Override
    public void close() throws IOException {
        giveBack();
    }

    /** Searches. The page asked for is brought into the range of pages there are. */
    Found find(Query query, @Nullable Kind kind, int page) throws IOException {
        var searcher = new IndexSearcher(reader);
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (Kind one : Kind.values()) {
            int count = searcher.count(only(query, one));
            if (count > 0) {
                counts.put(one, count);
            }
        }
        int total = kind == null
                ? counts.values().stream().mapToInt(Integer::intValue).sum()
                : counts.getOrDefault(kind, 0);
        int pages = Math.clamp((total + PAGE - 1L) / PAGE, 1, DEEPEST);
        int shown = Math.clamp(page, 1, pages);
        Query asked = searcher.rewrite(kind == null ? query : only(query, kind));
        var top = searcher.search(asked, shown * PAGE).scoreDocs;
        Weight weight = searcher.createWeight(asked, ScoreMode.COMPLETE_NO_SCORES, 1);
        var hits = new ArrayList<Hit>();
        for (ScoreDoc found : Arrays.asList(top).subList(Math.min(top.length, (shown - 1) * PAGE), top.length)) {
            hits.add(hit(searcher.storedFields().document(found.doc), matches(weight, found.doc)));
        }
        return new Found(hits, counts, total, shown, pages);
    }

    private static Query only(Query query, Kind kind) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(Questions.of(kind), Occur.FILTER)
                .build();
    }

    private @Nullable Matches matches(Weight weight, int doc) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        return weight.matches(leaf, doc - leaf.docBase);
    }

    private static Hit hit(Document document, @Nullable Matches matches) throws IOException {
        String title = document.get(Questions.TITLE);
        String text = document.get(Questions.TEXT);
        var inTitle = new Marks(title, ranges(matches, Questions.TITLE, Questions.TITLE_PAIRS));
        var inText = new Marks(text, ranges(matches, Questions.TEXT, Questions.TEXT_PAIRS));
        return new Hit(
                Kind.of(document.get(Questions.KIND)).orElseThrow(),
                inTitle.whole(),
                inText.passage(),
                document.get(IndexFiles.CONTEXT),
                document.get(IndexFiles.HREF));
    }

    private static List<Marks.Range> ranges(@Nullable Matches matches, String... fields) throws IOException {
        var ranges = new ArrayList<Marks.Range>();
        for (String field : fields) {
            MatchesIterator match = matches == null ? null : matches.getMatches(field);
            while (match != null && match.next()) {
                // A single character is looked for as the beginning of a pair, but only itself is meant.
                boolean single = match.getQuery() instanceof PrefixQuery;
                ranges.add(new Marks.Range(match.startOffset(), single ? match.startOffset() + 1 : match.endOffset()));
            }
        }
        return ranges;
    }
}
