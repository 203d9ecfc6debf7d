package org.haskap.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.haskap.access.AsOperator;
import org.haskap.access.Audit;
import org.haskap.database.TestRegion;
import org.haskap.kernel.Place;
import org.haskap.reading.Document;
import org.haskap.reading.LineFate;
import org.haskap.reading.LineFate.Fate;
import org.haskap.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same bytes attached by one and imported by another. */
@ExtendWith(AsOperator.class)
class AttachmentsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-04-01T00:00:00Z"));
    private final Audit audit = new Audit(region.jdbc(), region.transactions(), CLOCK);
    private final Documents documents = new Documents(region.jdbc(), region.transactions(), audit, CLOCK);
    private final Attachments attachments = new Attachments(region.jdbc(), region.transactions(), audit, CLOCK);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Reading reading(String name, String text) {
        var place = Place.line(1, 1);
        return new Reading(
                new Document(name, Document.Format.CSV, 1, List.of(Document.Line.of(place, text))),
                null,
                null,
                List.of(),
                List.of(new LineFate(place, Fate.FURNITURE, "表題")));
    }

    private long attach(String name, String text) {
        return attachments.attach(attachments.look(name, bytes(text)));
    }

    private KeptDocument kept(long id) {
        return attachments.find(List.of(id)).getFirst();
    }

    @Test
    void an_import_prints_its_own_name_and_not_that_of_who_attached_the_same_bytes_before() {
        long attached = attach("田中さんから_1.csv", "a,b");
        assertThat(kept(attached).called()).isEqualTo("田中さんから_1.csv");
        assertThat(region.jdbc()
                        .sql("select name from source_document where id = :id")
                        .param("id", attached)
                        .query(String.class)
                        .single())
                .isEqualTo("資料.csv");
        SourceDocument imported = documents.store(reading("第3期計画.csv", "a,b"), bytes("a,b"));
        assertThat(imported.id()).isEqualTo(attached);
        assertThat(imported.name()).isEqualTo("第3期計画.csv");
        assertThat(documents.find(attached).orElseThrow().name()).isEqualTo("第3期計画.csv");
    }

    @Test
    void who_attaches_the_bytes_of_a_draft_sees_neither_its_title_nor_its_name() {
        long draft = documents.store(reading("秘密の案.csv", "c,d"), bytes("c,d")).id();
        assertThat(kept(draft).called()).isEqualTo("資料.csv");
        assertThat(attach("手元.csv", "c,d")).isEqualTo(draft);
        assertThat(kept(draft).called()).isEqualTo("手元.csv");
        assertThat(kept(draft).title()).isNull();
    }

    @Test
    void what_became_public_is_called_as_it_was_imported() {
        long id = attach("手元の写し.csv", "e,f");
        documents.store(reading("公表した計画.csv", "e,f"), bytes("e,f"));
        assertThat(kept(id).called()).isEqualTo("手元の写し.csv");
        region.jdbc()
                .sql("""
                        with s as (insert into edition_series (kind, name) values ('plan', 'published') returning id)
                        insert into edition (series_id, number, state, document_id, proposed_at, adopted_at)
                        select s.id, 1, 'ADOPTED', :document, :at, :at from s
                        """)
                .param("document", id)
                .param("at", CLOCK.instant().atOffset(ZoneOffset.UTC))
                .update();
        assertThat(kept(id).called()).isEqualTo("公表した計画.csv");
    }
}
