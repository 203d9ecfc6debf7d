package org.haskap.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The words by which plans name their parts, read from {@code vocabulary.txt}. Words are kept folded
 * ({@link Text#fold}), names of groups as written.
 */
final class Vocabulary {
    /** No word printed with spaces between its characters is longer; longer texts need no comparison. */
    private static final int LONGEST = 60;

    private static final Vocabulary STANDARD = load();

    /** Kind, then name of the group, then its words in the file's order. */
    private final Map<String, Map<String, List<String>>> groups;

    /** Kind, then word, to the first group that has it. */
    private final Map<String, Map<String, String>> byWord = new HashMap<>();

    private Vocabulary(Map<String, Map<String, List<String>>> groups) {
        this.groups = groups;
        groups.forEach((kind, named) -> named.forEach((name, words) -> words.forEach(
                word -> byWord.computeIfAbsent(kind, _ -> new HashMap<>()).putIfAbsent(word, name))));
    }

    /** The vocabulary shipped with the product. */
    static Vocabulary standard() {
        return STANDARD;
    }

    private static Vocabulary load() {
        var groups = new LinkedHashMap<String, Map<String, List<String>>>();
        try (var in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream("vocabulary.txt"));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> words = new ArrayList<>();
            for (String line : reader.lines().toList()) {
                if (line.startsWith("[")) {
                    String[] head = line.substring(1, line.indexOf(']')).split(" ", 2);
                    words = groups.computeIfAbsent(head[0], _ -> new LinkedHashMap<>())
                            .computeIfAbsent(head[1], _ -> new ArrayList<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    for (String word : line.strip().split("\\s+", -1)) {
                        words.add(Text.fold(word));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Vocabulary(groups);
    }

    /** The words of one group; empty when there is no such group. */
    List<String> words(String kind, String name) {
        return groups.getOrDefault(kind, Map.of()).getOrDefault(name, List.of());
    }

    /** The names of a kind's groups in the file's order. */
    List<String> names(String kind) {
        return List.copyOf(groups.getOrDefault(kind, Map.of()).keySet());
    }

    /** The group of a kind that has exactly this word. */
    Optional<String> group(String kind, String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.ofNullable(byWord.getOrDefault(kind, Map.of()).get(Text.fold(text)));
    }

    /** Whether the text, folded, is one of the group's words. */
    boolean is(String kind, String name, String text) {
        return text.length() <= LONGEST && words(kind, name).contains(Text.fold(text));
    }

    /** Whether the text, folded, ends with one of the words of {@code [ending name]}. */
    boolean ends(String name, String text) {
        String folded = Text.fold(text);
        return words("ending", name).stream().anyMatch(folded::endsWith);
    }

    /** Whether the text, folded, begins with one of the words of {@code [beginning name]}. */
    boolean begins(String name, String text) {
        String folded = Text.fold(text);
        return words("beginning", name).stream().anyMatch(folded::startsWith);
    }

    /** Whether the text, folded, has one of the group's words anywhere. */
    boolean holds(String kind, String name, String text) {
        String folded = Text.fold(text);
        return words(kind, name).stream().anyMatch(folded::contains);
    }

    /** Name of the depth-th level of a document that only numbers its levels; from 1. */
    String levelName(int depth) {
        List<String> names = words("names", "levels");
        return depth <= names.size() ? names.get(depth - 1) : "第" + depth + "階層";
    }
}
