package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.haskap.indicator.RatingMark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the strategy's page says has become different. */
class ChangesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-04-01T00:00:00Z, 判定が「▲ 遅れ」から「○ 順調」に変わりました。",
        "2026-03-30T00:00:00Z, 判定が「▲ 遅れ」から「○ 順調」に変わりました。",
        "2026-05-08T00:00:00Z, 判定が「▲ 遅れ」から「○ 順調」に変わりました（2026年5月8日に記録した判定と比べています）。"
    })
    void a_rating_noted_only_after_the_publication_is_said_to_be(Instant noted, String sentence) {
        var before = new RatingMark("m1-k1", "line", "behind", "▲", "遅れ", noted);
        assertThat(Changes.rating(before, StandingFixture.ON_TRACK, Instant.parse("2026-04-01T00:00:00Z")))
                .isEqualTo(sentence);
    }
}
