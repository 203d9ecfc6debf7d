package org.haskap.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Organisations;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.haskap.evidence.Answer;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.FactQuery;
import org.haskap.evidence.Measure;
import org.haskap.evidence.Question;
import org.haskap.signin.TestSignIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Facts by file: checked, recorded, sent again, undone. */
class FactFilesTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final String NEW = FactFiles.PATH + "/new";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]*)\"");
    private static String cookie = "";
    private static String elsewhere = "";
    private static long city;

    @BeforeAll
    static void start() {
        cookie = TestSignIn.as(region.start(), Role.PLANNING_OFFICE, new Scope.Region());
        city = organisation("青葉市");
        elsewhere = TestSignIn.as(
                region.application(), Role.CHAMBER_STAFF, new Scope.OfOrganisation(organisation("青葉商工会議所")));
    }

    private static long organisation(String name) {
        return Actors.as(
                Actor.operator("test"),
                () -> region.application()
                        .getBean(Organisations.class)
                        .ensure(name)
                        .id());
    }

    @BeforeEach
    void no_facts() {
        Sender.defineKind(region);
        region.owner().sql("truncate fed_fact, fact_file, fact_file_content").update();
    }

    private static HttpResponse<String> get(String path, String as) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(region.url(path)))
                        .header("Cookie", as)
                        .build(),
                BodyHandlers.ofString());
    }

    private static String body(String path) throws Exception {
        var answer = get(path, cookie);
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String found(Pattern pattern, String body) {
        var found = pattern.matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return found.group(1);
    }

    private static HttpResponse<String> post(String from, String path, String... fields) throws Exception {
        var all = new ArrayList<>(List.of("_csrf", found(TOKEN, body(from))));
        all.addAll(List.of(fields));
        String body = IntStream.range(0, all.size() / 2)
                .mapToObj(i -> all.get(2 * i) + "=" + URLEncoder.encode(all.get(2 * i + 1), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(region.url(path)))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> upload(String name, byte[] bytes) throws Exception {
        String form = body(NEW);
        var fields = new LinkedHashMap<>(Map.of("_csrf", found(TOKEN, form), "once", found(ONCE, form)));
        fields.put("organisation", Long.toString(city));
        fields.put("kind", Sender.kind());
        String boundary = "----" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> body.writeBytes(("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(region.url(NEW)))
                        .header("Cookie", cookie)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Uploads and waits until it is checked; the path of its page. */
    private static String checked(String name, byte[] bytes) throws Exception {
        var answer = upload(name, bytes);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String path = URI.create(answer.headers().firstValue("Location").orElseThrow())
                .getPath();
        settled(path);
        return path;
    }

    private static String checked(String csv) throws Exception {
        return checked("facts.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private static String settled(String path) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end) {
            String body = body(path);
            if (!Pattern.compile("確かめています|記録しています|取り消しています").matcher(body).find()) {
                return body;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("still at work: " + path);
    }

    private static String confirmed(String path, String mode) throws Exception {
        assertThat(post(path, path + "/confirmation", "mode", mode).statusCode())
                .isEqualTo(303);
        return settled(path);
    }

    private static Answer ask(Measure measure) {
        var query = new FactQuery(Sender.kind(), null, Map.of(), LocalDate.of(2000, 1, 1), LocalDate.of(2030, 12, 31));
        return region.application()
                .getBean(Evidence.class)
                .answers(List.of(new Question(query, measure)))
                .getFirst();
    }

    private static long facts() {
        return ask(Measure.COUNT).facts();
    }

    @Test
    void nothing_counts_before_it_is_confirmed_and_the_same_file_again_adds_nothing() throws Exception {
        String csv = "\uFEFF日付,人数,館,対象の人\nR7.6.1,\"1,200\",中央,\n2025年6月2日,３,東,reader-77\n2025/06/02,3,東,reader-77\n";
        String path = checked(csv);
        assertThat(body(path)).contains("まだ記録していません", "新しい事実は3件");
        assertThat(facts()).isZero();
        assertThat(confirmed(path, "ALL")).contains("事実を記録しました", "<p>3件</p>");
        assertThat(facts()).isEqualTo(3);
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("1206");
        assertThat(ask(Measure.DISTINCT).value()).isEqualByComparingTo("1");
        assertThat(body(checked(csv))).contains("新しく記録できる事実はありません", "前に送られていた行は3行");
        // Mended and longer, in another order and another format: only what is new is added.
        String[] rows =
                csv.substring(1).replace("\"1,200\"", "1200").replace(',', '\t').split("\n", -1);
        String more = checked(
                "more.tsv",
                String.join("\n", rows[0], "2025-06-03\t7\t\t", rows[3], rows[1], rows[2], "")
                        .getBytes(StandardCharsets.UTF_8));
        confirmed(more, "ALL");
        assertThat(facts()).isEqualTo(4);
        assertThat(region.owner()
                        .sql(
                                "select count(*) from fact_file_content c join fact_file f on f.id = c.file_id where f.state = 'RECORDED'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void errors_are_named_with_row_and_heading_and_only_the_good_rows_are_taken_by_choice() throws Exception {
        String path =
                checked("番号,日付,人数,館\na1,2025-06-01,1,中央\na2,2999-01-01,1,中央\n,2025-13-40,x,\na1,2025-06-01,2,中央\n");
        String body = body(path);
        assertThat(body)
                .contains("誤りのある行は3行", "正しい行だけを記録する")
                .containsSubsequence(
                        "<th scope=\"row\" class=\"ui-num\">3</th><td class=\"ui-nowrap\">日付</td>",
                        "まだ来ていません",
                        "<th scope=\"row\" class=\"ui-num\">4</th><td class=\"ui-nowrap\">日付</td>",
                        "<td class=\"ui-nowrap\">人数</td>",
                        "<th scope=\"row\" class=\"ui-num\">5</th><td class=\"ui-nowrap\">番号</td>");
        String refused = confirmed(path, "ALL");
        assertThat(refused).contains("まだ記録していません");
        assertThat(facts()).isZero();
        assertThat(confirmed(path, "EACH")).contains("事実を記録しました");
        assertThat(facts()).isEqualTo(1);
    }

    @Test
    void a_heading_that_is_not_known_stops_the_whole_file() throws Exception {
        assertThat(body(checked("日付,人数,かん\n2025-06-01,1,中央\n"))).contains("取り込めません", "1行目の見出し「かん」は使えません", "館");
        assertThat(body(checked("人数\n1\n"))).contains("見出し「日付」がありません");
        assertThat(body(checked("日付,起きた日\n2025-06-01,2025-06-01\n"))).contains("同じ意味の見出しが二つ");
        assertThat(body(checked("日付,人数\n2025-06-01,1,7\n"))).contains("3列目に、見出しのない値");
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
        confirmed(checked("来館.xlsx", bytes.toByteArray()), "ALL");
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("12");

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
        assertThat(body(checked("bomb.xlsx", bomb.toByteArray()))).contains("取り込めません");
        assertThat(upload("picture.png", "\u0089PNG....".getBytes(StandardCharsets.ISO_8859_1))
                        .statusCode())
                .isEqualTo(422);
        assertThat(body(checked("plan.txt", "日付\n2025-06-01\n".getBytes(StandardCharsets.UTF_8))))
                .contains("表として読めるのは");
        assertThat(upload("large.csv", new byte[(int) FactFiles.LARGEST + 2 * 1024 * 1024])
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_file_undone_counts_no_more_and_can_be_sent_mended_with_the_same_ids() throws Exception {
        String path = checked("番号,日付,人数\nu1,2025-06-01,10\nu2,2025-06-02,20\n");
        confirmed(path, "ALL");
        long second = region.owner()
                .sql("select fact_id from fed_fact where feeder_id = 'u2'")
                .query(Long.class)
                .single();
        String fact = "/staff/evidence/" + second;
        assertThat(post(fact + "/reversal", fact + "/reversal", "reason", "").statusCode())
                .isEqualTo(422);
        assertThat(post(fact + "/reversal", fact + "/reversal", "reason", "二重に数えたため")
                        .statusCode())
                .isEqualTo(303);
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("10");
        assertThat(body(fact)).contains("取り消し済み");
        assertThat(post(path + "/reversal", path + "/reversal", "reason", "列を間違えたため")
                        .statusCode())
                .isEqualTo(303);
        assertThat(settled(path)).contains("すべて取り消しました", "列を間違えたため");
        assertThat(facts()).isZero();
        confirmed(checked("番号,日付,人数\nu1,2025-06-01,11\nu2,2025-06-02,21\n"), "ALL");
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("32");
        // The fact taken back by hand before can be taken back by hand anew.
        long again = region.owner()
                .sql("select fact_id from fed_fact where feeder_id = 'u2' and undone_at is null")
                .query(Long.class)
                .single();
        String page = "/staff/evidence/" + again + "/reversal";
        assertThat(post(page, page, "reason", "まだ違うため").statusCode()).isEqualTo(303);
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("11");
    }

    private static long fact(String id) {
        return region.owner()
                .sql("select fact_id from fed_fact where feeder_id = :id and undone_at is null")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private static String takenBack(String page) throws Exception {
        assertThat(post(page + "/reversal", page + "/reversal", "reason", "違うため")
                        .statusCode())
                .isEqualTo(303);
        return page.startsWith(FactFiles.PATH) ? settled(page) : body(page);
    }

    @Test
    void a_file_undone_takes_back_what_counts_again_since_another_file_was_undone() throws Exception {
        String first = checked("番号,日付,人数\na1,2025-06-01,10\na2,2025-06-01,1\n");
        confirmed(first, "ALL");
        String second = checked("番号,日付,人数,取り消す番号\nb1,,,a1\n");
        confirmed(second, "ALL");
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("1");
        long a1 = fact("a1");
        assertThat(body("/staff/evidence/" + a1)).doesNotContain("この事実を取り消す");
        takenBack(second);
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("11");
        assertThat(body("/staff/evidence/" + a1)).contains("この事実を取り消す", "もう一度数えています");
        takenBack(first);
        assertThat(facts()).isZero();
        confirmed(checked("番号,日付,人数\na1,2025-06-01,10\n"), "ALL");
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("10");
        assertThat(facts()).isEqualTo(1);
    }

    @Test
    void what_counts_again_since_a_file_was_undone_is_taken_back_by_another_file_or_by_hand() throws Exception {
        confirmed(checked("番号,日付,人数\na1,2025-06-01,10\na2,2025-06-01,1\n"), "ALL");
        String second = checked("番号,日付,人数,取り消す番号\nb1,,,a1\nb2,,,a2\n");
        confirmed(second, "ALL");
        takenBack(second);
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("11");
        String third = checked("番号,日付,人数,取り消す番号\nc1,,,a1\n");
        confirmed(third, "ALL");
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("1");
        takenBack("/staff/evidence/" + fact("a2"));
        assertThat(facts()).isZero();
        takenBack(third);
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("10");
    }

    @Test
    void a_file_undone_takes_back_what_somebody_took_back_and_let_count_again() throws Exception {
        String path = checked("番号,日付,人数,取り消す番号\na1,2025-06-01,10,\na2,2025-06-01,1,\na3,,,a2\n");
        confirmed(path, "ALL");
        takenBack("/staff/evidence/" + fact("a1"));
        assertThat(facts()).isZero();
        long reversal = region.owner()
                .sql("select id from fact where reverses = :fact")
                .param("fact", fact("a1"))
                .query(Long.class)
                .single();
        takenBack("/staff/evidence/" + reversal);
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("10");
        takenBack(path);
        assertThat(facts()).isZero();
        assertThat(region.owner()
                        .sql("select count(*) from fed_fact where undone_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
        confirmed(checked("番号,日付,人数\na1,2025-06-01,7\na2,2025-06-01,1\n"), "ALL");
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("8");
    }

    private static String job(String path) {
        return region.owner()
                .sql("select job_id from fact_file where id = :id")
                .param("id", Long.valueOf(path.substring(path.lastIndexOf('/') + 1)))
                .query(String.class)
                .single();
    }

    private static String state(String job) {
        return region.owner()
                .sql("select state from job where id = :id")
                .param("id", job)
                .query(String.class)
                .single();
    }

    @Test
    void an_old_job_begun_again_leaves_a_recorded_file_as_it_is() throws Exception {
        String path = checked("日付,人数\n2025-06-01,5\n");
        String checking = job(path);
        confirmed(path, "ALL");
        for (String old : List.of(checking, job(path))) {
            region.owner()
                    .sql("update job set state = 'FAILED' where id = :id")
                    .param("id", old)
                    .update();
            assertThat(post(path, "/staff/jobs/" + old + "/retry").statusCode()).isEqualTo(303);
            long end = System.nanoTime() + 30_000_000_000L;
            while (!state(old).equals("FAILED") && System.nanoTime() < end) {
                Thread.sleep(100);
            }
            assertThat(body("/staff/jobs/" + old)).contains("もうこの処理を待っていません");
            assertThat(body(path)).contains("事実を記録しました");
            assertThat(facts()).isEqualTo(1);
        }
    }

    /** As a job leaves a file that was cancelled, or broke off unforeseen. */
    private static void cutOff(String path, String state) {
        region.owner()
                .sql("with f as (update fact_file set state = :state where job_id = :job) "
                        + "update job set state = 'CANCELLED' where id = :job")
                .param("state", state)
                .param("job", job(path))
                .update();
    }

    @Test
    void a_file_whose_job_was_cut_off_can_be_begun_again() throws Exception {
        String path = checked("番号,日付,人数\nk1,2025-06-01,5\n");
        cutOff(path, "CHECKING");
        assertThat(body(path)).contains("処理が途中で終わりました", "もう一度確かめる");
        assertThat(post(path, path + "/check").statusCode()).isEqualTo(303);
        assertThat(settled(path)).contains("まだ記録していません").doesNotContain("途中で終わり");
        cutOff(path, "RECORDING");
        assertThat(body(path)).contains("まだ記録していません", "前の記録は途中で終わり", "1件を記録する");
        assertThat(confirmed(path, "ALL")).contains("事実を記録しました");
        cutOff(path, "UNDOING");
        assertThat(body(path)).contains("取り消していません", "このファイルの事実をすべて取り消す");
        assertThat(facts()).isEqualTo(1);
        assertThat(takenBack(path)).contains("すべて取り消しました");
        assertThat(facts()).isZero();
    }

    @Test
    void a_colleague_sees_what_is_wrong_with_a_file() throws Exception {
        String path = checked("日付,人数\n2025-13-01,5\n");
        String colleague = TestSignIn.as(region.application(), Role.PLANNING_OFFICE, new Scope.Region());
        assertThat(get(path, colleague).body()).contains("誤りのある行（はじめの1件）").doesNotContain("処理の様子を見る");
        assertThat(get(path + "/errors.csv", colleague).body()).contains("日付");
        assertThat(get(path + "/errors.csv", elsewhere).statusCode()).isEqualTo(404);
    }

    @Test
    void a_departments_file_is_no_other_departments_matter() throws Exception {
        List<String> clerks = Actors.as(Actor.operator("test"), () -> {
            var organisations = region.application().getBean(Organisations.class);
            return organisations
                    .ensureDepartments(organisations.ensure("青葉市"), List.of("図書館課", "建設課"))
                    .values()
                    .stream()
                    .map(department -> TestSignIn.as(
                            region.application(), Role.DEPARTMENT_STAFF, new Scope.OfDepartment(department.id())))
                    .toList();
        });
        String office = cookie;
        String path;
        try {
            cookie = clerks.getFirst();
            path = checked("番号,日付,人数\ng1,2025-06-01,5\n");
            confirmed(path, "ALL");
            assertThat(body(FactFiles.PATH)).contains(path);
            assertThat(body("/staff/evidence/" + fact("g1"))).contains("この事実を取り消す");
        } finally {
            cookie = office;
        }
        String other = clerks.getLast();
        assertThat(get(path, other).statusCode()).isEqualTo(404);
        assertThat(get(path + "/reversal", other).statusCode()).isEqualTo(404);
        assertThat(get(FactFiles.PATH, other).body()).doesNotContain(path);
        String page = "/staff/evidence/" + fact("g1");
        assertThat(get(page, other).body()).doesNotContain("この事実を取り消す");
        assertThat(get(page + "/reversal", other).statusCode()).isEqualTo(404);
        assertThat(get(page, elsewhere).body()).doesNotContain("この事実を取り消す");
        assertThat(body(page)).contains("この事実を取り消す");
        assertThat(takenBack(path)).contains("すべて取り消しました");
    }

    @Test
    void another_organisations_file_is_not_there_and_two_who_confirm_at_once_record_once() throws Exception {
        String path = checked("日付,人数\n2025-06-01,5\n");
        assertThat(get(path, elsewhere).statusCode()).isEqualTo(404);
        confirmed(path, "ALL");
        assertThat(post(path, path + "/confirmation", "mode", "ALL").statusCode())
                .isEqualTo(303);
        settled(path);
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("5");
        long fact = region.owner()
                .sql("select fact_id from fed_fact")
                .query(Long.class)
                .single();
        assertThat(get("/staff/evidence/" + fact + "/reversal", elsewhere).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_hundred_thousand_rows_are_checked_and_recorded() throws Exception {
        String rows = IntStream.range(0, FactRows.MOST)
                .mapToObj(i -> "n" + i + ",2025-0" + (4 + i % 6) + "-1" + i % 10 + ",1,館" + i % 7)
                .collect(Collectors.joining("\n", "番号,日付,人数,館\n", "\n"));
        long begun = System.nanoTime();
        String path = checked(rows);
        long checkedAt = System.nanoTime();
        confirmed(path, "ALL");
        long recordedAt = System.nanoTime();
        assertThat(facts()).isEqualTo(FactRows.MOST);
        post(path + "/reversal", path + "/reversal", "reason", "試し");
        settled(path);
        System.out.printf(
                "100,000 rows: check %d ms, record %d ms, undo %d ms%n",
                (checkedAt - begun) / 1_000_000,
                (recordedAt - checkedAt) / 1_000_000,
                (System.nanoTime() - recordedAt) / 1_000_000);
        assertThat(facts()).isZero();
        assertThat(body(checked(rows + "x,2025-06-01,1,\n"))).contains("100,000件まで");
    }

    @Test
    void the_template_has_the_kinds_headings() throws Exception {
        assertThat(body(FactFiles.PATH + "/template.csv?kind=" + Sender.kind()))
                .isEqualTo("\uFEFF番号,日付,人数,計画,計画の項目,対象の人,館,取り消す番号\r\n");
        assertThat(get(FactFiles.PATH + "/template.csv?kind=programme.held", cookie)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_workbook_to_fill_in_holds_no_fact_until_one_is_written_and_is_read_as_it_was_given_out() throws Exception {
        confirmed(checked("番号,日付,人数,館\nm-1,2025-06-01,2,=中央\nm-2,2025-06-02,3,東\n"), "ALL");
        byte[] given = workbook(FactFiles.PATH + "/template.xlsx?kind=" + Sender.kind());
        assertThat(body(checked("template.xlsx", given)))
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
            String path = checked("filled.xlsx", out.toByteArray());
            assertThat(body(path)).contains("新しい事実は1件");
            confirmed(path, "ALL");
        }
        assertThat(ask(Measure.SUM).value()).isEqualByComparingTo("17");
        assertThat(get(FactFiles.PATH + "/template.xlsx?kind=programme.held", cookie)
                        .statusCode())
                .isEqualTo(404);
        assertThat(body(FactFiles.PATH)).contains("template.xlsx?kind=" + Sender.kind(), "template.csv?kind=" + Sender.kind());
    }

    private static byte[] workbook(String path) throws Exception {
        var answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(region.url(path)))
                        .header("Cookie", cookie)
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
