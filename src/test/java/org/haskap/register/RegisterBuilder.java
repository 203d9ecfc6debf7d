package org.haskap.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.haskap.reading.Document;
import org.haskap.reading.LineFate;
import org.haskap.reading.Reading;
import org.haskap.reading.RegisterDraft;
import org.jspecify.annotations.Nullable;

/** Builds readings of registers for tests from rows of twelve cells, in the column order of the sample. */
public final class RegisterBuilder {
    static final List<String> COLUMNS =
            List.of("No", "所管部名", "名称", "関係団体名", "協働の形態", "実施区分", "初回実施年", "開始日", "終了日", "目的", "市民参加人数", "効果");

    private final List<List<String>> rows = new ArrayList<>();

    /** The rows of the sample register. */
    public static RegisterBuilder sample() {
        try {
            var builder = new RegisterBuilder();
            Files.readAllLines(Path.of("samples/tomakomai/collaboration-register-2025.tsv")).stream()
                    .map(line -> List.of(line.split("\t", -1)))
                    .filter(cells -> cells.size() > 1 && cells.getFirst().matches("\\d+"))
                    .forEach(builder.rows::add);
            return builder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RegisterBuilder row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    RegisterBuilder cell(int row, int column, String text) {
        var cells = new ArrayList<>(rows.get(row));
        cells.set(column, text);
        rows.set(row, cells);
        return this;
    }

    RegisterBuilder without(int row) {
        rows.remove(row);
        return this;
    }

    public Reading reading() {
        var lines = new ArrayList<Document.Line>();
        var fates = new ArrayList<LineFate>();
        var programmes = new ArrayList<RegisterDraft.Programme>();
        for (List<String> cells : rows) {
            Place place = Place.line(1, lines.size() + 1);
            lines.add(new Document.Line(place, String.join("\t", cells), cells));
            fates.add(new LineFate(place, LineFate.Fate.CONTENT, cells.getFirst()));
            programmes.add(programme(cells, place));
        }
        return new Reading(
                new Document("register.tsv", Document.Format.TSV, 1, lines),
                null,
                new RegisterDraft(COLUMNS, programmes),
                List.of(),
                fates);
    }

    private static RegisterDraft.Programme programme(List<String> c, Place place) {
        return new RegisterDraft.Programme(
                c.get(0),
                c.get(1),
                c.get(2),
                c.get(3),
                List.of(c.get(3).split("[、/]", -1)),
                c.get(4),
                c.get(5),
                c.get(6).matches("\\d+") ? Integer.valueOf(c.get(6)) : null,
                c.get(6),
                day(c.get(7)),
                c.get(7),
                day(c.get(8)),
                c.get(8),
                c.get(9),
                people(c.get(10)),
                c.get(11),
                place);
    }

    private static @Nullable LocalDate day(String text) {
        String[] parts = text.replace("R", "").split("\\.", -1);
        return parts.length == 3
                ? LocalDate.of(
                        2018 + Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
                : null;
    }

    private static RegisterDraft.Participants people(String text) {
        String digits = text.replace(",", "");
        return digits.matches("\\d+")
                ? new RegisterDraft.Participants(new BigDecimal(digits), null, text)
                : new RegisterDraft.Participants(null, Missing.NOT_COLLECTED, text);
    }
}
