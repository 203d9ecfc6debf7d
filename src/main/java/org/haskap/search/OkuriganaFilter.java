package org.haskap.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Leaves the kana out of a word with two kanji or more, so that 取り組み, 取組み, 取り組む and 取組 are one. A word with a
 * single kanji keeps them: 大きい is not 大.
 */
final class OkuriganaFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    OkuriganaFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        String word = term.toString();
        String kanji = kanji(word);
        if (kanji.length() >= 2 && kanji.length() < word.length()) {
            term.setEmpty().append(kanji);
        }
        return true;
    }

    /** The kanji of a word written in kanji and hiragana, or nothing when other characters stand in it too. */
    private static String kanji(String word) {
        var kanji = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            switch (Character.UnicodeScript.of(c)) {
                case HAN -> kanji.append(c);
                case HIRAGANA -> {}
                default -> {
                    return "";
                }
            }
        }
        return kanji.toString();
    }
}
