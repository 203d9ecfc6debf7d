package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.reading.Document.Format;
import org.haskap.reading.Document.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    private static final Path STRATEGY = Path.of("samples/tomakomai/strategy-2015.txt");

    @TempDir
    Path folder;

    private Path file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(Document document) {
        return document.lines().stream().map(Line::text).toList();
    }

    @Test
    void a_text_keeps_every_line_with_its_number() {
        Document document = Sources.open(file("計画.txt", "第１章\r\n\r\n　①　目標\n最後"));
        assertThat(document.name()).isEqualTo("計画.txt");
        assertThat(document.kind()).isEqualTo(Format.TXT);
        assertThat(texts(document)).containsExactly("第１章", "", "　①　目標", "最後");
        assertThat(document.lines().getLast().place()).isEqualTo(Place.line(1, 4));
        assertThat(document.lines().get(1).blank()).isTrue();
    }

    @Test
    void form_feeds_begin_pages_while_lines_count_on() {
        Document document = Sources.open(file("a.txt", "一\n\f二\n三\n\f\n四\n\f"));
        assertThat(document.pages()).isEqualTo(3);
        assertThat(document.lines())
                .containsExactly(
                        Line.of(Place.line(1, 1), "一"),
                        Line.of(Place.line(2, 2), "二"),
                        Line.of(Place.line(2, 3), "三"),
                        Line.of(Place.line(3, 5), "四"));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,''",
        "UTF-8,EFBBBF",
        "windows-31j,''",
        "UTF-16LE,''",
        "UTF-16BE,''",
        "UTF-16LE,FFFE",
        "UTF-16BE,FEFF",
        "EUC-JP,''",
        "ISO-2022-JP,''"
    })
    void a_sample_reads_the_same_in_every_encoding(String charset, String mark) throws IOException {
        // These characters exist in all the encodings; the sample's own ① and ㌧ do not.
        String text = Files.readString(STRATEGY)
                .replaceAll("[^\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}\\x20-\\x7E\\n、。]|[㌧～]", "");
        byte[] encoded = text.getBytes(Charset.forName(charset));
        byte[] marked = java.util.HexFormat.of()
                .parseHex(mark + java.util.HexFormat.of().formatHex(encoded));
        assertThat(texts(Sources.open(file("a.txt", marked))))
                .isEqualTo(text.lines().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-31j", "UTF-16LE", "UTF-16BE"})
    void circled_numbers_and_unit_signs_survive(String charset) {
        String text = "施策①　若者の就職 ㈱㎡㌧ Ⅳ ～ －\n目標値は１２％です。";
        assertThat(texts(Sources.open(file("a.txt", text.getBytes(Charset.forName(charset))))))
                .containsExactly("施策①　若者の就職 ㈱㎡㌧ Ⅳ ～ －", "目標値は１２％です。");
    }

    @Test
    void a_short_text_without_line_breaks_is_recognised() {
        for (String charset : List.of("windows-31j", "UTF-16LE", "UTF-16BE")) {
            assertThat(texts(Sources.open(file("a.txt", "創業を支援します。".getBytes(Charset.forName(charset))))))
                    .as(charset)
                    .containsExactly("創業を支援します。");
        }
    }

    @Test
    void quoted_cells_may_hold_line_breaks_and_places_count_them() {
        Document document = Sources.open(file("a.tsv", "名称\t目的\n\"祭り\"\t\"一\n二\"\n次\t三 \"引用\" 四\n"));
        assertThat(document.kind()).isEqualTo(Format.TSV);
        assertThat(document.lines().get(1).cells()).containsExactly("祭り", "一\n二");
        assertThat(document.lines().get(2).place()).isEqualTo(Place.line(1, 4));
        assertThat(document.lines().get(2).cells()).containsExactly("次", "三 \"引用\" 四");
        assertThat(document.findings()).isEmpty();
    }

    @Test
    void a_quote_that_never_closes_swallows_nothing() {
        Document document = Sources.open(file("a.tsv", "名称\t目的\n\"祭り\t一\n次\t二\n"));
        assertThat(texts(document)).containsExactly("名称\t目的", "\"祭り\t一", "次\t二");
        assertThat(document.findings()).extracting(Finding::code).containsExactly("quotes-unbalanced");
    }

    @Test
    void the_separator_is_told_by_the_content() {
        assertThat(Sources.open(file("a.csv", "a\tb\n1,5\t2\n")).lines().get(1).cells())
                .containsExactly("1,5", "2");
        assertThat(Sources.open(file("b.csv", "a,b\n\"1,5\",2\n"))
                        .lines()
                        .get(1)
                        .cells())
                .containsExactly("1,5", "2");
        assertThat(Sources.open(file("c.tsv", "a;b\n1;2\n")).lines().get(1).cells())
                .containsExactly("1", "2");
    }

    @Test
    void a_workbook_gives_what_its_cells_show() {
        Path xlsx = OfficeFiles.workbook(folder.resolve("表.dat"), workbook -> {
            var sheet = workbook.createSheet("一覧");
            var row = sheet.createRow(2);
            row.createCell(0).setCellValue("名称");
            var number = row.createCell(2);
            number.setCellValue(4449);
            var thousands = workbook.createCellStyle();
            thousands.setDataFormat(workbook.createDataFormat().getFormat("#,##0"));
            number.setCellStyle(thousands);
            var day = row.createCell(3);
            day.setCellValue(LocalDate.of(2025, 5, 17));
            var era = workbook.createCellStyle();
            era.setDataFormat(workbook.createDataFormat().getFormat("[$-411]ggge\"年\"m\"月\"d\"日\""));
            day.setCellStyle(era);
            var formula = row.createCell(4);
            formula.setCellFormula("1+2");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(formula);
            row.createCell(5).setCellValue(true);
            workbook.createSheet("空");
            workbook.createSheet("二枚目").createRow(0).createCell(0).setCellValue("三");
        });
        Document document = Sources.open(xlsx);
        assertThat(document.kind()).isEqualTo(Format.XLSX);
        assertThat(document.pages()).isEqualTo(3);
        assertThat(document.lines().getFirst().cells()).containsExactly("名称", "", "4,449", "2025-05-17", "3", "TRUE");
        assertThat(document.lines()).extracting(Line::place).containsExactly(Place.line(1, 3), Place.line(3, 1));
    }

    @Test
    void hidden_rows_columns_and_sheets_are_read_and_noted() {
        Path xlsx = OfficeFiles.workbook(folder.resolve("a.xlsx"), workbook -> {
            var sheet = workbook.createSheet("表");
            sheet.createRow(0).createCell(0).setCellValue("見える");
            var hidden = sheet.createRow(1);
            hidden.createCell(1).setCellValue("隠れる");
            hidden.setZeroHeight(true);
            sheet.setColumnHidden(1, true);
            workbook.createSheet("裏").createRow(0).createCell(0).setCellValue("裏");
            workbook.setSheetHidden(1, true);
        });
        Document document = Sources.open(xlsx);
        assertThat(texts(document)).containsExactly("見える", "\t隠れる", "裏");
        assertThat(document.findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("hidden-rows", "hidden-columns", "hidden-sheet");
    }

    @Test
    void readings_of_names_are_not_part_of_a_cell() {
        String sheet =
                "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData><row r='1'>"
                        + "<c r='A1' t='inlineStr'><is><r><t>創業</t></r><rPh sb='0' eb='2'><t>ソウギョウ</t></rPh></is></c></row></sheetData></worksheet>";
        Path xlsx = OfficeFiles.zip(
                folder.resolve("a.xlsx"), OfficeFiles.workbookParts(sheet.getBytes(StandardCharsets.UTF_8)));
        assertThat(texts(Sources.open(xlsx))).containsExactly("創業");
    }

    @Test
    void a_word_document_gives_paragraphs_tables_and_list_numbers_in_order() {
        Path docx = OfficeFiles.document(folder.resolve("a.docx"), document -> {
            document.createParagraph().createRun().setText("第１章");
            var numbering = document.createNumbering();
            var definition = org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum.Factory.newInstance();
            definition.setAbstractNumId(java.math.BigInteger.ONE);
            var level = definition.addNewLvl();
            level.setIlvl(java.math.BigInteger.ZERO);
            level.addNewNumFmt()
                    .setVal(
                            org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat
                                    .DECIMAL_ENCLOSED_CIRCLE);
            level.addNewLvlText().setVal("%1");
            var list = numbering.addNum(
                    numbering.addAbstractNum(new org.apache.poi.xwpf.usermodel.XWPFAbstractNum(definition)));
            for (String text : List.of("若者の就職", "創業")) {
                var paragraph = document.createParagraph();
                paragraph.setNumID(list);
                paragraph.createRun().setText(text);
            }
            var table = document.createTable(1, 2);
            table.getRow(0).getCell(0).setText("指標");
            table.getRow(0).getCell(1).setText("12％");
            document.createParagraph();
            document.createParagraph().createRun().setText("終わり");
        });
        Document document = Sources.open(docx);
        assertThat(document.kind()).isEqualTo(Format.DOCX);
        assertThat(texts(document)).containsExactly("第１章", "① 若者の就職", "② 創業", "指標\t12％", "", "終わり");
        assertThat(document.lines().get(3).cells()).containsExactly("指標", "12％");
        assertThat(document.lines().getLast().place()).isEqualTo(Place.line(1, 6));
    }

    @ParameterizedTest
    @CsvSource({
        "3,decimalFullWidth,３",
        "4,upperRoman,Ⅳ",
        "12,japaneseCounting,十二",
        "2,aiueoFullWidth,イ",
        "2,irohaFullWidth,ロ",
        "3,decimalEnclosedParen,⑶",
        "21,decimalEnclosedCircle,21",
        "28,upperLetter,28"
    })
    void list_numbers_print_as_word_prints_them(int count, String format, String printed) {
        // Word writes Roman numbers with Latin letters
        assertThat(WordNumbering.print(count, format)).isEqualTo(printed.replace("Ⅳ", "IV"));
    }

    @Test
    void a_pdf_gives_lines_cells_and_blank_rows_by_position() {
        Path pdf = Pdfs.write(
                folder.resolve("a.pdf"),
                List.of(
                        List.of(
                                new Pdfs.Text(60, 60, "施策①　若者の就職"),
                                new Pdfs.Text(60, 75, "指標"),
                                new Pdfs.Text(200, 75, "９０％"),
                                new Pdfs.Text(90, 75.5, "甲"),
                                new Pdfs.Text(60, 120, "次の段落")),
                        Pdfs.lines("二ページ目")));
        Document document = Sources.open(pdf);
        assertThat(document.kind()).isEqualTo(Format.PDF);
        assertThat(document.pages()).isEqualTo(2);
        assertThat(document.lines())
                .extracting(Line::text)
                .containsExactly("施策① 若者の就職", "指標甲\t９０％", "", "次の段落", "二ページ目");
        assertThat(document.lines().getLast().place()).isEqualTo(Place.line(2, 1));
    }

    @Test
    void columns_of_prose_are_read_one_after_the_other_but_tables_by_row() {
        var prose = new java.util.ArrayList<Pdfs.Text>();
        var table = new java.util.ArrayList<Pdfs.Text>();
        for (int i = 0; i < 8; i++) {
            prose.add(new Pdfs.Text(60, 60 + 15 * i, "左の段の文章が続き" + i));
            prose.add(new Pdfs.Text(300, 60 + 15 * i, "右の段の文章が続き" + i));
            table.add(new Pdfs.Text(60, 60 + 15 * i, i % 2 == 0 ? "人" : "延べ宿泊客の総数"));
            table.add(new Pdfs.Text(300, 60 + 15 * i, "１２" + i));
        }
        List<String> lines = texts(Sources.open(Pdfs.write(folder.resolve("a.pdf"), List.of(prose, table))));
        assertThat(lines.subList(0, 9)).contains("左の段の文章が続き0", "左の段の文章が続き7", "右の段の文章が続き0");
        assertThat(lines.get(7)).isEqualTo("左の段の文章が続き7");
        assertThat(lines.get(16)).isEqualTo("人\t１２0");
    }

    @Test
    void pages_that_are_only_a_picture_are_noted() {
        Path pdf = Pdfs.write(folder.resolve("a.pdf"), List.of(Pdfs.lines("表紙"), List.of(), Pdfs.lines("本文")));
        assertThat(Sources.open(pdf).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("page-without-text");
            assertThat(finding.place()).isEqualTo(Place.line(2, 1));
        });
    }
}
