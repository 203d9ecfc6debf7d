package org.haskap.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.haskap.kernel.PrintedQuantity.Bound;
import org.haskap.kernel.PrintedQuantity.Manner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "延べ 300 人 | 300 | 人",
                "53.49 ％ | 53.49 | ％",
                "12,098 人 | 12098 | 人",
                "186 万人 | 1860000 | 人",
                "40 千人 | 40000 | 人",
                "10,630 万㌧ | 106300000 | ㌧",
                "2,053 世帯 | 2053 | 世帯",
                "1億2,300万円 | 123000000 | 円",
                "1億2,500万円 | 125000000 | 円",
                "３兆円 | 3000000000000 | 円",
                "12百万円 | 12000000 | 円",
                "1.5万人 | 15000 | 人",
                "△3.5% | -3.5 | %",
                "▲5 | -5 | null",
                "−5 | -5 | null",
                "－1,200 人 | -1200 | 人",
                "12.5％/年 | 12.5 | ％/年",
                "7.2‰ | 7.2 | ‰",
                "１２，０９８人 | 12098 | 人",
                "５０．５％ | 50.5 | ％",
                "3 t-CO2 | 3 | t-CO2",
                "12 か所 | 12 | か所",
                "0 | 0 | null",
                "0.0 件 | 0 | 件",
                "5年間で500人 | 500 | 人",
                "100 件※４ | 100 | 件",
                "62.2 ％※３ | 62.2 | ％",
                "5.51 ※2 | 5.51 | null",
                "1.51 ※１ | 1.51 | null",
                "10人（平成24年） | 10 | 人",
                "100％を維持 | 100 | ％",
            })
    void a_printed_figure_is_a_plain_number_in_the_base_of_its_unit(String text, BigDecimal value, String unit) {
        Quantity read = Quantity.parse(text);
        assertThat(read.value()).isEqualByComparingTo(value);
        assertThat(String.valueOf(read.unit())).isEqualTo(unit);
        assertThat(read.text()).isEqualTo(text);
        assertThat(read.missing()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "―,NOT_AVAILABLE",
                "－,NOT_AVAILABLE",
                "-,NOT_AVAILABLE",
                "‐,NOT_AVAILABLE",
                "…,NOT_AVAILABLE",
                "未把握,NOT_COLLECTED",
                "不明,NOT_COLLECTED",
                "更新数値なし,NOT_COLLECTED",
                "調査中,PENDING",
                "集計中,PENDING",
                "未集計,PENDING",
                "未定,PENDING",
                "（調査中）,PENDING",
                "延期,NOT_APPLICABLE",
                "(),UNCLEAR",
                "（5）,UNCLEAR",
                "非公表,SUPPRESSED",
                "X,SUPPRESSED",
                "対象外,NOT_APPLICABLE",
                "事業終了,NOT_APPLICABLE",
                "なし,UNCLEAR",
                "多くの人,UNCLEAR",
                "1.2.3,UNCLEAR",
                "12-34-56,UNCLEAR",
                "10～20人,UNCLEAR",
                "2人以上の世帯,UNCLEAR"
            })
    void what_is_no_figure_says_why(String text, Missing why) {
        assertThat(Quantity.parse(text)).isEqualTo(Quantity.missing(text, why));
    }

    @Test
    void a_word_for_absence_is_told_however_it_is_set() {
        for (String word : List.of("調査中", " 調査中　", "（調査中）", "( 調 査 中 )")) {
            assertThat(Missing.told(word)).as(word).contains(Missing.PENDING);
        }
        assertThat(Missing.told("ーーーーーー")).contains(Missing.NOT_AVAILABLE);
        assertThat(Missing.told("　")).contains(Missing.NOT_AVAILABLE);
        assertThat(Missing.told("なし")).contains(Missing.UNCLEAR);
        assertThat(Missing.told("12人")).isEmpty();
        assertThat(Missing.told("()")).isEmpty();
    }

    @Test
    void blank_is_missing_and_never_zero() {
        for (String blank : List.of("", " ", "　", "\t")) {
            assertThat(Quantity.parse(blank)).isEqualTo(Quantity.missing("", Missing.NOT_AVAILABLE));
        }
        assertThat(Quantity.parse("0人").value()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void a_dash_with_a_unit_is_missing_in_that_unit() {
        Quantity read = Quantity.parse("― 件");
        assertThat(read.unit()).isEqualTo("件");
        assertThat(read.missing()).isEqualTo(Missing.NOT_AVAILABLE);
    }

    @Test
    void about_so_many_is_said() {
        assertThat(Quantity.parse("約1,200人"))
                .isEqualTo(new Quantity("約1,200人", new BigDecimal("1200"), "人", null, true));
        assertThat(Quantity.parse("1,200人程度").approximate()).isTrue();
        assertThat(Quantity.parse("1,200人").approximate()).isFalse();
    }

    @Test
    void the_words_around_a_figure_are_kept() {
        assertThat(read("80％以上").bound()).isEqualTo(Bound.AT_LEAST);
        assertThat(read("10件以下").bound()).isEqualTo(Bound.AT_MOST);
        assertThat(read("10件未満").bound()).isEqualTo(Bound.BELOW);
        assertThat(read("延べ300人").manner()).isEqualTo(Manner.CUMULATIVE);
        assertThat(read("300人（5年間累計）").manner()).isEqualTo(Manner.CUMULATIVE);
        assertThat(read("期間平均 1.2倍").manner()).isEqualTo(Manner.AVERAGE);
        assertThat(read("年間10回").manner()).isEqualTo(Manner.YEARLY);
        assertThat(read("1.51 ※１").marks()).containsExactly("1");
        assertThat(read("10件 ※1 ※2").marks()).containsExactly("1", "2");
        assertThat(read("維持").keep()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "維持,120",
                "現状維持,120",
                "半減,60",
                "倍増,240",
                "基準値より3割減,84",
                "現状比10％増,132",
                "20人増,140",
                "基準値の2倍,240",
                "基準値から5人減,115"
            })
    void a_change_is_resolved_with_the_baseline_and_keeps_its_text(String text, BigDecimal value) {
        Quantity resolved = read(text).resolve(Quantity.parse("120人"), new FiscalYear(2019));
        assertThat(resolved.value()).isEqualByComparingTo(value);
        assertThat(resolved.unit()).isEqualTo("人");
        assertThat(resolved.text()).isEqualTo(text);
    }

    @Test
    void a_change_that_could_mean_two_things_is_not_resolved() {
        Quantity rate = Quantity.parse("15％");
        assertThat(read("10％減").resolve(rate, null).missing()).isEqualTo(Missing.UNCLEAR);
        assertThat(read("5ポイント減").resolve(rate, null).value()).isEqualByComparingTo("10");
        assertThat(read("2013年度比46％減")
                        .resolve(Quantity.parse("100t"), new FiscalYear(2015))
                        .missing())
                .isEqualTo(Missing.UNCLEAR);
        assertThat(read("半減").resolve(Quantity.parse("―"), null).missing()).isEqualTo(Missing.UNCLEAR);
        assertThat(read("3件増").resolve(Quantity.parse("5人"), null).missing()).isEqualTo(Missing.UNCLEAR);
    }

    @Test
    void every_whole_number_reads_back_however_it_is_printed() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            long number = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L) >> random.nextInt(40);
            BigDecimal expected = BigDecimal.valueOf(number);
            String grouped = String.format("%,d", Math.abs(number));
            String sign = number < 0 ? List.of("△", "▲", "-", "−").get(i % 4) : "";
            String wide = grouped.chars()
                    .map(c -> c == ',' ? '，' : c + 0xFEE0)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            for (String form : List.of(
                    number + "人", sign + grouped + " 人", sign + wide + "人", sign + mixed(Math.abs(number)) + "人")) {
                Quantity read = Quantity.parse(form);
                assertThat(read.value()).as(form).isEqualByComparingTo(expected);
                assertThat(read.unit()).as(form).isEqualTo("人");
            }
        }
    }

    private static String mixed(long number) {
        long oku = number / 100_000_000;
        long man = number / 10_000 % 10_000;
        long rest = number % 10_000;
        String text = (oku > 0 ? oku + "億" : "") + (man > 0 ? man + "万" : "") + (rest > 0 ? rest : "");
        return text.isEmpty() ? "0" : text;
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "(", "※1", "（2019年", "約", "5年間", "増", "―", "1,", "1億", "以上", "R", "\uD83D"})
    void any_text_however_long_is_read_without_failing_and_soon(String piece) {
        CpuTime.within(Duration.ofSeconds(2), () -> {
            for (int times : List.of(1, 7, 20, 60, 10_000, 1_000_000)) {
                Quantity read = Quantity.parse(piece.repeat(times));
                assertThat((read.value() == null) != (read.missing() == null)).isTrue();
            }
        });
    }

    @Test
    void noise_never_breaks_reading() {
        var random = new Random(11);
        String signs = "0123456789０９,，.．-−△▲％%‰人万千億円延べ約※１（）()平成令和R年度月日維持増減割より基準値以上　 /かー―→\n\uD83D\uDE00";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            Quantity.parse(text.toString());
            PrintedPeriod.in(text.toString());
            PrintedPeriod.read(text.toString());
        }
    }

    @Test
    void either_a_value_or_a_reason() {
        assertThatThrownBy(() -> new Quantity("", null, null, null, false)).hasMessageContaining("either");
        assertThatThrownBy(() -> new Quantity("", BigDecimal.ONE, null, Missing.PENDING, false))
                .hasMessageContaining("either");
    }

    private static PrintedQuantity read(String text) {
        return PrintedQuantity.read(text).orElseThrow();
    }
}
