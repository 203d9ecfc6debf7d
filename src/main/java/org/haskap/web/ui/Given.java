package org.haskap.web.ui;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came with a form, as typed: line ends are plain, control characters are gone, nothing else was touched. Of a file
 * only its name and what tells it from another of the same name are here.
 *
 * @param values every value of every parameter, without the form's token
 * @param contents SHA-256 of every file, in hexadecimal, by the parameter it came under
 */
public record Given(Map<String, List<String>> values, Map<String, List<String>> contents) {
    /** Name of the hidden parameter with the version that the form showed. */
    public static final String VERSION = "version";

    /** Name of the hidden parameter with the key under which the form creates only once. */
    public static final String KEY = "once";

    /** Name of the hidden parameter with digests of what the form showed at first. */
    public static final String SEEN = "seen";

    /** Copies the maps in the order of names. */
    public Given {
        var sorted = new TreeMap<String, List<String>>();
        values.forEach(
                (name, all) -> sorted.put(name, all.stream().map(Given::plain).toList()));
        values = java.util.Collections.unmodifiableMap(sorted);
        var files = new TreeMap<String, List<String>>();
        contents.forEach((name, all) -> files.put(name, List.copyOf(all)));
        contents = java.util.Collections.unmodifiableMap(files);
    }

    /** What came with a form that has no file. */
    public Given(Map<String, List<String>> values) {
        this(values, Map.of());
    }

    private static String plain(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return lines.codePoints()
                .filter(c -> !Character.isISOControl(c) || c == '\n' || c == '\t')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** All values of a parameter. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value of a parameter, or empty. */
    public String one(String name) {
        var all = all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** The version that the form showed; −1, which no record has, when it names none. */
    public long version() {
        try {
            return Long.parseLong(one(VERSION));
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /** The key under which the form creates only once, or empty. */
    public String key() {
        return one(KEY);
    }

    /**
     * SHA-256 of everything given but the key itself, in hexadecimal: the same answers have the same digest, and a file with
     * another content is another answer.
     */
    public String digest() {
        String text = joined(values);
        return digest(contents.isEmpty() ? text : text + "\u0004" + joined(contents));
    }

    private static String joined(Map<String, List<String>> given) {
        return given.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(KEY))
                .map(entry -> entry.getKey() + "\u0001" + String.join("\u0002", entry.getValue()))
                .collect(Collectors.joining("\u0003"));
    }

    static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
