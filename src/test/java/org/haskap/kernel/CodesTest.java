package org.haskap.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.haskap.kernel.LocalGovernmentCode.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes with check digits, against the published examples. */
class CodesTest {

    @ParameterizedTest
    @CsvSource({"131016", "011002", "130001", "141003", "082201", "220001", "090000", "１３１０１６", "' 012106 '"})
    void a_right_local_government_code_is_valid(String text) {
        assertThat(LocalGovernmentCode.parse(text))
                .isEqualTo(new Result.Valid(new LocalGovernmentCode(TextWidth.compact(text))));
    }

    @ParameterizedTest
    @CsvSource({"92011, 092011, 先頭の0を補いました。", "13101, 131016, 検査数字を補いました。", "1100, 011002, 先頭の0と検査数字を補いました。"})
    void what_a_spreadsheet_lost_is_repaired_and_said(String text, String code, String repair) {
        assertThat(LocalGovernmentCode.parse(text))
                .isEqualTo(new Result.Repaired(new LocalGovernmentCode(code), text, repair));
    }

    @Test
    void a_code_that_could_be_two_is_not_picked() {
        assertThat(LocalGovernmentCode.parse("12106"))
                .isInstanceOfSatisfying(
                        Result.Ambiguous.class,
                        result -> assertThat(result.candidates())
                                .extracting(LocalGovernmentCode::code)
                                .containsExactly("012106", "121061"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"131017", "99999", "", "1", "abc", "1310160", "480004", "000000", "13101 6 7"})
    void other_texts_are_no_local_government_code(String text) {
        assertThat(LocalGovernmentCode.parse(text)).isInstanceOf(Result.Invalid.class);
    }

    @Test
    void one_wrong_digit_never_passes() {
        String right = "131016";
        for (int at = 0; at < 6; at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String wrong = right.substring(0, at) + digit + right.substring(at + 1);
                if (!wrong.equals(right)) {
                    assertThat(LocalGovernmentCode.parse(wrong)).as(wrong).isInstanceOf(Result.Invalid.class);
                }
            }
        }
        assertThatThrownBy(() -> new LocalGovernmentCode("131017")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8000020130001",
                "7000012050002",
                "3000020141003",
                "8900020130001",
                "8000020130001 ",
                "８００００２０１３０００１"
            })
    void a_right_corporate_number_is_read(String text) {
        assertThat(CorporateNumber.parse(text).number()).isEqualTo(TextWidth.compact(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8000020130002", "0000020130001", "800002013000", "80000201300011", "", "T000020130001"})
    void other_texts_are_no_corporate_number(String text) {
        assertThatThrownBy(() -> CorporateNumber.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
