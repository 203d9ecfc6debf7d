package org.haskap.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.haskap.database.TestRegion;
import org.haskap.evidence.Measure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Facts by file: checked, recorded, sent again. */
class FactFilesTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @SuppressWarnings("NullAway.Init") // before all
    private static Feeder office;

    @BeforeAll
    static void start() {
        region.start();
        office = Feeder.planning(region);
    }

    @BeforeEach
    void no_facts() {
        Feeder.nothingIsThere(region);
    }

    @Test
    void nothing_counts_before_it_is_confirmed_and_the_same_file_again_adds_nothing() throws Exception {
        String csv = "\uFEFF日付,人数,館,対象の人\nR7.6.1,\"1,200\",中央,\n2025年6月2日,３,東,reader-77\n2025/06/02,3,東,reader-77\n";
        String path = office.checked(csv);
        assertThat(office.body(path)).contains("まだ記録していません", "新しい事実は3件");
        assertThat(office.facts()).isZero();
        assertThat(office.confirmed(path, "ALL")).contains("事実を記録しました", "<p>3件</p>");
        assertThat(office.facts()).isEqualTo(3);
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("1206");
        assertThat(office.ask(Measure.DISTINCT).value()).isEqualByComparingTo("1");
        assertThat(office.body(office.checked(csv))).contains("新しく記録できる事実はありません", "前に送られていた行は3行");
        // Mended and longer, in another order and another format: only what is new is added.
        String[] rows =
                csv.substring(1).replace("\"1,200\"", "1200").replace(',', '\t').split("\n", -1);
        String more = office.checked(
                "more.tsv",
                String.join("\n", rows[0], "2025-06-03\t7\t\t", rows[3], rows[1], rows[2], "")
                        .getBytes(StandardCharsets.UTF_8));
        office.confirmed(more, "ALL");
        assertThat(office.facts()).isEqualTo(4);
        assertThat(region.owner()
                        .sql(
                                "select count(*) from fact_file_content c join fact_file f on f.id = c.file_id where f.state = 'RECORDED'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void errors_are_named_with_row_and_heading_and_only_the_good_rows_are_taken_by_choice() throws Exception {
        String path = office.checked(
                "番号,日付,人数,館\na1,2025-06-01,1,中央\na2,2999-01-01,1,中央\n,2025-13-40,x,\na1,2025-06-01,2,中央\n");
        String body = office.body(path);
        assertThat(body)
                .contains("誤りのある行は3行", "正しい行だけを記録する")
                .containsSubsequence(
                        "<th scope=\"row\" class=\"ui-num\">3</th><td class=\"ui-nowrap\">日付</td>",
                        "まだ来ていません",
                        "<th scope=\"row\" class=\"ui-num\">4</th><td class=\"ui-nowrap\">日付</td>",
                        "<td class=\"ui-nowrap\">人数</td>",
                        "<th scope=\"row\" class=\"ui-num\">5</th><td class=\"ui-nowrap\">番号</td>");
        String refused = office.confirmed(path, "ALL");
        assertThat(refused).contains("まだ記録していません");
        assertThat(office.facts()).isZero();
        assertThat(office.confirmed(path, "EACH")).contains("事実を記録しました");
        assertThat(office.facts()).isEqualTo(1);
    }

    @Test
    void a_heading_that_is_not_known_stops_the_whole_file() throws Exception {
        assertThat(office.body(office.checked("日付,人数,かん\n2025-06-01,1,中央\n")))
                .contains("取り込めません", "1行目の見出し「かん」は使えません", "館");
        assertThat(office.body(office.checked("人数\n1\n"))).contains("見出し「日付」がありません");
        assertThat(office.body(office.checked("日付,起きた日\n2025-06-01,2025-06-01\n")))
                .contains("同じ意味の見出しが二つ");
        assertThat(office.body(office.checked("日付,人数\n2025-06-01,1,7\n"))).contains("3列目に、見出しのない値");
    }

    @Test
    void a_workbook_is_read_and_a_bomb_or_something_else_is_refused() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var sheet = book.createSheet("来館");
            var head = sheet.createRow(0);
            head.createCell(0).setCellValue("日付");
            head.createCell(1).setCellValue("人数");
            var row = sheet.createRow(1);
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d"));
            row.createCell(0).setCellValue(LocalDate.of(2025, 6, 1));
            row.getCell(0).setCellStyle(style);
            row.createCell(1).setCellValue(12);
            book.write(bytes);
        }
        office.confirmed(office.checked("来館.xlsx", bytes.toByteArray()), "ALL");
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("12");

        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 50; i++) {
                zip.write(zeros);
            }
        }
        assertThat(office.body(office.checked("bomb.xlsx", bomb.toByteArray()))).contains("取り込めません");
        assertThat(office.upload("picture.png", "\u0089PNG....".getBytes(StandardCharsets.ISO_8859_1))
                        .statusCode())
                .isEqualTo(422);
        assertThat(office.body(office.checked("plan.txt", "日付\n2025-06-01\n".getBytes(StandardCharsets.UTF_8))))
                .contains("表として読めるのは");
        assertThat(office.upload("large.csv", new byte[(int) FactFiles.LARGEST + 2 * 1024 * 1024])
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_mended_file_sent_from_the_same_form_is_not_taken_for_the_first() throws Exception {
        var form = office.form();
        byte[] wrong = "日付,人数\n2025-06-01,1\n".getBytes(StandardCharsets.UTF_8);
        byte[] mended = "日付,人数\n2025-06-01,2\n".getBytes(StandardCharsets.UTF_8);
        var first = office.upload(form, "facts.csv", wrong);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(office.upload(form, "facts.csv", wrong).headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        var second = office.upload(form, "facts.csv", mended);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("あとから送った内容は保存されていません");
    }

    @Test
    void a_hundred_thousand_rows_are_checked_and_recorded() throws Exception {
        String rows = IntStream.range(0, FactRows.MOST)
                .mapToObj(i -> "n" + i + ",2025-0" + (4 + i % 6) + "-1" + i % 10 + ",1,館" + i % 7)
                .collect(Collectors.joining("\n", "番号,日付,人数,館\n", "\n"));
        long begun = System.nanoTime();
        String path = office.checked(rows);
        long checkedAt = System.nanoTime();
        office.confirmed(path, "ALL");
        long recordedAt = System.nanoTime();
        assertThat(office.facts()).isEqualTo(FactRows.MOST);
        office.post(path + "/reversal", path + "/reversal", "reason", "試し");
        office.settled(path);
        System.out.printf(
                "100,000 rows: check %d ms, record %d ms, undo %d ms%n",
                (checkedAt - begun) / 1_000_000,
                (recordedAt - checkedAt) / 1_000_000,
                (System.nanoTime() - recordedAt) / 1_000_000);
        assertThat(office.facts()).isZero();
        assertThat(office.body(office.checked(rows + "x,2025-06-01,1,\n"))).contains("100,000件まで");
    }

    @Test
    void the_template_has_the_kinds_headings() throws Exception {
        assertThat(office.body(FactFiles.PATH + "/template.csv?kind=" + Sender.kind()))
                .isEqualTo("\uFEFF番号,日付,人数,計画,計画の項目,対象の人,館,取り消す番号\r\n");
        assertThat(office.get(FactFiles.PATH + "/template.csv?kind=programme.held")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_workbook_to_fill_in_holds_no_fact_until_one_is_written_and_is_read_as_it_was_given_out() throws Exception {
        office.confirmed(office.checked("番号,日付,人数,館\nm-1,2025-06-01,2,=中央\nm-2,2025-06-02,3,東\n"), "ALL");
        byte[] given = office.bytes(FactFiles.PATH + "/template.xlsx?kind=" + Sender.kind());
        assertThat(office.body(office.checked("template.xlsx", given)))
                .contains("新しく記録できる事実はありません", "2行目は、番号が（記入例）なので取り込みません。");
        try (var workbook = new XSSFWorkbook(new java.io.ByteArrayInputStream(given))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(0).getLastCellNum()).isEqualTo((short) 8);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("（記入例）");
            assertThat(sheet.getDataValidations()).hasSizeGreaterThanOrEqualTo(1);
            var choices = workbook.getSheet("選べる値");
            assertThat(List.of(
                            choices.getRow(2).getCell(0).getStringCellValue(),
                            choices.getRow(3).getCell(0).getStringCellValue()))
                    .containsExactlyInAnyOrder("=中央", "東");
            var row = sheet.createRow(2);
            row.createCell(0).setCellValue("007");
            var day = row.createCell(1);
            day.setCellStyle(sheet.getColumnStyle(1));
            day.setCellValue(LocalDate.of(2025, 7, 1));
            row.createCell(2).setCellValue(12);
            row.createCell(6).setCellValue("=中央");
            var out = new ByteArrayOutputStream();
            workbook.write(out);
            String path = office.checked("filled.xlsx", out.toByteArray());
            assertThat(office.body(path)).contains("新しい事実は1件");
            office.confirmed(path, "ALL");
        }
        assertThat(office.ask(Measure.SUM).value()).isEqualByComparingTo("17");
        assertThat(office.get(FactFiles.PATH + "/template.xlsx?kind=programme.held")
                        .statusCode())
                .isEqualTo(404);
        assertThat(office.body(FactFiles.PATH))
                .contains("template.xlsx?kind=" + Sender.kind(), "template.csv?kind=" + Sender.kind());
    }
}
