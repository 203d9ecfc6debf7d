package org.haskap.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haskap.database.RegionSettings;
import org.haskap.indicator.Formula;
import org.haskap.indicator.FormulaForm;
import org.haskap.indicator.Span;
import org.haskap.intake.Intake;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.LocalGovernmentCode;
import org.haskap.opendata.Licence;
import org.haskap.reading.Readers;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A {@code region.yaml}: what a region is called and the documents it begins with.
 *
 * @param settings the region's settings by name; what the file leaves out stays as it is
 * @param documents in the order they are read; there may be none
 * @param programmes which node of a plan a programme of a register carries out; there may be none
 * @param formulas how indicators count themselves; there may be none
 */
record RegionFile(
        Map<String, String> settings, List<Source> documents, List<Assigned> programmes, List<Counting> formulas) {
    private static final Set<String> KEYS = Set.of(
            RegionSettings.NAME,
            RegionSettings.CODE,
            RegionSettings.NOTICE,
            RegionSettings.STRATEGY,
            Licence.SETTING,
            "documents",
            "programmes",
            "formulas");
    private static final Set<String> KEYS_OF_A_DOCUMENT = Set.of("file", "kind", "plan", "owner", "role");
    private static final Set<String> KEYS_OF_A_PROGRAMME =
            Set.of("register", "fiscal-year", "number", "name", "plan", "node", "why");
    private static final Set<String> KEYS_OF_A_FORMULA =
            Set.of("plan", "indicator", "formula", "span", "first-year", "why");

    RegionFile {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        documents = List.copyOf(documents);
        programmes = List.copyOf(programmes);
        formulas = List.copyOf(formulas);
    }

    /** Slug of the plan that is to be the region's strategy; empty when the file does not say. */
    String strategy() {
        return settings.getOrDefault(RegionSettings.STRATEGY, "");
    }

    /** Whether a file's name says that it is one. */
    static boolean isMeant(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
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
     * An assertion that a programme carries out a node of a plan.
     *
     * @param place where the file says so, as the begin of a message
     * @param register name of the organisation whose register it is
     * @param year the register's fiscal year
     * @param no the programme's number
     * @param name the programme's name, so that a number is never mistaken for another year's or edition's
     * @param plan slug of the plan
     * @param node code of the node
     * @param why a Japanese sentence: what it rests on
     */
    record Assigned(
            String place,
            String register,
            FiscalYear year,
            String no,
            String name,
            String plan,
            String node,
            String why) {}

    /**
     * How an indicator counts itself.
     *
     * @param place where the file says so, as the begin of a message
     * @param plan slug of the plan
     * @param indicator code of the indicator
     * @param formula the figure, as {@link FormulaForm} writes it; its nodes belong to the plan
     * @param span over which days
     * @param firstYear first year it counts for
     * @param why a Japanese sentence: why this may be counted so
     */
    record Counting(
            String place, String plan, String indicator, Object formula, Span span, int firstYear, String why) {
        /** The formula for the plan of that key. */
        Formula formula(long planId) {
            return FormulaForm.read(formula, planId, "formula");
        }
    }

    /**
     * Reads the file.
     *
     * @throws CommandException when it is not as described in the sample's own comment
     */
    static RegionFile read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            var top = new Entries(file, "", loaded);
            top.requireOnly(KEYS);
            List<Source> documents = top.list("documents").stream()
                    .map(document -> source(file, document))
                    .toList();
            List<Assigned> programmes =
                    top.list("programmes").stream().map(RegionFile::assigned).toList();
            List<Counting> formulas =
                    top.list("formulas").stream().map(RegionFile::counting).toList();
            return new RegionFile(settings(top, documents), documents, programmes, formulas);
        } catch (YAMLException | IOException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new CommandException("The region file " + file + " cannot be read (" + reason + ").", e);
        }
    }

    private static Map<String, String> settings(Entries top, List<Source> documents) {
        var settings = new LinkedHashMap<String, String>();
        settings.put(RegionSettings.NAME, top.text(RegionSettings.NAME));
        top.ifThere(RegionSettings.CODE).ifPresent(code -> {
            if (!(LocalGovernmentCode.parse(code) instanceof LocalGovernmentCode.Result.Valid)) {
                throw top.wrong(RegionSettings.CODE, "is no local-government code: six digits with the check digit");
            }
            settings.put(RegionSettings.CODE, code);
        });
        top.ifThere(RegionSettings.NOTICE).ifPresent(notice -> settings.put(RegionSettings.NOTICE, notice));
        top.ifThere(Licence.SETTING).ifPresent(code -> settings.put(Licence.SETTING, licence(top, code)));
        var strategies = new LinkedHashSet<String>();
        top.ifThere(RegionSettings.STRATEGY).ifPresent(strategies::add);
        documents.stream().filter(Source::strategy).map(Source::plan).forEach(strategies::add);
        if (strategies.size() > 1) {
            throw top.wrong(RegionSettings.STRATEGY, "can be one plan only, not " + String.join(" and ", strategies));
        }
        strategies.forEach(slug -> settings.put(RegionSettings.STRATEGY, slug));
        return settings;
    }

    private static String licence(Entries top, String code) {
        return Licence.of(code)
                .map(Licence::code)
                .orElseThrow(() -> top.wrong(
                        Licence.SETTING,
                        "must be one of "
                                + Stream.of(Licence.values()).map(Licence::code).collect(Collectors.joining(", "))));
    }

    private static Source source(Path file, Entries document) {
        document.requireOnly(KEYS_OF_A_DOCUMENT);
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
        if (!plan.isEmpty() && !Intake.isSlug(plan)) {
            throw document.wrong("plan", "may have lower-case letters, digits and hyphens only");
        }
        Path beside = file.resolveSibling(document.text("file"));
        return new Source(beside, kind, plan, document.text("owner"), strategy);
    }

    private static Assigned assigned(Entries programme) {
        programme.requireOnly(KEYS_OF_A_PROGRAMME);
        return new Assigned(
                programme.place(),
                programme.text("register"),
                new FiscalYear(programme.year("fiscal-year")),
                programme.text("number"),
                programme.text("name"),
                programme.text("plan"),
                programme.text("node"),
                programme.text("why"));
    }

    private static Counting counting(Entries entry) {
        entry.requireOnly(KEYS_OF_A_FORMULA);
        try {
            var counting = new Counting(
                    entry.place(),
                    entry.text("plan"),
                    entry.text("indicator"),
                    entry.any("formula"),
                    FormulaForm.span(entry.text("span"), "span"),
                    entry.year("first-year"),
                    entry.text("why"));
            Formula checked = counting.formula(0);
            assert checked != null;
            return counting;
        } catch (FormulaForm.MisshapenException e) {
            throw new CommandException(
                    entry.place() + "." + e.getMessage() + "; the sample's region.yaml shows the form.", e);
        }
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

        Object any(String key) {
            Object there = get(key);
            if (there == null) {
                throw wrong(key, "is missing");
            }
            return there;
        }

        int year(String key) {
            if (get(key) instanceof Integer year && year > 1900 && year < 2200) {
                return year;
            }
            throw wrong(key, "must be a year such as 2025, without quotes");
        }

        Optional<String> ifThere(String key) {
            return Optional.of(textOr(key, "")).filter(text -> !text.isEmpty());
        }

        void requireOnly(Set<String> keys) {
            if (value instanceof Map<?, ?> map) {
                for (Object key : map.keySet()) {
                    if (!keys.contains(String.valueOf(key))) {
                        throw wrong(
                                String.valueOf(key),
                                "is not known; there are " + String.join(", ", new TreeSet<>(keys)));
                    }
                }
            }
        }

        List<Entries> list(String key) {
            if (get(key) == null) {
                return List.of();
            }
            if (!(get(key) instanceof List<?> items)) {
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
            return new CommandException(place(key) + " " + what + ".");
        }

        /** This mapping, as the begin of a message. */
        String place() {
            return place("").replaceFirst("\\.$", "");
        }

        private String place(String key) {
            var line = YamlPlace.line(file, where + key);
            return "The region file " + file + (line.isPresent() ? ", line " + line.getAsInt() : "") + ": " + where
                    + key;
        }
    }
}
