package org.haskap.search;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;

/** Writes entries into an index. */
final class IndexFiles {
    static final String CONTEXT = "context";
    static final String HREF = "href";

    private static final FieldType STORED = searchable(true);
    private static final FieldType UNSTORED = searchable(false);

    private IndexFiles() {}

    /** Writes a whole index in one commit. */
    static void write(Directory directory, Analyzer words, Analyzer pairs, Iterator<Entry> entries) throws IOException {
        var analyzer =
                new PerFieldAnalyzerWrapper(words, Map.of(Questions.TITLE_PAIRS, pairs, Questions.TEXT_PAIRS, pairs));
        var config = new IndexWriterConfig(analyzer).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        try (var writer = new IndexWriter(directory, config)) {
            while (entries.hasNext()) {
                writer.addDocument(document(entries.next()));
            }
            writer.forceMerge(1);
            writer.commit();
        }
    }

    private static Document document(Entry entry) {
        var document = new Document();
        document.add(new StringField(Questions.KIND, entry.kind().key(), Field.Store.YES));
        document.add(new Field(Questions.TITLE, entry.title(), STORED));
        document.add(new Field(Questions.TITLE_PAIRS, entry.title(), UNSTORED));
        document.add(new Field(Questions.TEXT, entry.text(), STORED));
        document.add(new Field(Questions.TEXT_PAIRS, entry.text(), UNSTORED));
        document.add(new StoredField(CONTEXT, entry.context()));
        document.add(new StoredField(HREF, entry.href()));
        return document;
    }

    /** With positions and offsets, so that a match can be shown in the original characters. */
    private static FieldType searchable(boolean stored) {
        var type = new FieldType(stored ? TextField.TYPE_STORED : TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.freeze();
        return type;
    }
}
