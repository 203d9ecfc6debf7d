package org.haskap.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BulletBarTest {
    private static @Nullable BulletBar bar(@Nullable String baseline, @Nullable String actual, String target) {
        return BulletBar.of(number(baseline), number(actual), new BigDecimal(target));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @Test
    void lengths_are_shares_of_the_largest_value_from_zero_on() {
        assertThat(bar("250", "375", "500")).isEqualTo(new BulletBar("165.6", "110.4", "220.8"));
    }

    @Test
    void a_falling_aim_reaches_farthest_with_its_baseline() {
        assertThat(bar("500", null, "250")).isEqualTo(new BulletBar(null, "220.8", "110.4"));
    }

    @Test
    void a_value_beyond_the_target_stays_inside_the_drawing() {
        assertThat(bar("0", "1000", "10")).isEqualTo(new BulletBar("220.8", "0.0", "2.2"));
    }

    @Test
    void a_bar_that_would_say_nothing_is_none() {
        assertThat(bar("-5", null, "10")).isNull();
        assertThat(bar("0", "0", "0")).isNull();
    }
}
