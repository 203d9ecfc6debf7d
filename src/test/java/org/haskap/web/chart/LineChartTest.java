package org.haskap.web.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
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
        var chart = LineChart.of(data(point(2014, "454"), point(2019, "500")), NARROW, "");
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
        var chart = LineChart.of(data(point(2014, "500"), point(2019, "454")), NARROW, "");
        var baseline = chart.marks().getFirst();
        var target = chart.marks().getLast();
        assertThat(number(baseline.labelY())).isLessThan(number(baseline.y()));
        assertThat(number(target.labelY())).isGreaterThan(number(target.y()));
    }

    @Test
    void keeping_the_level_is_a_level_line() {
        var chart = LineChart.of(data(point(2014, "871109"), point(2019, "871109")), NARROW, "");
        assertThat(chart.marks())
                .extracting(LineChart.Mark::y)
                .containsOnly(chart.marks().getFirst().y());
    }

    @Test
    void without_a_baseline_there_is_a_point_and_no_line() {
        var chart = LineChart.of(new LineChart.Data(null, point(2019, "50"), List.of(), null, 2015), NARROW, "");
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
                new LineChart.Data(
                        point(2014, "0"),
                        point(2018, "100"),
                        List.of(new LineChart.Run("", List.of(point(2016, "50")))),
                        null,
                        null),
                680,
                "");
        String actual = chart.actuals().getFirst();
        assertThat(chart.actuals()).hasSize(1);
        assertThat(actual.split(" ", -1)).hasSize(2);
        assertThat(chart.path()).startsWith(actual.split(" ", -1)[0]);
        // half of the way in half of the time lies on the straight line
        var ends = chart.path().split("[ ,]", -1);
        var half = actual.split("[ ,]", -1);
        assertThat(number(half[2])).isCloseTo((number(ends[0]) + number(ends[2])) / 2, within(0.1));
        assertThat(number(half[3])).isCloseTo((number(ends[1]) + number(ends[3])) / 2, within(0.1));
    }

    @Test
    void a_change_of_the_way_of_counting_is_seen_and_no_line_leads_across_it() {
        var chart = LineChart.of(
                new LineChart.Data(
                        point(2014, "0"),
                        point(2019, "100"),
                        List.of(
                                new LineChart.Run("", List.of(point(2015, "10"), point(2016, "20"))),
                                new LineChart.Run("算式 第1版", List.of(point(2017, "5"), point(2018, "8")))),
                        null,
                        null),
                680,
                "");
        assertThat(chart.actuals()).hasSize(2);
        assertThat(chart.actuals().getFirst().split(" ", -1)).hasSize(3);
        assertThat(chart.actuals().getLast().split(" ", -1)).hasSize(2);
        var cut = chart.breaks().getFirst();
        var ends = chart.path().split("[ ,]", -1);
        double year = (number(ends[2]) - number(ends[0])) / 5;
        assertThat(number(cut.at())).isCloseTo(number(ends[0]) + 2.5 * year, within(0.2));
        assertThat(cut.label()).isEqualTo("算式 第1版");
    }

    @Test
    void values_counted_in_another_way_than_the_baseline_do_not_go_on_from_it() {
        var run = new LineChart.Run("算式 第1版", List.of(point(2025, "34")));
        var chart = LineChart.of(
                new LineChart.Data(point(2014, "87"), point(2019, "100"), List.of(run), null, null), 680, "");
        assertThat(chart.actuals()).isEmpty();
        assertThat(chart.breaks()).hasSize(1);
        assertThat(chart.marks()).extracting(LineChart.Mark::kind).containsExactly("baseline", "actual", "target");
        assertThat(chart.years().getLast().label()).isEqualTo("2025");
    }

    @Test
    void a_forecast_leads_from_the_newest_value_and_a_provisional_value_is_told_from_a_final_one() {
        var run = new LineChart.Run(
                "", List.of(point(2015, "10"), new LineChart.Point(2016, new BigDecimal("30"), "30", false)));
        var chart = LineChart.of(
                new LineChart.Data(point(2014, "0"), point(2019, "100"), List.of(run), point(2019, "70"), null),
                680,
                "");
        String newest = chart.actuals().getFirst().split(" ", -1)[2];
        assertThat(chart.forecast()).startsWith(newest + " ");
        assertThat(chart.marks())
                .extracting(LineChart.Mark::kind)
                .containsExactly("baseline", "actual", "provisional", "target", "forecast");
    }

    @Test
    void of_many_values_only_the_newest_has_words() {
        var points = List.of(point(2015, "1"), point(2016, "2"), point(2017, "3"), point(2018, "4"));
        var chart = LineChart.of(
                new LineChart.Data(
                        point(2014, "0"), point(2019, "9"), List.of(new LineChart.Run("", points)), null, null),
                NARROW,
                "");
        assertThat(chart.marks())
                .filteredOn(mark -> mark.kind().equals("actual"))
                .extracting(LineChart.Mark::label)
                .containsExactly("", "", "", "4");
    }

    @ParameterizedTest
    @CsvSource({"1.51,1.60", "19260408,22046000", "106300000,111800000", "2,10", "0,0", "-5,5", "0.001,0.002"})
    void everything_stays_inside_the_drawing(String from, String to) {
        for (int width : new int[] {264, 320, 680}) {
            var chart = LineChart.of(data(point(2010.5, from), point(2019, to)), width, "");
            for (var mark : chart.marks()) {
                assertThat(number(mark.x())).isBetween(0.0, (double) width);
                assertThat(number(mark.labelY())).isBetween(14.0, number(chart.bottom()));
            }
            assertThat(number(chart.left())).isLessThan(width / 2.0);
            assertThat(chart.values()).hasSizeBetween(2, 8);
        }
    }

    @ParameterizedTest
    @CsvSource({"60,61", "60,59", "60,60", "60,90", "60,40"})
    void words_never_stand_on_each_other(String to, String forecast) {
        for (int width : new int[] {264, 640}) {
            var run = new LineChart.Run("", List.of(point(2015, "55"), point(2018, "59")));
            var chart = LineChart.of(
                    new LineChart.Data(
                            point(2014, "53"),
                            point(2019, to),
                            List.of(run),
                            new LineChart.Point(2019, new BigDecimal(forecast), "見通し" + forecast, false),
                            null),
                    width,
                    "ポイント");
            var boxes = chart.marks().stream().map(LineChartTest::box).toList();
            for (int i = 0; i < boxes.size(); i++) {
                var one = boxes.get(i);
                for (var other : boxes.subList(i + 1, boxes.size())) {
                    assertThat(one.intersects(other))
                            .as(chart.marks().toString())
                            .isFalse();
                }
                assertThat(one.getMinX()).isGreaterThanOrEqualTo(0);
                assertThat(one.getMaxX()).isLessThanOrEqualTo(width);
            }
        }
    }

    private static Rectangle2D.Double box(LineChart.Mark mark) {
        double length = (mark.label() + "ポイント")
                .chars()
                .mapToDouble(c -> c > 0xFF ? 14 : 8.5)
                .sum();
        double left = number(mark.x()) - (mark.anchor().equals("end") ? length : 0);
        return new Rectangle2D.Double(left, number(mark.labelY()) - 13, length, 17);
    }

    private static org.assertj.core.data.Offset<Double> within(double distance) {
        return org.assertj.core.data.Offset.offset(distance);
    }

    private static LineChart.Data data(LineChart.@Nullable Point baseline, LineChart.Point target) {
        return new LineChart.Data(baseline, target, List.of(), null, null);
    }

    private static LineChart.Point point(double year, String value) {
        return new LineChart.Point(year, new BigDecimal(value), value);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
