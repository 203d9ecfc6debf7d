package org.haskap.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever the code notes in the trail can be told in Japanese. */
class AuditActionsTest {
    private static final Pattern NOTED =
            Pattern.compile("\\.(?:record|looked)\\(\\s*\"([a-z]+(?:[.-][a-z-]+)+)\"|\"(department\\.[a-z]+ed)\"");

    @Test
    void every_action_noted_in_the_code_has_a_sentence() throws IOException {
        var noted = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var found = NOTED.matcher(Files.readString(file));
                while (found.find()) {
                    noted.add(found.group(1) != null ? found.group(1) : found.group(2));
                }
            }
        }
        assertThat(noted).contains("person.changed", "edition.adopted", "setting.changed", "department.merged");
        assertThat(AuditActions.all().keySet()).containsAll(noted).containsAll(AuditActions.looks());
        assertThat(AuditActions.all().values())
                .allSatisfy(sentence -> assertThat(sentence).endsWith("した。"));
    }
}
