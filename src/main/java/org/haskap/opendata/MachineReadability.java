package org.haskap.opendata;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks a CSV file against the machine-readability rules (機械可読性) that apply to CSV. Pure. A rule that does not apply is
 * left out; a level's score is 100 less the deductions of its broken rules, and 0 when a fatal one is broken. Source:
 * digital-go-jp/machine_readability_rule, 30 rules on three levels.
 */
final class MachineReadability {
    private MachineReadability() {}

    /** The three levels. */
    enum Level {
        L1("見る人にも機械にも読める", 10, 5, 2),
        L2("計算に使える", 40, 30, 10),
        L3("ほかのデータとつなげられる", 15, 10, 5);

        private final String title;
        private final int critical;
        private final int major;
        private final int minor;

        Level(String title, int critical, int major, int minor) {
            this.title = title;
            this.critical = critical;
            this.major = major;
            this.minor = minor;
        }

        String title() {
            return title;
        }
    }

    /** How much breaking a rule costs. */
    enum Severity {
        FATAL,
        CRITICAL,
        MAJOR,
        MINOR
    }

    /** What checking one rule gives. */
    sealed interface Outcome {}

    /** The file keeps it. */
    record Kept() implements Outcome {}

    /** It says nothing about a file like this. */
    record NotApplicable() implements Outcome {}

    /**
     * The file breaks it.
     *
     * @param where the place, in words
     */
    record Broken(String where) implements Outcome {}

    /**
     * A rule as it was checked.
     *
     * @param rule the rule
     * @param outcome what came of it
     */
    record Checked(ReadabilityRule rule, Outcome outcome) {}

    /**
     * What the check found.
     *
     * @param rules every rule with its outcome, in the order of the rules
     * @param scores 0 to 100 for each level
     */
    record Result(List<Checked> rules, Map<Level, Integer> scores) {
        /** Copies the collections. */
        Result {
            rules = List.copyOf(rules);
            scores = Map.copyOf(scores);
        }

        /** The broken rules. */
        List<Checked> broken() {
            return rules.stream()
                    .filter(checked -> checked.outcome() instanceof Broken)
                    .toList();
        }

        /** Codes of the broken rules, such as {@code L1-07}. */
        List<String> brokenCodes() {
            return broken().stream().map(checked -> checked.rule().code()).toList();
        }
    }

    /**
     * Checks a file.
     *
     * @param csv the bytes of the file
     * @param columns what is said about its columns beside it
     * @param lists names of the code lists that stand beside it
     */
    static Result check(byte[] csv, List<Column> columns, java.util.Set<String> lists) {
        Optional<Sheet> sheet = read(csv, columns, lists);
        var checked = new ArrayList<Checked>();
        for (ReadabilityRule rule : ReadabilityRule.ALL) {
            Outcome outcome = sheet.map(rule.check())
                    .orElseGet(
                            () -> rule.code().equals("L1-01") ? new Broken("UTF-8のCSVとして読めません") : new NotApplicable());
            checked.add(new Checked(rule, outcome));
        }
        return new Result(checked, scores(checked));
    }

    private static Map<Level, Integer> scores(List<Checked> checked) {
        var scores = new EnumMap<Level, Integer>(Level.class);
        for (Level level : Level.values()) {
            int score = 100;
            for (Checked one : checked) {
                if (one.rule().level() == level && one.outcome() instanceof Broken) {
                    score -= deduction(level, one.rule().severity());
                }
            }
            scores.put(level, Math.max(0, score));
        }
        return scores;
    }

    private static int deduction(Level level, Severity severity) {
        return switch (severity) {
            case FATAL -> 100;
            case CRITICAL -> level.critical;
            case MAJOR -> level.major;
            case MINOR -> level.minor;
        };
    }

    private static Optional<Sheet> read(byte[] csv, List<Column> columns, java.util.Set<String> lists) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(csv))
                    .toString();
            var records = CsvReader.builder()
                    .skipEmptyLines(false)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .stream()
                    .map(row -> List.copyOf(row.getFields()))
                    .toList();
            return records.isEmpty() ? Optional.empty() : Optional.of(new Sheet(records, columns, lists));
        } catch (CharacterCodingException | CsvParseException _) {
            return Optional.empty();
        }
    }

    /**
     * The file as the rules see it.
     *
     * @param records all records, the headings included
     * @param columns what is said about the columns
     * @param lists code lists beside it
     */
    record Sheet(List<List<String>> records, List<Column> columns, java.util.Set<String> lists) {
        List<String> headings() {
            return records.getFirst();
        }

        List<List<String>> rows() {
            return records.subList(1, records.size());
        }

        /** All cells of a column (from 0). */
        List<String> column(int at) {
            return rows().stream()
                    .map(row -> at < row.size() ? row.get(at) : "")
                    .toList();
        }

        /** Cells of a column that hold something. */
        List<String> filled(int at) {
            return column(at).stream().filter(cell -> !cell.isBlank()).toList();
        }

        Column said(int at) {
            return at < columns.size()
                    ? columns.get(at)
                    : Column.printed(headings().get(at));
        }

        /** Kept, or broken at the first column that the test names. */
        Outcome eachColumn(java.util.function.IntPredicate breaks) {
            for (int i = 0; i < headings().size(); i++) {
                if (breaks.test(i)) {
                    return new Broken("列「" + headings().get(i) + "」");
                }
            }
            return new Kept();
        }

        /** Kept, or broken at the first cell, headings included, that the test names. */
        Outcome eachCell(java.util.function.Predicate<String> breaks) {
            for (int row = 0; row < records.size(); row++) {
                List<String> cells = records.get(row);
                for (int i = 0; i < cells.size(); i++) {
                    if (breaks.test(cells.get(i))) {
                        return new Broken((row + 1) + "行" + (i + 1) + "列");
                    }
                }
            }
            return new Kept();
        }

        /** Kept, or broken at the first record that the test names. */
        Outcome eachRecord(java.util.function.Predicate<List<String>> breaks) {
            return java.util.stream.IntStream.range(0, records.size())
                    .boxed()
                    .filter(i -> breaks.test(records.get(i)))
                    .min(Comparator.naturalOrder())
                    .<Outcome>map(i -> new Broken((i + 1) + "行"))
                    .orElseGet(Kept::new);
        }
    }
}
