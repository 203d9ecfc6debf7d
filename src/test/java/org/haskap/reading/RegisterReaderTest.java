package org.haskap.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Finding.Severity;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Place;
import org.haskap.reading.LineFate.Fate;
import org.haskap.reading.RegisterDraft.Programme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterReaderTest {
    private static final Path SAMPLE = Path.of("samples/tomakomai/collaboration-register-2025.tsv");
    private static final String HEADINGS = "No\t所管部名\t名称\t関係団体名\t協働の形態\t実施区分\t初回実施年\t開始日\t終了日\t目的\t市民参加人数\t効果\n";

    @TempDir
    Path folder;

    private Reading read(String text) throws IOException {
        return Readers.read(Files.writeString(folder.resolve("register.tsv"), text), null);
    }

    private static RegisterDraft register(Reading reading) {
        RegisterDraft register = reading.register();
        assertThat(register).isNotNull();
        return java.util.Objects.requireNonNull(register);
    }

    private static List<String> found(Reading reading, String code) {
        return reading.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(finding -> String.valueOf(finding.place()))
                .toList();
    }

    private static List<String> numbersWith(Reading reading, String code) {
        return reading.findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(finding -> register(reading).programmes().stream()
                        .filter(p -> finding.place() != null
                                && p.place().line() == finding.place().line())
                        .map(Programme::no)
                        .collect(Collectors.joining()))
                .toList();
    }

    @Test
    void the_sample_yields_every_programme_with_every_column() {
        Reading reading = Readers.read(SAMPLE, null);
        List<Programme> programmes = register(reading).programmes();
        assertThat(programmes)
                .extracting(Programme::no)
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, 26)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(programmes).allSatisfy(p -> {
            assertThat(p.department()).endsWith("部");
            assertThat(p.name()).isNotEmpty();
            assertThat(p.partners()).isNotEmpty();
            assertThat(p.form()).isEqualTo("共催");
            assertThat(p.recurrence()).endsWith("実施");
            assertThat(p.start()).isNotNull();
            assertThat(p.end()).isNotNull();
            assertThat(p.purpose()).isNotEmpty();
        });
        assertThat(register(reading).columns())
                .hasSize(12)
                .startsWith("No", "所管部名")
                .contains("初回実施年 (西暦)");
        Programme first = programmes.getFirst();
        assertThat(first.start()).isEqualTo(LocalDate.of(2025, 5, 17));
        assertThat(first.end()).isEqualTo(LocalDate.of(2026, 2, 7));
        assertThat(first.firstYear()).isEqualTo(2012);
        assertThat(programmes.get(1).participants().value()).isEqualByComparingTo("4449");
        assertThat(programmes.get(1).participants().text()).isEqualTo("4,449");
        assertThat(programmes.get(7).partners()).containsExactly("苫小牧信用金庫", "苫小牧市科学センター");
        assertThat(programmes.get(2).partners()).containsExactly("苫小牧商工会議所", "苫小牧市男女平等参画推進センター");
        assertThat(programmes.get(25).start()).isEqualTo(LocalDate.of(2026, 3, 21));
    }

    @Test
    void unknown_participants_of_the_sample_have_a_reason_and_no_number() {
        var unknown = register(Readers.read(SAMPLE, null)).programmes().stream()
                .filter(p -> p.participants().value() == null)
                .toList();
        assertThat(unknown).extracting(Programme::no).containsExactly("5", "16", "18", "26");
        assertThat(unknown)
                .allSatisfy(p -> assertThat(p.participants().missing()).isEqualTo(Missing.NOT_COLLECTED));
    }

    @Test
    void the_sample_gives_its_findings_at_their_programmes() {
        Reading reading = Readers.read(SAMPLE, null);
        assertThat(numbersWith(reading, "year-in-name-differs")).containsExactly("2");
        assertThat(numbersWith(reading, "single-year-with-earlier-first-year"))
                .containsExactly("5", "12", "14", "16", "19", "20", "26");
        assertThat(numbersWith(reading, "first-year-unknown")).containsExactly("7", "11", "22");
        assertThat(numbersWith(reading, "participants-unknown")).containsExactly("5", "16", "18", "26");
        assertThat(numbersWith(reading, "effect-empty")).containsExactly("5", "16", "26");
        assertThat(numbersWith(reading, "name-contains-partner")).containsExactly("7");
        assertThat(numbersWith(reading, "spaced-letters")).containsExactly("1");
        assertThat(reading.findings()).hasSize(20).allSatisfy(finding -> {
            assertThat(finding.place()).isNotNull();
            assertThat(finding.message()).endsWith("。");
            assertThat(finding.severity()).isNotEqualTo(Severity.ERROR);
        });
    }

    @Test
    void every_line_of_the_sample_is_accounted_for() {
        Reading reading = Readers.read(SAMPLE, null);
        assertThat(reading.account()).isEqualTo(new Account(27, 1, 0, 3, 31));
        assertThat(reading.fates())
                .filteredOn(fate -> fate.fate() == Fate.FURNITURE)
                .singleElement()
                .satisfies(fate -> {
                    assertThat(fate.what()).isEqualTo("見出し行の繰り返し");
                    assertThat(fate.place()).isEqualTo(Place.line(1, 28));
                });
    }

    @Test
    void columns_are_told_by_name_in_any_order_and_spelling() throws IOException {
        Reading reading = read("""
                令和５年度 共催事業一覧
                参加人数〔総計〕\tイベント名\tＮｏ．\t共催団体\t実施日\t終了日\t初回実施年度（西暦）\t担当課
                約1,200人\t夏まつり\t９\t町内会連合会\t令和5年8月1日（火）\t2023/8/2\tH24\t商工課
                """);
        Programme p = register(reading).programmes().getFirst();
        assertThat(p.name()).isEqualTo("夏まつり");
        assertThat(p.no()).isEqualTo("９");
        assertThat(p.partners()).containsExactly("町内会連合会");
        assertThat(p.participants().value()).isEqualByComparingTo("1200");
        assertThat(p.start()).isEqualTo(LocalDate.of(2023, 8, 1));
        assertThat(p.end()).isEqualTo(LocalDate.of(2023, 8, 2));
        assertThat(p.firstYear()).isEqualTo(2012);
        assertThat(p.department()).isEqualTo("商工課");
        assertThat(reading.fates().getFirst().what()).isEqualTo("表の前書き");
        assertThat(found(reading, "column-missing")).hasSize(4);
    }

    @Test
    void findings_speak_of_columns_by_the_headings_of_the_document() throws IOException {
        Reading reading = read("""
                Ｎｏ\tイベント名\t共催団体\t開催日\t終了日\t初回開催年\t担当課\t参加者数\t成果
                1\t夏まつり\t\t五月ごろ\t\t\t\t多数\t
                """);
        assertThat(reading.findings())
                .filteredOn(finding -> !finding.code().equals("column-missing"))
                .extracting(Finding::message)
                .hasSize(7)
                .allMatch(message -> message.matches("(共催団体|開催日|終了日|初回開催年|担当課|参加者数|成果)[がの「].*"));
    }

    @Test
    void longer_headings_are_told_by_their_last_word_and_a_period_holds_both_days() throws IOException {
        Reading reading = read("""
                協力団体の名称\t協働事業の名称\t協働の形態\t実施期間\t事業の趣旨
                町内会\t夏まつり\t共催\t令和7年8月1日（金）～3日（日）\tにぎわい
                会\t展示\t後援\tR7.12.20～1.10\t文化
                会\t講座\t後援\t2025/5/1〜2025/6/30\t学び
                会\t相談\t共催\t令和7年度\t安心
                会\t式典\t共催\tR7.5.3\t記念
                会\t市\t共催\t五月ごろ\t交流
                """);
        List<Programme> programmes = register(reading).programmes();
        assertThat(programmes).extracting(Programme::name).containsExactly("夏まつり", "展示", "講座", "相談", "式典", "市");
        assertThat(programmes.getFirst().partners()).containsExactly("町内会");
        assertThat(programmes.getFirst().purpose()).isEqualTo("にぎわい");
        assertThat(programmes)
                .extracting(p -> p.start() + "/" + p.end())
                .containsExactly(
                        "2025-08-01/2025-08-03",
                        "2025-12-20/2026-01-10",
                        "2025-05-01/2025-06-30",
                        "2025-04-01/2026-03-31",
                        "2025-05-03/2025-05-03",
                        "null/null");
        assertThat(found(reading, "unparseable-date"))
                .containsExactly(Place.line(1, 7).at(4).toString());
    }

    @Test
    void a_register_read_as_a_plan_is_told_so() throws IOException {
        Path file = Files.writeString(
                folder.resolve("plan.tsv"), HEADINGS + "1\t部\t祭り\t会\t共催\t毎年\t2020\tR7.5.1\tR7.5.1\t目的\t10\t効果\n");
        assertThat(Readers.read(file, Readers.Kind.PLAN).findings())
                .extracting(Finding::code)
                .contains("looks-like-a-register");
        Path unnamed = Files.writeString(folder.resolve("other.tsv"), "件名\t共催団体\t開催日\t目的\n祭り\t会\tR7.5.1\tにぎわい\n");
        assertThat(Readers.read(unnamed, null).findings())
                .extracting(Finding::code)
                .contains("looks-like-a-register");
    }

    @Test
    void a_column_nobody_knows_is_reported_with_its_place() throws IOException {
        Reading reading = read("名称\t主催者\t協働の形態\t開始日\t天気\n祭り\t会\t共催\tR7.5.1\t晴れ\n");
        assertThat(found(reading, "column-unknown"))
                .containsExactly(Place.line(1, 1).at(5).toString());
    }

    @Test
    void rows_that_do_not_fit_are_findings_with_line_and_column() throws IOException {
        Reading reading = read(HEADINGS
                + "1\t部\t祭り\t会\t共催\t毎年\t2020\tR7.5.1\tR7.5.1\t目的\t10\n"
                + "2\t部\t会\t共催\t毎年\t2020\tR7.5.1\tR7.5.1\t目的\t10\t効果\n"
                + "3\t部\t式典\t会\t共催\t毎年\t2020\tR7.5.1\tR7.5.1\t目的\t10\t効果\t余り\n");
        assertThat(register(reading).programmes()).extracting(Programme::no).containsExactly("1", "3");
        assertThat(found(reading, "ragged-row"))
                .containsExactly(
                        Place.line(1, 2).at(12).toString(),
                        Place.line(1, 4).at(13).toString());
        assertThat(found(reading, "row-unusable"))
                .containsExactly(Place.line(1, 3).at(12).toString());
        assertThat(reading.account()).isEqualTo(new Account(3, 0, 1, 0, 4));
    }

    @Test
    void totals_and_notes_are_furniture() throws IOException {
        Reading reading = read(HEADINGS + "1\t部\t祭り\t会\t共催\t毎年\t2020\tR7.5.1\tR7.5.1\t目的\t10\t効果\n"
                + "合計\t\t\t\t\t\t\t\t\t\t10\t\n※ 人数は延べ\t\t\t\t\t\t\t\t\t\t\t\n");
        assertThat(reading.fates()).extracting(LineFate::what).containsExactly("見出し行", "1", "合計行", "注記");
    }

    @Test
    void contradictions_are_reported() throws IOException {
        Reading reading = read(HEADINGS
                + "1\t総務部\t令和6年度講座\t(株)甲\t共催\t毎年\t2030\tR7.5.9\tR7.5.1\t目的\t多数\t効果\n"
                + "1\t総務 部\t平和展1945\t株式会社甲\t共催\t毎年\tずっと前\t五月ごろ\tR7.2.30\t目的\t10\t効果\n"
                + "3\t総務部\t講座 2024年度\t会\t共催\t毎年\t2026\tR7.3.31\tR7.3.31\t目的\t10\t効果\n");
        assertThat(reading.findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder(
                        "end-before-start",
                        "participants-unclear",
                        "number-repeated",
                        "same-department-two-spellings",
                        "same-partner-two-spellings",
                        "first-year-unclear",
                        "unparseable-date",
                        "unparseable-date",
                        "first-year-after-held");
    }

    @ParameterizedTest
    @CsvSource({
        "祭り2026,2026-03-21,true",
        "祭り2025,2026-03-21,true",
        "祭り2026年,2025-05-17,false",
        "2025年度 祭り,2026-03-21,true",
        "2026年度 祭り,2026-03-21,false",
        "令和７年度 祭り,2025-04-01,true",
        "令和７年度 祭り,2025-03-31,false",
        "令和元年 祭り,2019-04-30,true",
        "第37回 祭り,2025-05-17,true",
        "1945年の記憶,2025-05-17,true",
        "参加2025人,2025-05-17,true"
    })
    void the_year_in_a_name_is_compared_with_the_days(String name, LocalDate day, boolean right) throws IOException {
        Reading reading =
                read(HEADINGS + "1\t部\t" + name + "\t会\t共催\t毎年\t2010\t" + day + "\t" + day + "\t目的\t10\t効果\n");
        assertThat(found(reading, "year-in-name-differs").isEmpty()).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "なし,NOT_AVAILABLE",
        "'',NOT_AVAILABLE",
        "－,NOT_AVAILABLE",
        "不明,NOT_COLLECTED",
        "未集計,PENDING",
        "中止,NOT_APPLICABLE",
        "大勢,UNCLEAR"
    })
    void a_number_of_participants_that_is_none_says_why(String text, Missing why) {
        assertThat(RegisterRow.participants(text)).isEqualTo(new RegisterDraft.Participants(null, why, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"4,449|4449", "約2千人|2000", "延べ約1.2万人|12000", "３００名程度|300", "計 50 人以上|50", "0|0"})
    void a_number_of_participants_is_read_with_the_words_around_it(String text, int people) {
        assertThat(RegisterRow.participants(text).value()).isEqualByComparingTo(java.math.BigDecimal.valueOf(people));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10団体", "50％", "△3", "1.5人"})
    void what_counts_no_people_is_no_number_of_participants(String text) {
        assertThat(RegisterRow.participants(text).missing()).isEqualTo(Missing.UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource({
        "2012,2012",
        "H24,2012",
        "平成24年度,2012",
        "西暦2012年,2012",
        "大正10年,1921",
        "㍻24,2012",
        "2010年頃,2010",
        "令和元,2019"
    })
    void the_first_year_is_read_in_either_calendar(String text, int year) {
        assertThat(RegisterRow.year(text)).isEqualTo(year);
    }

    @Test
    void partners_part_at_commas_and_slashes_but_not_within_brackets() {
        assertThat(RegisterRow.partners("甲会、乙会/丙会／丁（一部、二部）、「戊/己」実行委員会、"))
                .containsExactly("甲会", "乙会", "丙会", "丁（一部、二部）", "「戊/己」実行委員会");
        assertThat(RegisterRow.partners("なし")).isEmpty();
    }

    @Test
    void the_same_register_reads_the_same_from_a_workbook_and_a_word_table() throws IOException {
        var rows =
                Sources.open(SAMPLE).lines().stream().map(Document.Line::cells).toList();
        Path xlsx = OfficeFiles.workbook(folder.resolve("a.xlsx"), rows);
        Path docx = OfficeFiles.document(folder.resolve("a.docx"), document -> {
            var table = document.createTable(rows.size(), 12);
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    table.getRow(r).getCell(c).setText(rows.get(r).get(c));
                }
            }
        });
        var expected = withoutPlaces(Readers.read(SAMPLE, null));
        assertThat(withoutPlaces(Readers.read(xlsx, null))).isEqualTo(expected);
        assertThat(withoutPlaces(Readers.read(docx, null))).isEqualTo(expected);
    }

    private static List<String> withoutPlaces(Reading reading) {
        return register(reading).programmes().stream()
                .map(p -> p.toString().replaceAll("place=Place\\[[^]]*]", ""))
                .toList();
    }
}
