package org.haskap.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.haskap.access.AsOperator;
import org.haskap.access.Audit;
import org.haskap.database.TestRegion;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.reading.Account;
import org.haskap.reading.Document;
import org.haskap.reading.LineFate;
import org.haskap.reading.LineFate.Fate;
import org.haskap.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(AsOperator.class)
class DocumentsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final byte[] BYTES = {0, 1, 2, (byte) 0xFF};
    private static final Finding FINDING = new Finding(
            Finding.Severity.WARNING, "odd", "確かめてください。", Place.line(1, 2).at(3));

    private static Documents documents() {
        var clock = InstantSource.fixed(Instant.parse("2026-04-01T00:00:00Z"));
        var audit = new Audit(region.jdbc(), region.transactions(), clock);
        return new Documents(region.jdbc(), region.transactions(), audit, clock);
    }

    private static Reading reading(String fateOfSecond) {
        var lines = List.of(
                Document.Line.of(Place.line(1, 1), " 表題"),
                new Document.Line(Place.line(1, 2), "①\t施策", List.of("①", "施策")),
                Document.Line.of(Place.line(2, 3), ""));
        var fates = List.of(
                new LineFate(Place.line(2, 3), Fate.BLANK, ""),
                new LineFate(Place.line(1, 1), Fate.FURNITURE, "表題"),
                new LineFate(Place.line(1, 2), Fate.CONTENT, fateOfSecond));
        return new Reading(
                new Document("計画.txt", Document.Format.TXT, 2, lines),
                null,
                null,
                List.of(FINDING, new Finding(Finding.Severity.NOTICE, "whole", "全体", null)),
                fates);
    }

    @Test
    void a_document_reads_back_line_by_line_with_its_bytes() {
        var documents = documents();
        SourceDocument stored = documents.store(reading("m1"), BYTES);
        assertThat(stored.title()).isEqualTo("計画.txt");
        assertThat(stored.size()).isEqualTo(4);
        assertThat(stored.sha256()).isEqualTo("3d1f57c984978ef98a18378c8166c1cb8ede02c03eeb6aee7e2f121dfeee3e56");
        assertThat(documents.bytes(stored.id()).orElseThrow()).isEqualTo(BYTES);
        assertThat(documents.lines(stored.id()))
                .containsExactly(
                        new SourceLine(Place.line(1, 1), " 表題", Fate.FURNITURE, "表題"),
                        new SourceLine(Place.line(1, 2), "①\t施策", Fate.CONTENT, "m1"),
                        new SourceLine(Place.line(2, 3), "", Fate.BLANK, ""));
        assertThat(documents.findings(stored.id()))
                .containsExactlyElementsOf(reading("m1").findings());
        assertThat(documents.account(stored.id())).isEqualTo(new Account(1, 1, 0, 1, 3));
        assertThat(documents
                        .line(stored.id(), Place.line(1, 2).at(9))
                        .orElseThrow()
                        .text())
                .isEqualTo("①\t施策");
        assertThat(documents.line(stored.id(), Place.line(2, 2))).isEmpty();
        assertThat(documents.all()).contains(stored);
    }

    @Test
    void the_same_bytes_are_the_same_document_and_a_better_reading_is_added() {
        var documents = documents();
        byte[] bytes = {9};
        long first = documents.store(reading("m1"), bytes).id();
        assertThat(documents.store(reading("m1"), bytes).id()).isEqualTo(first);
        assertThat(readings(first)).isEqualTo(1);
        assertThat(documents.store(reading("m2"), bytes).id()).isEqualTo(first);
        assertThat(readings(first)).isEqualTo(2);
        assertThat(documents.lines(first).get(1).what()).isEqualTo("m2");
    }

    @Test
    void content_lines_follow_renamed_codes_and_nothing_else_does() {
        var documents = documents();
        long id = documents.store(reading("m1"), new byte[] {7}).id();
        long series = series("renamed");
        documents.rename(id, series, Map.of("m1", "m5", "表題", "x", "same", "same"));
        assertThat(documents.lines(id)).extracting(SourceLine::what).containsExactly("表題", "m5", "");
        documents.rename(id, series("other"), Map.of("m1", "m9"));
        assertThat(documents.lines(id)).extracting(SourceLine::what).containsExactly("表題", "m5", "");
        documents.rename(id, series("other"), Map.of());
        documents.rename(id, series, Map.of());
        assertThat(documents.lines(id)).extracting(SourceLine::what).containsExactly("表題", "m1", "");
    }

    @Test
    void a_document_is_read_in_stretches_of_lines() {
        var documents = documents();
        long id = documents.store(reading("m1"), new byte[] {5}).id();
        assertThat(documents.stretches(id))
                .containsExactly(
                        new Stretch(1, 1, Map.of(Fate.FURNITURE, 1, Fate.CONTENT, 1)),
                        new Stretch(2, 1, Map.of(Fate.BLANK, 1)));
        Place first = Place.line(1, 2);
        assertThat(documents.lines(id, first, Place.line(1, 2_000), null))
                .extracting(SourceLine::place)
                .containsExactly(first);
        assertThat(documents.lines(id, first, Place.line(2, 3), Fate.BLANK))
                .extracting(SourceLine::place)
                .containsExactly(Place.line(2, 3));
        assertThat(documents.findings(id, Place.line(2, 1), Place.line(2, 9)))
                .extracting(Finding::code)
                .containsExactly("whole");
        assertThat(documents.findings(id, first, first)).hasSize(2);
        assertThat(documents.findingCount(id)).isEqualTo(2);
    }

    @Test
    void what_is_unknown_is_empty() {
        var documents = documents();
        assertThat(documents.find(-1)).isEmpty();
        assertThat(documents.bytes(-1)).isEmpty();
        assertThat(documents.lines(-1)).isEmpty();
        assertThat(documents.account(-1).total()).isZero();
    }

    private static long series(String name) {
        return region.jdbc().sql("""
                        insert into edition_series (kind, name) values ('plan', :name)
                        on conflict (kind, name) do update set name = excluded.name returning id
                        """).param("name", name).query(Long.class).single();
    }

    private static int readings(long document) {
        return region.jdbc()
                .sql("select count(*) from document_reading where document_id = :id")
                .param("id", document)
                .query(Integer.class)
                .single();
    }
}
