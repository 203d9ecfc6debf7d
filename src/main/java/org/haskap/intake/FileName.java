package org.haskap.intake;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** What an uploaded file is called. Only ever shown and kept; nothing is written under it. Pure. */
final class FileName {
    private static final int LONGEST = 120;
    private static final String NAMELESS = "名前のない資料";

    private FileName() {}

    /** The last part of the name, without folders, control characters and signs that turn writing round. */
    static String of(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String plain = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]", "")
                .strip();
        String named = plain.matches("\\.*") ? NAMELESS : plain;
        if (named.codePointCount(0, named.length()) <= LONGEST) {
            return named;
        }
        int dot = named.lastIndexOf('.');
        String ending = dot > 0 && named.length() - dot <= 6 ? named.substring(dot) : "";
        return named.substring(0, named.offsetByCodePoints(0, LONGEST - 8)) + "…" + ending;
    }

    /** The same where a browser sent the bytes of UTF-8 as if they were Latin-1. */
    static String received(String given) {
        boolean latin = !given.isEmpty()
                && given.chars().allMatch(c -> c < 256)
                && given.chars().anyMatch(c -> c > 127);
        if (latin) {
            String decoded = new String(given.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return of(decoded.indexOf('\uFFFD') < 0 ? decoded : given);
        }
        return of(given);
    }
}
