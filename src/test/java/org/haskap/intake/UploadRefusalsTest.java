package org.haskap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.haskap.access.RetentionRule;
import org.haskap.access.Retentions;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.RegionSettings;
import org.haskap.database.TestRegion;
import org.haskap.signin.TestSignIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be taken in is answered with a plain sentence, and leaves nothing behind. */
class UploadRefusalsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Map<String, String> PLAN = Map.of("plan", "+", "slug", "refused", "owner", "青葉市");
    private static Staff planner;
    private static String cookie = "";
    private static String citizen = "";

    @BeforeAll
    static void start() {
        cookie = TestSignIn.as(region.start(), Role.PLANNING_OFFICE, new Scope.Region());
        planner = new Staff(region::url, cookie);
        citizen = TestSignIn.as(region.application(), Role.CITIZEN, new Scope.Region());
    }

    @Test
    void what_shows_at_the_first_look_is_refused_with_the_form_and_what_was_chosen() throws Exception {
        refusedAtOnce("空.txt", new byte[0], "文字がありません");
        refusedAtOnce("計画.docx", "MZ\u0090\0\u0003".getBytes(StandardCharsets.ISO_8859_1), "プログラム");
        refusedAtOnce("計画.txt", "\u007fELF\u0002".getBytes(StandardCharsets.ISO_8859_1), "プログラム");
        refusedAtOnce("計画.pdf", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}, "PNG");
        refusedAtOnce(
                "計画.xlsx",
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1},
                "パスワード付き");
    }

    private static void refusedAtOnce(String name, byte[] bytes, String sentence) throws Exception {
        var answer = planner.upload(name, bytes, PLAN);
        assertThat(answer.statusCode()).as(name).isEqualTo(422);
        assertThat(answer.body())
                .contains(sentence)
                .contains("<title>エラー：")
                .contains("value=\"refused\"")
                .contains("value=\"青葉市\"");
    }

    @Test
    void a_form_without_a_file_or_a_choice_says_what_is_missing() throws Exception {
        var answer = planner.upload("", new byte[0], Map.of());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("ファイルを選んでください。").contains("どの計画の文書かを選んでください。");
        var slug = planner.upload(
                "a.txt", ImportsOverHttpTest.text("計画"), Map.of("plan", "+", "slug", "Ａ 計画", "owner", "青葉市"));
        assertThat(slug.statusCode()).isEqualTo(422);
        assertThat(slug.body()).contains("英小文字・数字・ハイフン");
    }

    @Test
    void what_shows_only_while_reading_ends_the_job_with_its_reason() throws Exception {
        long before = documents();
        refusedWhileReading("暗号.pdf", encrypted(), "パスワードで保護されています");
        refusedWhileReading("爆弾.xlsx", bomb(), "何も取り込まれていません");
        refusedWhileReading("偽.txt", "計画\0\0\0\1\2\3".getBytes(StandardCharsets.UTF_8), "文字のファイルではありません");
        refusedWhileReading("空白.txt", "  \n　\n".getBytes(StandardCharsets.UTF_8), "文字がありません");
        refusedWhileReading("壊れた.pdf", "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8), "何も取り込まれていません");
        assertThat(documents()).isEqualTo(before);
        assertThat(region.jdbc()
                        .sql("select count(*) from plan where slug = 'refused'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void the_bytes_of_what_could_not_be_read_go_after_their_days_and_reading_again_says_so() throws Exception {
        String path = planner.taken("消える.pdf", "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8), PLAN);
        long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        var store = new UploadStore(region.jdbc());
        var now = Instant.now();
        assertThat(store.dropContent(now.minus(Duration.ofDays(30)), 100)).isZero();
        assertThat(store.hasContent(id)).isTrue();
        assertThat(store.dropContent(now.plus(Duration.ofDays(1)), 100)).isPositive();
        assertThat(store.hasContent(id)).isFalse();
        assertThat(store.dropContent(now.plus(Duration.ofDays(1)), 100)).isZero();
        assertThat(region.application().getBean(Retentions.class).rules())
                .filteredOn(rule -> rule.kind().equals("failed-uploads"))
                .extracting(RetentionRule::period)
                .containsExactly(Period.ofDays(30));
        region.application().getBean(RegionSettings.class).set("retention.failed-upload-days", "7");
        assertThat(region.application().getBean(Retentions.class).rules())
                .filteredOn(rule -> rule.kind().equals("failed-uploads"))
                .extracting(RetentionRule::period)
                .containsExactly(Period.ofDays(7));
        String job = planner.get(path).body().replaceAll("(?s).*?/staff/jobs/(JB-[0-9A-Z]{12}).*", "$1");
        planner.post("/staff/jobs/" + job, "/staff/jobs/" + job + "/retry");
        for (int i = 0; i < 200 && !planner.get(path).body().contains("消されました"); i++) {
            Thread.sleep(50);
        }
        assertThat(planner.get(path).body()).contains("保存期間を過ぎたため、消されました");
    }

    private static long documents() {
        return region.jdbc()
                .sql("select count(*) from source_document")
                .query(Long.class)
                .single();
    }

    private static void refusedWhileReading(String name, byte[] bytes, String sentence) throws Exception {
        String path = planner.taken(name, bytes, PLAN);
        assertThat(planner.get(path).body())
                .as(name)
                .contains("この資料は読み取れませんでした")
                .contains(sentence)
                .doesNotContain("思いがけない誤り");
    }

    private static byte[] encrypted() throws Exception {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] bomb() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "../../../etc/passwd, passwd",
        "..\\..\\windows\\system.ini, system.ini",
        "計画\u0000\u202Etxt.exe, 計画txt.exe",
        "..., 名前のない資料",
        "  計画.txt  , 計画.txt"
    })
    void a_name_is_only_ever_a_name(String given, String kept) {
        assertThat(FileName.of(given)).isEqualTo(kept);
        assertThat(FileName.of("あ".repeat(500) + ".docx")).hasSizeLessThan(121).endsWith("….docx");
    }

    @Test
    void a_name_full_of_html_is_shown_as_text() throws Exception {
        var fields = new HashMap<>(PLAN);
        fields.put("slug", "html-name");
        String path = planner.taken("<img src=x onerror=alert(1)>.txt", ImportsOverHttpTest.text("名前の計画"), fields);
        for (String page : new String[] {path, "/staff/imports"}) {
            assertThat(planner.get(page).body()).doesNotContain("<img src=x").contains("&lt;img src=x");
        }
    }

    @Test
    void what_is_far_too_large_is_refused_in_words_before_it_is_read() throws Exception {
        var uri = URI.create(region.url("/staff/imports/new"));
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write(("POST /staff/imports/new HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie
                                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 200000000\r\n"
                                    + "Connection: close\r\n\r\n--x\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("大きすぎます");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/staff/imports/new, stranger, Transfer-Encoding: chunked, 303",
        "/staff/imports/new, stranger, Content-Length: 50000000, 303",
        "/staff/imports/new, citizen, Transfer-Encoding: chunked, 403",
        "/staff/imports/new, citizen, Content-Length: 2000, 403",
        "/staff/evidence/import/new, citizen, Transfer-Encoding: chunked, 403",
        "/sign-in/password, stranger, Transfer-Encoding: chunked, 413",
        "/staff/imports, planner, Transfer-Encoding: chunked, 413",
        "/, stranger, Transfer-Encoding: chunked, 413",
    })
    void files_of_who_may_not_send_any_are_answered_before_they_are_read(
            String path, String who, String length, int status) throws Exception {
        String visitor = switch (who) {
            case "stranger" -> "";
            case "citizen" -> "Cookie: " + citizen + "\r\n";
            default -> "Cookie: " + cookie + "\r\n";
        };
        var uri = URI.create(region.url(path));
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(10_000); // the body never ends: who reads it waits for ever
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + visitor
                                    + "Content-Type: multipart/form-data; boundary=x\r\n" + length + "\r\n\r\n"
                                    + (length.startsWith("T") ? "5\r\n--x\r\n\r\n" : "--x\r\n"))
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void a_form_without_its_token_is_refused() throws Exception {
        var answer = planner.upload("x.txt", ImportsOverHttpTest.text("計画"), Map.of("_csrf", "forged", "plan", "+"));
        assertThat(answer.headers().firstValue("Location").orElse(String.valueOf(answer.statusCode())))
                .matches("403|.*/sign-in.*|.*/staff/imports/new");
        assertThat(region.jdbc()
                        .sql("select count(*) from upload where name = 'x.txt'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
