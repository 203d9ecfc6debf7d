package org.haskap.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedDayTest {
    @ParameterizedTest
    @CsvSource({
        "2026,4,1,2026-04-01",
        "２０２６,０４,０１,2026-04-01",
        "2026年,4月,1日,2026-04-01",
        "令和8,4,1,2026-04-01",
        "令和８年, 4 ,1,2026-04-01",
        "R8,04,01,2026-04-01",
        "r８,4,1,2026-04-01",
        "㋿8,4,1,2026-04-01",
        "令和元,5,1,2019-05-01",
        "平成31,4,30,2019-04-30",
        "平成32,4,1,2020-04-01",
        "昭和64,1,7,1989-01-07",
        "2024,2,29,2024-02-29",
        "2026-11-20,'','',2026-11-20",
        "R7.5.17,'','',2025-05-17",
    })
    void a_day_is_read_however_it_is_typed(String year, String month, String day, LocalDate meant) {
        assertThat(TypedDay.parse(year, month, day)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "8,4,1,西暦4桁",
        "２６,4,1,西暦4桁",
        "2026,2,30,2026年2月30日という日はありません",
        "2026,13,1,という日はありません",
        "2026,0,1,という日はありません",
        "2026,,1,月も入力",
        ",4,1,年も入力",
        "2026,4,,日も入力",
        ",,1,年と月も入力",
        "2026,四,1,数字で入力",
        "2026,-4,1,数字で入力",
        "2026,4,99999999999,数字で入力",
        "令和0,4,1,''",
        "令和1,4,30,''",
        "きのう,4,1,''",
        "20260,4,1,''",
        "2026111111111111111111111111111111111111111111111,4,1,数字で入力",
    })
    void what_is_no_day_is_refused_with_what_to_type(String year, String month, String day, String said) {
        assertThatThrownBy(() -> TypedDay.parse(text(year), text(month), text(day)))
                .isInstanceOf(DateTimeException.class)
                .hasMessageContaining(said)
                .hasMessageMatching("(?s).*[ぁ-ん].*");
    }

    private static String text(@org.jspecify.annotations.Nullable String given) {
        return given == null ? "" : given;
    }
}
