package org.haskap.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.haskap.kernel.Place;
import org.haskap.reading.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as people paste and send them. */
class SheetTest {
    @Test
    void rows_keep_their_line_whatever_stands_between_them() {
        var sheet = Sheet.pasted("\n時期\t実績値\n\n2015年度\t5\n\t\n2016年度\t6", true);
        assertThat(sheet.problem()).isNull();
        assertThat(sheet.rows()).extracting(Sheet.Row::line).containsExactly(4, 6);
        assertThat(sheet.rows().getFirst().cells())
                .isEqualTo(Map.of(SheetColumn.PERIOD, "2015年度", SheetColumn.VALUE, "5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2015年度\t\"5", // a quote that never closes
                "2015年度\t5\u0000",
                "2015年度,5", // commas where no tab is
                "\uFEFF2015年度\t5\r\n",
            })
    void what_spreadsheets_and_people_leave_in_a_text_does_no_harm(String text) {
        assertThat(Sheet.pasted(text, true).rows()).hasSize(1);
    }

    @Test
    void a_table_that_is_too_large_or_has_no_meaning_says_what_to_do() {
        assertThat(Sheet.pasted("", true).problem()).contains("値の入った行がありません");
        assertThat(Sheet.pasted("x".repeat(Sheet.MOST_CHARACTERS + 1), true).problem())
                .contains("大きすぎます");
        assertThat(Sheet.pasted("2015年度\t5\n".repeat(Sheet.MOST_ROWS + 1), true).problem())
                .contains("2000行まで");
        assertThat(Sheet.pasted("a\t".repeat(80), true).problem()).contains("列が60");
        assertThat(Sheet.pasted("時期\t値\t値\n2015年度\t1\t2", true).problem()).contains("同じ見出しの列が二つ");
        assertThat(Sheet.pasted("period\tstatus\nFY2015\t確報", false).problem()).contains("kpi_id");
    }

    @Test
    void of_a_workbook_the_sheet_with_known_headings_is_taken_with_its_row_numbers() {
        var document = new Document(
                "a.xlsx",
                Document.Format.XLSX,
                2,
                List.of(
                        new Document.Line(Place.line(1, 1), "説明", List.of("この表の説明")),
                        new Document.Line(Place.line(2, 3), "", List.of("kpi_id", "period", "value")),
                        new Document.Line(Place.line(2, 7), "", List.of("m1-k1", "FY2015", "1\n2"))));
        var sheet = Sheet.pasted(Sheet.text(document), false);
        assertThat(sheet.rows()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(7);
            assertThat(row.of(SheetColumn.VALUE)).isEqualTo("1 2");
        });
    }

    @Test
    void rows_that_are_left_read_the_same_again_and_are_calculated_by_no_spreadsheet() {
        var rows = Sheet.pasted("kpi_id\tperiod\tvalue\tsource\nm1-k1\tFY2015\t五\t'=1+1", false)
                .rows();
        String text = Sheet.text(rows);
        assertThat(text).contains("'=1+1");
        assertThat(Sheet.pasted(text, false).rows().getFirst().cells())
                .isEqualTo(rows.getFirst().cells());
    }
}
