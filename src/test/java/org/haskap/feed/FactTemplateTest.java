package org.haskap.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.haskap.evidence.FactKind;
import org.haskap.reading.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the workbook to fill in offers, and what becomes of its example. */
class FactTemplateTest {
    private static final FactKind VISIT = new FactKind("house.visit", "来館", "一人が来館した。", "人", List.of());
    private static final String STRATEGY = "strategy";

    @TempDir
    @SuppressWarnings("NullAway.Init") // before each
    Path folder;

    @Test
    void only_the_strategys_items_are_offered_and_the_others_stand_beside_their_plan() throws Exception {
        try (var workbook = workbook(STRATEGY)) {
            var items = workbook.getSheet("計画の項目");
            assertThat(IntStream.rangeClosed(2, items.getLastRowNum())
                            .mapToObj(i -> items.getRow(i).getCell(0).getStringCellValue() + " "
                                    + items.getRow(i).getCell(1).getStringCellValue()))
                    .containsExactly("strategy m1", "strategy m2", "housing m1", "housing m9", "ageing m1");
            assertThat(workbook.getSheetAt(0).getDataValidations())
                    .extracting(each -> each.getValidationConstraint().getFormula1())
                    .containsExactly("'計画の項目'!$B$3:$B$4");
            assertThat(workbook.getSheetAt(0).getDataValidations())
                    .extracting(DataValidation::getErrorBoxText)
                    .singleElement()
                    .asString()
                    .contains("計画の名前");
        }
    }

    @Test
    void where_no_plan_is_the_strategy_no_item_is_offered() throws Exception {
        try (var workbook = workbook("")) {
            assertThat(workbook.getSheetAt(0).getDataValidations()).isEmpty();
            assertThat(workbook.getSheet("計画の項目").getLastRowNum()).isEqualTo(6);
        }
    }

    @Test
    void one_example_is_passed_over() throws Exception {
        FactRows rows = read("番号,日付,人数\n（記入例）,2025-06-01,1\n,2025-06-02,3\n");
        assertThat(rows.rows()).extracting(FedRow::quantity).containsExactly("3");
        assertThat(rows.problems()).isEmpty();
        assertThat(rows.notes()).containsExactly("2行目は、番号が（記入例）なので取り込みません。");
    }

    @Test
    void rows_an_example_was_filled_down_over_are_not_left_out_but_named() throws Exception {
        int filled = 50_000;
        FactRows rows = read(IntStream.range(0, filled)
                .mapToObj(i -> "（記入例）,2025-06-01," + (i + 1))
                .collect(Collectors.joining("\n", "番号,日付,人数\n", "\n,2025-06-02,3\n")));
        assertThat(rows.rows()).hasSize(filled + 1);
        assertThat(rows.notes()).isEmpty();
        assertThat(rows.problems()).hasSize(filled).allSatisfy(problem -> {
            assertThat(problem.field()).isEqualTo("id");
            assertThat(problem.sentence()).startsWith("番号が（記入例）のままです。");
        });
        assertThat(rows.problems())
                .extracting(FeedProblem::row)
                .startsWith(0, 1, 2)
                .doesNotContain(filled);
    }

    private FactRows read(String csv) throws IOException, FactRows.NoTableException {
        return FactRows.read(Sources.open(Files.writeString(folder.resolve("facts.csv"), csv)), VISIT);
    }

    /** Codes of several plans in the order the plans became known, the strategy neither first nor last. */
    private static XSSFWorkbook workbook(String strategy) throws IOException {
        var nodes = List.of(
                new FactTemplate.Node("housing", "m1", "住まい"),
                new FactTemplate.Node("housing", "m9", "空き家"),
                new FactTemplate.Node("strategy", "m1", "しごと"),
                new FactTemplate.Node("strategy", "m2", "まち"),
                new FactTemplate.Node("ageing", "m1", "見守り"));
        var out = new ByteArrayOutputStream();
        new FactTemplate(VISIT, Map.of(), strategy, nodes, LocalDate.of(2026, 4, 1)).xlsx(out);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }
}
