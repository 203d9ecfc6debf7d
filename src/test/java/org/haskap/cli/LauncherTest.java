package org.haskap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines of all sorts: java, javac and mvn are small scripts that say what they were asked. */
class LauncherTest {
    @TempDir
    Path machine;

    private Path home = Path.of("");
    private Path bin = Path.of("");

    @BeforeEach
    void an_installation_in_a_folder_with_a_space() throws IOException {
        home = Files.createDirectories(machine.resolve("my haskap"));
        Files.copy(Path.of("haskap"), home.resolve("haskap"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(home.resolve("src/main/java"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.writeString(home.resolve("src/main/java/A.java"), "class A {}");
        bin = Files.createDirectories(machine.resolve("bin"));
        for (String tool : List.of(
                "sh",
                "cat",
                "cksum",
                "date",
                "dirname",
                "find",
                "grep",
                "head",
                "id",
                "ls",
                "mkdir",
                "mv",
                "readlink",
                "rm",
                "sed",
                "sleep",
                "uname")) {
            for (String folder : List.of("/usr/bin", "/bin")) {
                if (Files.exists(Path.of(folder, tool)) && !Files.exists(bin.resolve(tool))) {
                    Files.createSymbolicLink(bin.resolve(tool), Path.of(folder, tool));
                }
            }
        }
    }

    @Test
    void without_jdk_25_it_says_how_to_get_one() throws Exception {
        jdk("jdk-17", "17.0.9", bin);
        Outcome outcome = launch(home.resolve("haskap"), "");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.said())
                .startsWith("haskap: JDK 25 or later was not found")
                .contains("sudo apt-get install openjdk-25-jdk maven", "sudo dnf install", "brew install openjdk@25");
    }

    @Test
    void without_maven_or_with_an_old_one_it_says_how_to_get_one() throws Exception {
        Path jdk = jdk("jdk-25", "25.0.1", null);
        assertThat(launch(home.resolve("haskap"), jdk.toString()))
                .extracting(Outcome::code, o -> o.said().lines().findFirst().orElse(""))
                .containsExactly(2, "haskap: Maven 3.8 or later was not found; it is needed to build Haskap.");
        maven("3.6.3", 0);
        assertThat(launch(home.resolve("haskap"), jdk.toString()).code()).isEqualTo(2);
    }

    @Test
    void a_newer_jdk_elsewhere_is_used_when_an_old_one_is_first_on_the_path() throws Exception {
        jdk("jdk-17", "17.0.9", bin);
        Path jdk = jdk("jdk-26", "26", null);
        maven("3.9.9", 0);
        Outcome outcome = launch(home.resolve("haskap"), jdk.toString(), "read", "計画 2026.txt");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.output())
                .contains("java of jdk-26", "[read][計画 2026.txt]", "-Dhaskap.home=" + home.toRealPath());
    }

    @Test
    void it_builds_once_and_again_when_a_source_changes_comes_or_goes() throws Exception {
        String jdk = jdk("jdk-25", "25.0.1", null).toString();
        maven("3.9.9", 0);
        Path link = Files.createSymbolicLink(bin.resolve("hsk"), home.resolve("haskap"));
        assertThat(launch(link, jdk, "--version").said()).contains("Building haskap");
        assertThat(launch(link, jdk, "--version").said()).doesNotContain("Building");
        Path source = home.resolve("src/main/java/B.java");
        Files.writeString(source, "class B {}");
        Files.setLastModifiedTime(source, FileTime.fromMillis(0));
        assertThat(launch(link, jdk, "--version").said()).contains("Building haskap");
        Files.delete(source);
        assertThat(launch(link, jdk, "--version").said()).contains("Building haskap");
        assertThat(launch(link, jdk, "--version").said()).doesNotContain("Building");
    }

    @Test
    void a_failed_build_names_its_log_and_is_tried_again() throws Exception {
        String jdk = jdk("jdk-25", "25.0.1", null).toString();
        maven("3.9.9", 1);
        Outcome outcome = launch(home.resolve("haskap"), jdk);
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.said())
                .contains("[ERROR] A.java is wrong", "haskap: The build failed", "target/build.log says why");
        assertThat(outcome.output()).isEmpty();
        maven("3.9.9", 0);
        Outcome again = launch(home.resolve("haskap"), jdk);
        assertThat(again.said()).contains("Building haskap");
        assertThat(again.output()).contains("java of jdk-25");
    }

    @Test
    void standard_output_holds_what_the_command_says_and_nothing_else() throws Exception {
        String jdk = jdk("jdk-25", "25.0.1", null).toString();
        maven("3.9.9", 0);
        Outcome first = launch(home.resolve("haskap"), jdk, "read", "--json", "a.txt");
        assertThat(first.output()).startsWith("java of jdk-25\n").endsWith("[read][--json][a.txt]\n");
        assertThat(first.output().lines()).hasSize(2);
        assertThat(first.said()).contains("Building haskap", "Preparing quick starts");
    }

    @Test
    void help_and_version_wait_for_no_training() throws Exception {
        String jdk = jdk("jdk-25", "25.0.1", null).toString();
        maven("3.9.9", 0);
        assertThat(launch(home.resolve("haskap"), jdk, "--help").said()).doesNotContain("Preparing");
        assertThat(launch(home.resolve("haskap"), jdk, "export").said()).doesNotContain("Preparing");
        assertThat(launch(home.resolve("haskap"), jdk).said()).contains("Preparing quick starts");
        assertThat(launch(home.resolve("haskap"), jdk).said()).isEmpty();
    }

    /** What went to standard output, and what to standard error. */
    private record Outcome(int code, String output, String said) {}

    private Outcome launch(Path launcher, String jdks, String... arguments) throws Exception {
        var command = new java.util.ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(arguments));
        Path output = machine.resolve("output.txt");
        Path said = machine.resolve("said.txt");
        var builder = new ProcessBuilder(command)
                .directory(machine.toFile())
                .redirectError(said.toFile())
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HASKAP_JDK_FOLDERS", jdks.isEmpty() ? "/nowhere" : jdks);
        builder.environment().put("HASKAP_MAVEN_FOLDERS", "/nowhere/mvn");
        Process process = builder.start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(Files.readString(output));
        }
        return new Outcome(process.exitValue(), Files.readString(output), Files.readString(said));
    }

    private Path jdk(String name, String version, @org.jspecify.annotations.Nullable Path onPath) throws IOException {
        Path jdk = machine.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(jdk.resolve("bin/java"), "echo java of " + name + "; printf '[%s]' \"$@\"; echo");
        script(jdk.resolve("bin/javac"), "exit 0");
        if (onPath != null) {
            Files.createSymbolicLink(onPath.resolve("java"), jdk.resolve("bin/java"));
        }
        return jdk;
    }

    private void maven(String version, int code) throws IOException {
        script(bin.resolve("mvn"), """
                [ "$2" = -v ] && { echo "Apache Maven %s (x)"; exit 0; }
                echo "[ERROR] A.java is wrong"
                [ %d -eq 0 ] && : >"$4/../target/haskap.jar"
                exit %d
                """.formatted(version, code, code).replace("$4/../", home + "/"));
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        file.toFile().setExecutable(true);
    }
}
