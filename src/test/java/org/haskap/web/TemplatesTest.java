package org.haskap.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What no template and no style sheet may hold. */
class TemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path STYLES = Path.of("src/main/resources/static/css");
    private static final int STYLES_LIMIT = 60_000;

    private static final Pattern FORBIDDEN = Pattern.compile("""
            (?ix)
              \\$unsafe\\{            # unescaped output
            | <script(?![^>]*\\ssrc=)  # script in the page
            | <style                  # style in the page
            | \\sstyle\\s*=            # style on an element
            | \\son[a-z]+\\s*=         # event handler on an element
            | javascript:
            | \\splaceholder\\s*=
            | https?://               # another host
            """);

    @Test
    void no_template_writes_unescaped_or_inline_code() throws IOException {
        for (Path template : files(TEMPLATES, ".jte")) {
            var found = FORBIDDEN
                    .matcher(Files.readString(template))
                    .results()
                    .map(m -> m.group())
                    .toList();
            assertThat(found).as(template.toString()).isEmpty();
        }
    }

    @Test
    void the_scan_finds_what_it_is_for() {
        assertThat(List.of(
                        "$unsafe{x}",
                        "<script>alert(1)</script>",
                        "<p style=\"color:red\">",
                        "<a onclick=\"x()\">",
                        "<a href=\"javascript:x\">",
                        "<img src=\"https://example.org/x\">"))
                .allMatch(text -> FORBIDDEN.matcher(text).find());
    }

    @Test
    void style_sheets_stay_small_and_keep_to_their_own_class_names() throws IOException {
        long size = 0;
        for (Path sheet : files(STYLES, ".css")) {
            String css = Files.readString(sheet);
            size += Files.size(sheet);
            var names = Pattern.compile("\\.([a-zA-Z][\\w-]*)(?=[^{}]*\\{)")
                    .matcher(css.replaceAll("/\\*.*?\\*/", ""))
                    .results()
                    .map(m -> m.group(1))
                    .toList();
            assertThat(names).as(sheet.toString()).allMatch(name -> name.startsWith("ui-"));
            assertThat(css).as(sheet.toString()).doesNotContain("@import").doesNotContain("url(");
        }
        assertThat(size).isPositive().isLessThan(STYLES_LIMIT);
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var all = Files.walk(folder)) {
            var found = all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
