package org.haskap.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineChartTest {
    private static final int NARROW = 264;

    @Test
    void a_rising_target_is_drawn_as_one_straight_line_with_a_word_at_each_end() {
        var chart = LineChart.of(data(point(2014, "454"), point(2019, "500")), NARROW);
        assertThat(chart.path()).isEqualTo("55.5,142.6 246.0,46.0");
        assertThat(chart.values()).extracting(LineChart.Tick::label).containsExactly("440", "460", "480", "500");
        assertThat(chart.years())
                .extracting(LineChart.Tick::label)
                .containsExactly("2014", "2015", "2016", "2017", "2018", "2019");
        assertThat(chart.marks())
                .containsExactly(
                        new LineChart.Mark("baseline", "55.5", "142.6", "168.6", "start", "454"),
                        new LineChart.Mark("target", "246.0", "46.0", "32.0", "end", "500"));
    }

    @Test
    void words_stand_above_a_falling_line_at_its_start_and_below_it_at_its_end() {
        var chart = LineChart.of(data(point(2014, "500"), point(2019, "454")), NARROW);
        var baseline = chart.marks().getFirst();
        var target = chart.marks().getLast();
        assertThat(number(baseline.labelY())).isLessThan(number(baseline.y()));
        assertThat(number(target.labelY())).isGreaterThan(number(target.y()));
    }

    @Test
    void keeping_the_level_is_a_level_line() {
        var chart = LineChart.of(data(point(2014, "871109"), point(2019, "871109")), NARROW);
        assertThat(chart.marks())
                .extracting(LineChart.Mark::y)
                .containsOnly(chart.marks().getFirst().y());
    }

    @Test
    void without_a_baseline_there_is_a_point_and_no_line() {
        var chart = LineChart.of(new LineChart.Data(null, point(2019, "50"), List.of(), 2015), NARROW);
        assertThat(chart.path()).isEmpty();
        assertThat(chart.marks())
                .singleElement()
                .extracting(LineChart.Mark::kind)
                .isEqualTo("target");
        assertThat(chart.years()).extracting(LineChart.Tick::label).contains("2015", "2019");
    }

    @Test
    void actual_values_have_a_line_of_their_own_from_the_baseline_on() {
        var chart = LineChart.of(
                new LineChart.Data(point(2014, "0"), point(2018, "100"), List.of(point(2016, "50")), null), 680);
        assertThat(chart.actual().split(" ", -1)).hasSize(2);
        assertThat(chart.path()).startsWith(chart.actual().split(" ", -1)[0]);
        // half of the way in half of the time lies on the straight line
        var ends = chart.path().split("[ ,]", -1);
        var half = chart.actual().split("[ ,]", -1);
        assertThat(number(half[2])).isCloseTo((number(ends[0]) + number(ends[2])) / 2, within(0.1));
        assertThat(number(half[3])).isCloseTo((number(ends[1]) + number(ends[3])) / 2, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({"1.51,1.60", "19260408,22046000", "106300000,111800000", "2,10", "0,0", "-5,5", "0.001,0.002"})
    void everything_stays_inside_the_drawing(String from, String to) {
        for (int width : new int[] {264, 320, 680}) {
            var chart = LineChart.of(data(point(2010.5, from), point(2019, to)), width);
            for (var mark : chart.marks()) {
                assertThat(number(mark.x())).isBetween(0.0, (double) width);
                assertThat(number(mark.labelY())).isBetween(14.0, number(chart.bottom()));
            }
            assertThat(number(chart.left())).isLessThan(width / 2.0);
            assertThat(chart.values()).hasSizeBetween(2, 8);
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double distance) {
        return org.assertj.core.data.Offset.offset(distance);
    }

    private static LineChart.Data data(LineChart.@Nullable Point baseline, LineChart.Point target) {
        return new LineChart.Data(baseline, target, List.of(), null);
    }

    private static LineChart.Point point(double year, String value) {
        return new LineChart.Point(year, new BigDecimal(value), value);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
