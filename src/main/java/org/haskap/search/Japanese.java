package org.haskap.search;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapaneseKatakanaStemFilter;
import org.apache.lucene.analysis.ja.JapanesePartOfSpeechStopFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;

/**
 * The two ways a text is taken apart: into words by the dictionary (base forms, compounds split, particles left out), and
 * into overlapping pairs of characters, which find what is no word of the dictionary. Both see the same folded text.
 */
final class Japanese {
    private Japanese() {}

    /** Words. The first use loads the dictionary, which takes some tenths of a second. */
    static Analyzer words(NormalizeCharMap folding) {
        return new Folded(folding) {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokens = new JapaneseTokenizer(null, true, true, JapaneseTokenizer.Mode.SEARCH);
                TokenStream stream = new JapaneseBaseFormFilter(tokens);
                stream = new JapanesePartOfSpeechStopFilter(stream, JapaneseAnalyzer.getDefaultStopTags());
                stream = new OkuriganaFilter(stream);
                stream = new JapaneseKatakanaStemFilter(stream);
                return new TokenStreamComponents(tokens, new LowerCaseFilter(stream));
            }
        };
    }

    /** Pairs of characters. */
    static Analyzer pairs(NormalizeCharMap folding) {
        return new Folded(folding) {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new PairTokenizer());
            }
        };
    }

    private abstract static class Folded extends Analyzer {
        private final NormalizeCharMap folding;

        Folded(NormalizeCharMap folding) {
            this.folding = folding;
        }

        @Override
        protected Reader initReader(String field, Reader reader) {
            return new MappingCharFilter(folding, reader);
        }

        @Override
        protected Reader initReaderForNormalization(String field, Reader reader) {
            return new MappingCharFilter(folding, reader);
        }
    }
}
