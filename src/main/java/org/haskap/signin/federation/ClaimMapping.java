package org.haskap.signin.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to read a text from a provider's claims, as data: alternatives divided by {@code |}, the first that is whole counts;
 * in each, claims divided by spaces, which are joined with a space; inside a claim, dots lead into objects. For example
 * {@code name | family_name given_name | organization.name}.
 *
 * @param alternatives each a list of claims, each a list of names from the outside in
 */
public record ClaimMapping(List<List<List<String>>> alternatives) {
    private static final int LIMIT = 200;

    /** Copies the list. */
    public ClaimMapping {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * Reads the notation.
     *
     * @throws IllegalArgumentException when an alternative is empty or a name is missing
     */
    public static ClaimMapping of(String notation) {
        var alternatives = new ArrayList<List<List<String>>>();
        for (String alternative : notation.split("\\|", -1)) {
            if (alternative.isBlank()) {
                throw new IllegalArgumentException("“" + notation + "” has an empty alternative");
            }
            var claims = new ArrayList<List<String>>();
            for (String claim : alternative.strip().split("\\s+", -1)) {
                List<String> path = List.of(claim.split("\\.", -1));
                if (path.stream().anyMatch(String::isEmpty)) {
                    throw new IllegalArgumentException("“" + claim + "” in “" + notation + "” misses a name");
                }
                claims.add(path);
            }
            alternatives.add(List.copyOf(claims));
        }
        return new ClaimMapping(alternatives);
    }

    /** The text, in one line and of bearable length; empty when no alternative is whole. */
    public Optional<String> read(Map<String, ?> claims) {
        return alternatives.stream()
                .map(alternative -> whole(alternative, claims))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> whole(List<List<String>> alternative, Map<String, ?> claims) {
        var parts = new ArrayList<String>();
        for (List<String> path : alternative) {
            String part = line(at(path, claims));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part);
        }
        return Optional.of(cut(String.join(" ", parts)));
    }

    private static @Nullable Object at(List<String> path, Map<String, ?> claims) {
        Object value = claims;
        for (String name : path) {
            value = value instanceof Map<?, ?> inside ? inside.get(name) : null;
        }
        return value;
    }

    /** What comes from outside may hold anything; what breaks lines or turns writing round is left out. */
    private static String line(@Nullable Object value) {
        if (!(value instanceof String || value instanceof Number)) {
            return "";
        }
        return String.valueOf(value)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+", " ")
                .strip();
    }

    private static String cut(String text) {
        int[] kept = text.codePoints().limit(LIMIT).toArray();
        return new String(kept, 0, kept.length).strip();
    }

    @Override
    public String toString() {
        return String.join(
                " | ",
                alternatives.stream()
                        .map(alternative -> String.join(
                                " ",
                                alternative.stream()
                                        .map(path -> String.join(".", path))
                                        .toList()))
                        .toList());
    }
}
