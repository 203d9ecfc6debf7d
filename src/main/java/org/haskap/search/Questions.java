package org.haskap.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Turns what a reader asks for into a query, piece by piece; the question is never read as a query language. */
final class Questions {
    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String TITLE_PAIRS = "title.pairs";
    static final String TEXT_PAIRS = "text.pairs";
    static final String KIND = "kind";

    /** More than any score of words can reach, so that source lines come last and titles come before texts. */
    private static final float TIER = 1000;

    private static final float TITLE_WEIGHT = 4;

    private final Analyzer words;
    private final Analyzer pairs;

    Questions(Analyzer words, Analyzer pairs) {
        this.words = words;
        this.pairs = pairs;
    }

    /** All words, none of the unwanted; what has all of them in its title first, lines of documents last. */
    Query query(Wanted wanted) {
        if (wanted.words().isEmpty()) {
            return new MatchNoDocsQuery("no words");
        }
        var all = new BooleanQuery.Builder();
        var inTitle = new BooleanQuery.Builder();
        for (Wanted.Word word : wanted.words()) {
            all.add(anywhere(word), Occur.MUST);
            inTitle.add(inTitle(word), Occur.MUST);
        }
        for (Wanted.Word word : wanted.unwanted()) {
            all.add(anywhere(word), Occur.MUST_NOT);
        }
        all.add(tier(inTitle.build(), 1), Occur.SHOULD);
        var noLine = new BooleanQuery.Builder();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.LINE) {
                noLine.add(of(kind), Occur.SHOULD);
            }
        }
        all.add(tier(noLine.build(), 2), Occur.SHOULD);
        return all.build();
    }

    /** Everything of a kind. */
    static Query of(Kind kind) {
        return new TermQuery(new Term(KIND, kind.key()));
    }

    private static Query tier(Query query, int tier) {
        return new BoostQuery(new ConstantScoreQuery(query), TIER * tier);
    }

    private Query anywhere(Wanted.Word word) {
        var any = new BooleanQuery.Builder();
        any.add(new BoostQuery(piece(TITLE_PAIRS, word), TITLE_WEIGHT), Occur.SHOULD);
        any.add(piece(TEXT_PAIRS, word), Occur.SHOULD);
        var terms = word.exact() ? List.<String>of() : tokens(words, word.text());
        if (!terms.isEmpty()) {
            var together = new BooleanQuery.Builder();
            for (String term : terms) {
                var either = new BooleanQuery.Builder();
                either.add(new BoostQuery(new TermQuery(new Term(TITLE, term)), TITLE_WEIGHT), Occur.SHOULD);
                either.add(new TermQuery(new Term(TEXT, term)), Occur.SHOULD);
                together.add(either.build(), Occur.MUST);
            }
            any.add(together.build(), Occur.SHOULD);
        }
        return any.build();
    }

    private Query inTitle(Wanted.Word word) {
        var any = new BooleanQuery.Builder();
        any.add(piece(TITLE_PAIRS, word), Occur.SHOULD);
        var terms = word.exact() ? List.<String>of() : tokens(words, word.text());
        if (!terms.isEmpty()) {
            var together = new BooleanQuery.Builder();
            terms.forEach(term -> together.add(new TermQuery(new Term(TITLE, term)), Occur.MUST));
            any.add(together.build(), Occur.SHOULD);
        }
        return any.build();
    }

    /** Exactly these characters one after the other. */
    private Query piece(String field, Wanted.Word word) {
        List<String> found = tokens(pairs, word.text());
        return switch (found.size()) {
            case 0 -> new MatchNoDocsQuery("no characters");
            case 1 -> new PrefixQuery(new Term(field, found.getFirst()));
            case 2 -> new TermQuery(new Term(field, found.getFirst()));
            // The last pair is the last character alone, which the pair before it holds already.
            default -> new PhraseQuery(field, found.subList(0, found.size() - 1).toArray(String[]::new));
        };
    }

    private static List<String> tokens(Analyzer analyzer, String text) {
        var tokens = new ArrayList<String>();
        try (TokenStream stream = analyzer.tokenStream("", new StringReader(text))) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        return tokens;
    }
}
