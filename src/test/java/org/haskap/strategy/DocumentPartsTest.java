package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.document.Stretch;
import org.haskap.kernel.Place;
import org.haskap.reading.LineFate.Fate;
import org.haskap.strategy.DocumentParts.Part;
import org.junit.jupiter.api.Test;

class DocumentPartsTest {
    private static Stretch stretch(int page, int number, int lines) {
        return new Stretch(page, number, Map.of(Fate.CONTENT, lines));
    }

    @Test
    void a_short_document_is_one_part_and_an_empty_one_too() {
        assertThat(DocumentParts.of(List.of(stretch(1, 1, 1_316)), Optional.empty())
                        .count())
                .isEqualTo(1);
        assertThat(DocumentParts.of(List.of(), Optional.empty()).count()).isEqualTo(1);
    }

    @Test
    void pages_stay_whole_and_every_line_stands_in_exactly_one_part() {
        var pages = new ArrayList<Stretch>();
        for (int page = 1; page <= 5_000; page++) {
            pages.add(stretch(page, 1, 45));
        }
        var parts = DocumentParts.of(pages, Optional.empty());
        assertThat(parts.count()).isEqualTo(114);
        assertThat(parts.part(2)).isEqualTo(new Part(Place.line(45, 1), Place.line(88, 2_000)));
        assertThat(parts.holding("44")).isEqualTo(1);
        assertThat(parts.holding("45")).isEqualTo(2);
        assertThat(parts.holding("5000")).isEqualTo(114);
    }

    @Test
    void a_page_longer_than_a_part_is_cut_and_what_follows_begins_its_own() {
        var stretches = List.of(stretch(1, 1, 100), stretch(2, 1, 2_000), stretch(2, 2, 300), stretch(3, 2, 1_900));
        var parts = DocumentParts.of(stretches, Optional.empty()).parts();
        assertThat(parts)
                .containsExactly(
                        new Part(Place.line(1, 1), Place.line(1, 2_000)),
                        new Part(Place.line(2, 1), Place.line(2, 2_000)),
                        new Part(Place.line(2, 2_001), Place.line(2, 4_000)),
                        new Part(Place.line(3, 2_001), Place.line(3, 4_000)));
    }

    @Test
    void lines_of_one_fate_are_counted_alone() {
        var many = new Stretch(1, 1, Map.of(Fate.CONTENT, 1_900, Fate.FINDING, 2));
        var more = new Stretch(1, 2, Map.of(Fate.CONTENT, 1_900, Fate.FINDING, 2));
        assertThat(DocumentParts.of(List.of(many, more), Optional.of(Fate.FINDING))
                        .count())
                .isEqualTo(1);
        assertThat(DocumentParts.of(List.of(many, more), Optional.of(Fate.CONTENT))
                        .count())
                .isEqualTo(2);
    }
}
