package org.haskap.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2014 年度, FY2014",
        "2015 年, CY2015",
        "平成24年, CY2012",
        "平成 31, FY2019",
        "平成32年度, FY2020",
        "H33, FY2021",
        "R3, FY2021",
        "Ｒ３, FY2021",
        "2014, FY2014",
        "R5.4.1, 2023-04-01",
        "H33(2021), FY2021",
        "2022(平成34)年度, FY2022",
        "令和元年度, FY2019",
        "平成31年度, FY2019",
        "令和5〜7年度, FY2023/FY2025",
        "平成27年度～平成31年度, FY2015/FY2019",
        "平成27～31年度, FY2015/FY2019",
        "2015-2019年度, FY2015/FY2019",
        "2015～19年度, FY2015/FY2019",
        "2008～2012 年, CY2008/CY2012",
        "2010 年（平成22 年）6 月 30日, 2010-06-30",
        "2010年6月30日現在, 2010-06-30",
        "令和元年10月1日時点, 2019-10-01",
        "平成26年度末, FY2014",
        "平成27年10月, 2015-10-01/2015-10-31",
        "㍻30年, CY2018",
        "昭和64年, CY1989",
        "2023/4/1, 2023-04-01",
        "2023-04-01, 2023-04-01"
    })
    void a_printed_time_is_understood(String text, String code) {
        PrintedPeriod read = PrintedPeriod.read(text).orElseThrow();
        assertThat(read.problem()).isNull();
        assertThat(Optional.ofNullable(read.period()).map(Period::code)).contains(code);
        assertThat(read.text()).isEqualTo(text);
    }

    @Test
    void a_year_without_its_kind_is_assumed_to_be_fiscal_and_says_so() {
        assertThat(PrintedPeriod.read("R3").orElseThrow().scopeAssumed()).isTrue();
        assertThat(PrintedPeriod.read("R3年度").orElseThrow().scopeAssumed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021(平成34)年度", "H33(2022)", "2010年（平成23年）6月30日"})
    void calendars_that_disagree_are_reported(String text) {
        PrintedPeriod read = PrintedPeriod.read(text).orElseThrow();
        assertThat(read.period()).isNull();
        assertThat(read.problem()).contains("食い違って").contains("平成33".equals(text) ? text : text.substring(0, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "年度",
                "平成",
                "平成30年代",
                "5年間",
                "12人",
                "R",
                "R100",
                "20145",
                "1234年",
                "0144-32-6111",
                "3.14",
                "平成0年",
                "2019年以降"
            })
    void other_words_are_no_time(String text) {
        assertThat(PrintedPeriod.read(text)).isEmpty();
    }

    @Test
    void times_are_found_inside_a_text() {
        assertThat(codes("※1：人口動態調査(2008～2012 年)より算出")).containsExactly("CY2008/CY2012");
        assertThat(codes("2010 年（平成22 年）6 月 30日現在の実績値")).containsExactly("2010-06-30");
        assertThat(codes("現港湾計画の目標年次（平成 30年代前半）")).isEmpty();
        assertThat(codes("基準値(R1) 目標値(R7)")).containsExactly("FY2019", "FY2025");
        assertThat(codes("実績値（2014）と目標値（2019）")).containsExactly("FY2014", "FY2019");
        assertThat(codes("苫小牧港 2014 件、PR2500、SR3号、5,2019人")).isEmpty();
    }

    private static List<String> codes(String text) {
        return PrintedPeriod.in(text).stream()
                .map(PrintedPeriod::period)
                .map(period -> period == null ? "?" : period.code())
                .toList();
    }

    @Test
    void every_year_reads_back_from_its_labels_and_its_code() {
        for (int year = 1927; year <= 2099; year++) {
            for (Period period : List.of(new FiscalYear(year), new CalendarYear(year))) {
                assertThat(Period.parse(period.code())).isEqualTo(period);
                PrintedPeriod read = PrintedPeriod.read(period.label()).orElseThrow();
                assertThat(read.problem()).as(period.label()).isNull();
                assertThat(read.period()).isEqualTo(period);
                String wareki = Wareki.year(year) + (period instanceof FiscalYear ? "度" : "");
                assertThat(PrintedPeriod.read(wareki).orElseThrow().period()).isEqualTo(period);
            }
        }
    }

    @Test
    void every_day_reads_back_from_its_japanese_date() {
        for (LocalDate day = LocalDate.of(2019, 5, 1); day.getYear() < 2029; day = day.plusDays(1)) {
            int era = day.getYear() - 2018;
            String short_ = "R" + era + "." + day.getMonthValue() + "." + day.getDayOfMonth();
            String long_ = "令和" + (era == 1 ? "元" : era) + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
            assertThat(Wareki.date(short_)).isEqualTo(day);
            assertThat(Wareki.date(long_)).isEqualTo(day);
            assertThat(Wareki.date(day.toString())).isEqualTo(day);
        }
        assertThat(Wareki.date("R7.5.17")).isEqualTo("2025-05-17");
        assertThat(Wareki.date("平成32年4月1日")).isEqualTo("2020-04-01");
    }

    @ParameterizedTest
    @CsvSource({
        "R7.2.30, という日はありません",
        "R7.13.1, という日はありません",
        "R1.4.30, 令和は2019年5月1日から",
        "昭和1.1.1, 昭和は1926年12月25日から",
        "R7.5, 日付として読めません",
        "令和7年5月, 日がありません",
        "R7, 日がありません",
        "5月17日, 日付として読めません",
        "'', 日付として読めません",
        "不明, 日付として読めません"
    })
    void an_impossible_day_is_refused_with_the_reason(String text, String reason) {
        assertThatThrownBy(() -> Wareki.date(text))
                .isInstanceOf(DateTimeException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_span_that_ends_before_it_begins_is_reported() {
        PrintedPeriod read = PrintedPeriod.read("2019年度～2015年度").orElseThrow();
        assertThat(read.period()).isNull();
        assertThat(read.problem()).contains("2019年度～2015年度");
    }
}
