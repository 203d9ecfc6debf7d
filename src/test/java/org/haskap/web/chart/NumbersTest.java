package org.haskap.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1860000 | 186 万人 | 186万",
                "106300000 | 10,630 万㌧ | 10,630万",
                "40000 | 40 千人 | 40千",
                "19260408 | 19,260,408 人 | 19,260,408",
                "1.6 | 1.60 | 1.60",
                "50 | 50.0 ％ | 50.0",
                "3.3 | 3.3 | 3.3",
                "300 | 延べ 300 人 | 300",
                "0 | 0 万人 | 0"
            })
    void a_value_is_shown_as_its_source_prints_it(BigDecimal value, String printed, String shown) {
        assertThat(Numbers.asPrinted(value, printed)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "219960 | 22 万人 | 220000 | 21.996万",
                "219960 | 22 万人 | 300000 | 22万",
                "220000 | 22 万人 | 220000 | 22万",
                "219994 | 22 万人 | 220006 | 21.999万",
                "220006 | 22 万人 | 219994 | 22.001万",
                "22171 | 3 万人 | 30000 | 2.2万",
                "9996 | 3 万人 | 30000 | 9,996",
                "1.598 | 1.60 | 1.60 | 1.598",
                "133.33333333 | 200 人 | 133.333 | 133.3333",
                "0.4996 | 0.500 | 0.7 | 0.500",
                "0.002 | 1.60 | 0 | 0.002",
                "0 | 1.60 | 0 | 0.00"
            })
    void a_calculated_value_never_looks_like_another_number_beside_it(
            BigDecimal value, String printed, BigDecimal beside, String shown) {
        assertThat(Numbers.calculated(value, printed, List.of(beside))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0,100,4,0,100",
        "454,500,4,440,500",
        "1.51,1.60,4,1.5,1.6",
        "5,5,4,4.5,5",
        "0,0,4,0,0.05",
        "-5,5,4,-5,5"
    })
    void a_scale_begins_and_ends_with_round_numbers_around_all_values(
            double min, double max, int steps, BigDecimal low, BigDecimal high) {
        var scale = NiceScale.covering(min, max, steps);
        assertThat(scale.low()).isLessThanOrEqualTo(BigDecimal.valueOf(min));
        assertThat(scale.high()).isGreaterThanOrEqualTo(BigDecimal.valueOf(max));
        assertThat(scale.low()).isLessThan(scale.high());
        assertThat(scale.low()).isEqualByComparingTo(low);
        assertThat(scale.high()).isGreaterThanOrEqualTo(high);
    }
}
