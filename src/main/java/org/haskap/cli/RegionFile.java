package org.haskap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.haskap.reading.Readers;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A {@code region.yaml}: what a region is called and the documents it begins with.
 *
 * @param name shown on every page
 * @param code local-government code (全国地方公共団体コード), six digits, or empty
 * @param notice a sentence shown on every page, or empty
 * @param documents in the order they are read
 */
record RegionFile(String name, String code, String notice, List<Source> documents) {
    RegionFile {
        documents = List.copyOf(documents);
    }

    /**
     * One document.
     *
     * @param file where it is
     * @param kind what it is
     * @param plan slug of the plan it becomes; empty for a register
     * @param owner name of the organisation whose document it is
     * @param strategy whether this plan is the region's strategy
     */
    record Source(Path file, Readers.Kind kind, String plan, String owner, boolean strategy) {}

    /**
     * Reads the file.
     *
     * @throws CommandException when it is not as described in the sample's own comment
     */
    static RegionFile read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            var top = new Entries(file, "", loaded);
            List<Source> documents = top.list("documents").stream()
                    .map(document -> source(file, document))
                    .toList();
            return new RegionFile(top.text("name"), top.textOr("code", ""), top.textOr("notice", ""), documents);
        } catch (YAMLException | IOException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new CommandException("The region file " + file + " cannot be read (" + reason + ").", e);
        }
    }

    private static Source source(Path file, Entries document) {
        Readers.Kind kind = switch (document.text("kind")) {
            case "plan" -> Readers.Kind.PLAN;
            case "register" -> Readers.Kind.REGISTER;
            default -> throw document.wrong("kind", "must be plan or register");
        };
        boolean strategy = switch (document.textOr("role", "")) {
            case "" -> false;
            case "strategy" -> true;
            default -> throw document.wrong("role", "can only be strategy");
        };
        String plan = kind == Readers.Kind.PLAN ? document.text("plan") : document.textOr("plan", "");
        Path beside = file.resolveSibling(document.text("file"));
        return new Source(beside, kind, plan, document.text("owner"), strategy);
    }

    /** The entries of one mapping, with errors that say where they are. */
    private record Entries(
            Path file, String where, @Nullable Object value) {
        String text(String key) {
            String text = textOr(key, "");
            if (text.isEmpty()) {
                throw wrong(key, "is missing");
            }
            return text;
        }

        String textOr(String key, String otherwise) {
            return switch (get(key)) {
                case null -> otherwise;
                case String text -> text.strip();
                default -> throw wrong(key, "must be a text (put it in quotes)");
            };
        }

        List<Entries> list(String key) {
            if (!(get(key) instanceof List<?> items) || items.isEmpty()) {
                throw wrong(key, "must be a list");
            }
            return java.util.stream.IntStream.range(0, items.size())
                    .mapToObj(i -> new Entries(file, where + key + "[" + (i + 1) + "].", items.get(i)))
                    .toList();
        }

        private @Nullable Object get(String key) {
            if (!(value instanceof Map<?, ?> map)) {
                throw wrong(key, "is missing");
            }
            return map.get(key);
        }

        CommandException wrong(String key, String what) {
            return new CommandException("The region file " + file + ": " + where + key + " " + what + ".");
        }
    }
}
