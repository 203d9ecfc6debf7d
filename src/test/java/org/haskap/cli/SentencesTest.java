package org.haskap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class SentencesTest {
    @Test
    void a_defect_is_one_sentence_that_names_a_file_with_the_details() throws Exception {
        var err = new StringWriter();
        int exit = new CommandLine(new Broken())
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new Sentences())
                .execute();
        assertThat(exit).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("haskap: something is broken inside (java.lang.IllegalStateException: upside down); ")
                .containsOnlyOnce("\n");
        var file = Pattern.compile("; (\\S+) has the details").matcher(err.toString());
        assertThat(file.find()).isTrue();
        Path details = Path.of(file.group(1));
        assertThat(Files.readString(details)).contains("upside down", "\tat ");
        if (String.valueOf(details.getFileName()).startsWith("haskap-defect")) {
            Files.delete(details);
        }
    }

    @Command(name = "broken")
    static final class Broken implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("upside down");
        }
    }
}
