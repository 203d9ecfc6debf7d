package org.haskap.search;

import java.io.IOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Every character with the one after it, the last one alone, in lower case. White space does not count: 「N P O」 is also
 * found as 「NPO」. A run of pairs one after the other is exactly a piece of the text.
 */
final class PairTokenizer extends Tokenizer {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private int character;
    private int start;
    private int end;
    private int nextStart;
    private int read;

    @Override
    public void reset() throws IOException {
        super.reset();
        read = 0;
        advance();
    }

    @Override
    public boolean incrementToken() throws IOException {
        clearAttributes();
        if (character < 0) {
            return false;
        }
        term.append(Character.toString(character));
        int first = start;
        advance();
        if (character >= 0) {
            term.append(Character.toString(character));
        }
        offset.setOffset(correctOffset(first), correctOffset(end));
        return true;
    }

    @Override
    public void end() throws IOException {
        super.end();
        offset.setOffset(correctOffset(read), correctOffset(read));
    }

    /** Goes to the next character that is no white space; below zero when there is none. */
    private void advance() throws IOException {
        do {
            nextStart = read;
            character = next();
        } while (character >= 0 && (Character.isWhitespace(character) || Character.isSpaceChar(character)));
        if (character >= 0) {
            start = nextStart;
            end = read;
        }
    }

    private int next() throws IOException {
        int high = input.read();
        if (high < 0) {
            return -1;
        }
        read++;
        if (!Character.isHighSurrogate((char) high)) {
            return Character.toLowerCase(high);
        }
        int low = input.read();
        if (low < 0) {
            return high;
        }
        read++;
        return Character.toCodePoint((char) high, (char) low);
    }
}
