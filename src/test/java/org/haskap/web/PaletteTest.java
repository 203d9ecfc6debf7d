package org.haskap.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every pair of colours in use is readable; computed from the style sheet itself by the formula of WCAG 2.2. */
class PaletteTest {
    private static final Map<String, Integer> COLOURS = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        var tokens = Files.readString(Path.of("src/main/resources/static/css/tokens.css"));
        Pattern.compile("--c-([\\w-]+): #([0-9a-f]{6});")
                .matcher(tokens)
                .results()
                .forEach(m -> COLOURS.put(m.group(1), Integer.parseInt(m.group(2), 16)));
    }

    @ParameterizedTest
    @CsvSource({
        "gray-900,white",
        "gray-900,gray-50",
        "gray-900,blue-50",
        "gray-900,orange-50",
        "gray-900,yellow-100",
        "gray-900,green-50",
        "gray-900,yellow-50",
        "gray-700,white",
        "gray-700,gray-50",
        "gray-700,blue-50",
        "gray-700,orange-50",
        "gray-600,white",
        "gray-600,gray-50",
        "blue-900,white",
        "blue-900,gray-50",
        "blue-900,blue-50",
        "blue-1000,white",
        "blue-1000,gray-50",
        "blue-1000,blue-50",
        "blue-1000,green-50",
        "magenta-900,white",
        "magenta-900,gray-50",
        "magenta-900,blue-50",
        "magenta-900,green-50",
        "orange-800,white",
        "white,blue-900",
        "white,blue-1000",
        "white,blue-1200",
        "red-900,white",
        "red-1000,red-50",
        "green-800,green-50",
        "yellow-1000,yellow-50",
        "orange-900,orange-50",
        "red-900,red-50"
    })
    void text_reaches_four_and_a_half(String text, String ground) {
        assertThat(contrast(text, ground)).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @CsvSource({
        "gray-420,white",
        "gray-600,white",
        "orange-600,white",
        "orange-700,white",
        "green-600,white",
        "blue-900,white",
        "red-800,white",
        "blue-900,gray-100",
        "orange-700,gray-100"
    })
    void graphics_reach_three(String graphic, String ground) {
        assertThat(contrast(graphic, ground)).isGreaterThanOrEqualTo(3.0);
    }

    private static double contrast(String a, String b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String name) {
        int rgb = Objects.requireNonNull(COLOURS.get(name), name);
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int part) {
        double s = part / 255.0;
        return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4);
    }
}
