package org.haskap.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.haskap.kernel.Place;

/** Documents for the tests of the plan's reader. */
final class PlanDocuments {
    private PlanDocuments() {}

    /** One of the samples. */
    static Reading sample(String name) {
        return PlanReader.read(text(name, file(Path.of("samples/tomakomai", name))), () -> {});
    }

    /** One of the invented cities' documents. */
    static Reading invented(String name) {
        return PlanReader.read(
                text(name, file(Path.of("src/test/resources/org/haskap/reading/plans", name))), () -> {});
    }

    /** Text given in the test itself. */
    static Reading plan(String text) {
        return PlanReader.read(text("test.txt", text), () -> {});
    }

    static Document text(String name, String text) {
        List<Document.Line> lines = new ArrayList<>();
        int page = 1;
        for (String line : text.split("\n", -1)) {
            page += line.indexOf('\f') >= 0 ? 1 : 0;
            lines.add(Document.Line.of(Place.line(page, lines.size() + 1), line));
        }
        return new Document(name, Document.Format.TXT, page, lines);
    }

    static String file(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PlanDraft draft(Reading reading) {
        PlanDraft plan = reading.plan();
        if (plan == null) {
            throw new AssertionError("no plan was read");
        }
        return plan;
    }

    static PlanDraft.Node node(Reading reading, String code) {
        return draft(reading).nodes().stream()
                .filter(n -> n.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no node " + code + " in:\n" + tree(reading)));
    }

    static List<PlanDraft.Node> level(Reading reading, String key) {
        return draft(reading).nodes().stream()
                .filter(n -> n.level().equals(key))
                .toList();
    }

    /** The tree as a text: one line a node with all but its passages. */
    static String tree(Reading reading) {
        return draft(reading).nodes().stream()
                .map(n -> String.join(
                        " | ",
                        n.code(),
                        n.parent() == null ? "-" : n.parent(),
                        n.level(),
                        n.label(),
                        n.title(),
                        String.join("・", n.departments()),
                        String.join("・", n.flags())))
                .collect(Collectors.joining("\n"));
    }

    /** Fate of a line of the document, such as {@code 内容 m1:対象}. */
    static String fate(Reading reading, int line) {
        LineFate fate = reading.fates().get(line - 1);
        return fate.fate().label() + " " + fate.what();
    }

    static List<Integer> lines(Reading reading, String findingCode) {
        List<Integer> lines = new ArrayList<>();
        reading.findings().stream().filter(f -> f.code().equals(findingCode)).forEach(f -> {
            Place place = f.place();
            lines.add(place == null ? 0 : place.line());
        });
        return lines;
    }
}
