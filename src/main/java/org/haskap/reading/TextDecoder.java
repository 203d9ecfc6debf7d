package org.haskap.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.haskap.reading.UnreadableException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text. A byte order mark decides; otherwise strict UTF-8, whose rules other encodings break within a few
 * characters; otherwise the encoding, among those Japanese offices use, that decodes without an error and gives the
 * most text that looks like Japanese. The same bytes always give the same answer.
 */
final class TextDecoder {
    private TextDecoder() {}

    private record Mark(Charset charset, List<Integer> bytes) {}

    /** The longer mark of UTF-32 goes first, as it begins like that of UTF-16. */
    private static final List<Mark> MARKS = List.of(
            new Mark(StandardCharsets.UTF_8, List.of(0xEF, 0xBB, 0xBF)),
            new Mark(StandardCharsets.UTF_32LE, List.of(0xFF, 0xFE, 0, 0)),
            new Mark(StandardCharsets.UTF_32BE, List.of(0, 0, 0xFE, 0xFF)),
            new Mark(StandardCharsets.UTF_16LE, List.of(0xFF, 0xFE)),
            new Mark(StandardCharsets.UTF_16BE, List.of(0xFE, 0xFF)));

    /** In this order when two look equally well. */
    private static final List<Charset> GUESSES = List.of(
            Charset.forName("windows-31j"),
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("EUC-JP"),
            Charset.forName("ISO-2022-JP"));

    /** Share of plausible characters, in percent, below which bytes are not taken for text. */
    private static final int PLAUSIBLE_PERCENT = 95;

    /** Characters looked at to judge a guess; more would not change it. */
    private static final int SAMPLE = 20_000;

    static String decode(byte[] bytes, String name) {
        for (Mark mark : MARKS) {
            if (startsWith(bytes, mark.bytes())) {
                int skip = mark.bytes().size();
                Attempt attempt = attempt(bytes, skip, mark.charset());
                if (attempt.text == null) {
                    throw new UnreadableException(Problem.UNKNOWN_ENCODING, name, attempt.failedAt + 1);
                }
                return checked(attempt.text, name);
            }
        }
        Attempt utf8 = attempt(bytes, 0, StandardCharsets.UTF_8);
        // An escape is valid UTF-8, but opens the other alphabets of ISO-2022-JP; a zero byte hints at UTF-16.
        if (utf8.text != null && utf8.text.indexOf('\0') < 0 && utf8.text.indexOf('\u001b') < 0) {
            return checked(utf8.text, name);
        }
        String best = null;
        int bestScore = 0;
        for (Charset charset : GUESSES) {
            String text = attempt(bytes, 0, charset).text;
            int score = text == null ? 0 : score(text);
            if (text != null && score > bestScore) {
                best = text;
                bestScore = score;
            }
        }
        if (best != null) {
            return best;
        }
        int binary = firstControl(bytes);
        if (binary >= 0) {
            throw new UnreadableException(Problem.NOT_TEXT, name, binary + 1);
        }
        throw new UnreadableException(Problem.UNKNOWN_ENCODING, name, utf8.failedAt + 1);
    }

    /** Refuses text with control characters, which no office program writes. */
    private static String checked(String text, String name) {
        for (int i = 0; i < text.length(); i++) {
            if (control(text.charAt(i))) {
                int offset = text.substring(0, i).getBytes(StandardCharsets.UTF_8).length;
                throw new UnreadableException(Problem.NOT_TEXT, name, offset + 1);
            }
        }
        return text;
    }

    private static boolean startsWith(byte[] bytes, List<Integer> mark) {
        if (bytes.length < mark.size()) {
            return false;
        }
        for (int i = 0; i < mark.size(); i++) {
            if ((bytes[i] & 0xFF) != mark.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Text, or the offset of the first byte that does not fit. */
    private record Attempt(@Nullable String text, int failedAt) {}

    private static Attempt attempt(byte[] bytes, int from, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        try {
            CharBuffer out = decoder.decode(in);
            return new Attempt(out.toString(), -1);
        } catch (CharacterCodingException e) {
            return new Attempt(null, in.position());
        }
    }

    /**
     * How much a text looks like Japanese: percent of plausible characters plus percent of those that only real text
     * has (kana, ASCII, Japanese punctuation), or 0 when it is no text. Reading bytes in the wrong encoding gives rare
     * ideographs and half-width kana instead.
     */
    private static int score(String text) {
        int length = Math.min(text.length(), SAMPLE);
        int plausible = 0;
        int telling = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (control(c)) {
                return 0;
            }
            boolean tells = (c >= 0x20 && c < 0x7F) || Character.isWhitespace(c) || (c >= 0x3000 && c < 0x3100);
            boolean fits = tells
                    || (c >= 0x4E00 && c < 0xA000)
                    || (c >= 0xFF00 && c < 0xFF61)
                    || (c >= 0x2000 && c < 0x2800)
                    || (c >= 0x3100 && c < 0x3400)
                    || (c >= 0xA0 && c < 0x460);
            plausible += fits ? 1 : 0;
            telling += tells ? 1 : 0;
        }
        int fitting = plausible * 100 / Math.max(1, length);
        return fitting < PLAUSIBLE_PERCENT ? 0 : fitting + telling * 100 / Math.max(1, length);
    }

    /** Controls other than white space and the end-of-file mark of old systems. */
    private static boolean control(char c) {
        return c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1A;
    }

    private static int firstControl(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 0 && control((char) bytes[i])) {
                return i;
            }
        }
        return -1;
    }
}
