package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the tables of docs/reading.md true. */
class FindingCodesTest {
    private static final Path SOURCES = Path.of("src/main/java/org/haskap/reading");
    private static final Path DOCUMENTATION = Path.of("docs/reading.md");
    /** In these sources a text in kebab case is the code of a finding and nothing else. */
    private static final Pattern IN_CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    private static final Pattern IN_TABLE = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

    @Test
    void every_code_is_documented_and_every_documented_code_exists() throws IOException {
        Set<String> code;
        try (var files = Files.list(SOURCES)) {
            code = files.flatMap(file -> matches(IN_CODE, read(file))).collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(code).hasSizeGreaterThan(40).isEqualTo(firstColumn("## Findings", "## Limits", IN_TABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"strategy-2015.txt", "chamber-plan-2023.txt"})
    void furniture_of_the_samples_is_documented(String name) {
        Set<String> documented = firstColumn("## Fates of lines", "## Findings", Pattern.compile("([^|, ]+)"));
        Reading reading = PlanDocuments.sample(name);
        assertThat(reading.fates())
                .filteredOn(fate -> fate.fate() == LineFate.Fate.FURNITURE)
                .isNotEmpty()
                .extracting(LineFate::what)
                .isSubsetOf(documented);
    }

    /** What the pattern finds in the first columns of the tables between two headings. */
    private static Set<String> firstColumn(String from, String to, Pattern pattern) {
        String text = read(DOCUMENTATION);
        Predicate<String> row = line -> line.startsWith("| ");
        return text.substring(text.indexOf(from), text.indexOf(to))
                .lines()
                .filter(row)
                .map(line -> line.substring(1, line.indexOf('|', 1)))
                .flatMap(cell -> matches(pattern, cell))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
