package org.haskap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.haskap.access.Organisation;
import org.haskap.access.Organisations;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.RegionSettings;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.haskap.plan.Indicator;
import org.haskap.plan.Plans;
import org.haskap.signin.TestSignIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** From an uploaded document to a public plan, over HTTP, as people of several roles do it. */
class ImportsOverHttpTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final String CITY = "青葉市";
    private static ConfigurableApplicationContext context;
    private static Staff planner;
    private static Staff clerk;
    private static Staff otherClerk;
    private static Staff outsider;

    @BeforeAll
    static void start() {
        context = region.start();
        var organisations = context.getBean(Organisations.class);
        Organisation city = organisations.ensure(CITY);
        Organisation other = organisations.ensure("若葉市");
        var departments = organisations.ensureDepartments(city, List.of("企画課", "観光課"));
        long planning = Objects.requireNonNull(departments.get("企画課")).id();
        long tourism = Objects.requireNonNull(departments.get("観光課")).id();
        planner = as(Role.PLANNING_OFFICE, new Scope.Region());
        clerk = as(Role.DEPARTMENT_STAFF, new Scope.OfDepartment(planning));
        otherClerk = as(Role.DEPARTMENT_STAFF, new Scope.OfDepartment(tourism));
        outsider = as(Role.CHAMBER_STAFF, new Scope.OfOrganisation(other.id()));
    }

    private static Staff as(Role role, Scope scope) {
        return new Staff(region::url, TestSignIn.as(context, role, scope));
    }

    private static byte[] sample(String name) throws Exception {
        return Files.readAllBytes(Path.of("samples/tomakomai", name));
    }

    private static Map<String, String> newPlan(String slug) {
        return Map.of("plan", "+", "slug", slug, "owner", CITY);
    }

    @Test
    void an_uploaded_strategy_is_mended_adopted_and_public_with_its_mends_shown() throws Exception {
        context.getBean(RegionSettings.class).set(RegionSettings.STRATEGY, "strategy-http");
        String path = clerk.taken("strategy.txt", sample("strategy-2015.txt"), newPlan("strategy-http"));
        String page = clerk.get(path).body();
        assertThat(page).contains("確認待ちの案").contains("採用は、計画をまとめる担当");
        Matcher jump = Pattern.compile("href=\"([^\"]*)#item-m3\"").matcher(page);
        assertThat(jump.find()).isTrue();
        assertThat(clerk.get(jump.group(1)).body()).contains("id=\"item-m3\"");

        String form = path + "/indicators/m3-k1";
        var wrong = clerk.post(form, form, "version", clerk.hidden(form, "version"), "target", "たくさん");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("value=\"たくさん\"")
                .contains("数値として読めません")
                .contains("<title>エラー：");

        String before = target("m3-k1", path);
        var saved = clerk.post(
                form, form, "version", clerk.hidden(form, "version"), "target", "1,234人", "reason", "資料の誤植のため");
        assertThat(saved.statusCode()).isEqualTo(303);
        String node = path + "/nodes/m3";
        var renamed = clerk.post(node, node, "version", clerk.hidden(node, "version"), "title", "直した施策の名称");
        assertThat(renamed.statusCode()).isEqualTo(303);
        assertThat(clerk.get(path + "?part=1").statusCode()).isEqualTo(200);
        assertThat(clerk.get(path + "/mends").body()).contains("1,234人").contains("理由：資料の誤植のため");

        assertThat(clerk.get(path + "/adoption").statusCode()).isEqualTo(403);
        String edition = planner.hidden(path + "/adoption", "edition");
        var adopted = planner.post(path + "/adoption", path + "/adoption", "edition", edition);
        assertThat(adopted.statusCode()).as(adopted.body()).isEqualTo(303);
        assertThat(planner.get(path).body()).contains("公開されています");

        Indicator indicator = context.getBean(Plans.class)
                .current("strategy-http")
                .flatMap(tree -> tree.indicator("m3-k1"))
                .orElseThrow();
        assertThat(indicator.target().value()).isEqualByComparingTo("1234");
        String kpi = planner.get("/strategy/kpis/m3-k1").body();
        assertThat(kpi).contains("1,234").contains("手で「1,234人」に直しました").contains("資料の記載は「" + before + "」");
        assertThat(planner.get("/strategy/measures/m3").body())
                .contains("直した施策の名称")
                .contains("手で「直した施策の名称」に直しました");

        var again = planner.post(path, path + "/adoption", "edition", edition);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("すでに採用されています");
    }

    @Test
    void a_revised_target_asks_for_a_reason_and_prints_the_original_below() throws Exception {
        context.getBean(RegionSettings.class).set(RegionSettings.STRATEGY, "strategy-revised");
        String first = clerk.taken("strategy.txt", sample("strategy-2015.txt"), newPlan("strategy-revised"));
        String adoption = first + "/adoption";
        assertThat(planner.get(adoption).body()).doesNotContain("目標値を改める理由");
        planner.post(adoption, adoption, "edition", planner.hidden(adoption, "edition"));

        byte[] later = (new String(sample("strategy-2015.txt"), StandardCharsets.UTF_8) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        String second = clerk.taken("strategy-2.txt", later, Map.of("plan", "strategy-revised"));
        String form = second + "/indicators/m3-k1";
        String before = target("m3-k1", second).replace(" ", "");
        clerk.post(form, form, "version", clerk.hidden(form, "version"), "target", "1,234人", "reason", "会議で改めた");
        String again = second + "/adoption";
        assertThat(planner.get(again).body()).contains("目標値を改める指標が1件あります", "目標値を改める理由");
        String edition = planner.hidden(again, "edition");
        var without = planner.post(again, again, "edition", edition, "reason", "　");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("目標値を改める理由を500文字以内で入力してください。", "<title>エラー：");
        var adopted = planner.post(again, again, "edition", edition, "reason", "有識者会議の意見を受けたため");
        assertThat(adopted.statusCode()).as(adopted.body()).isEqualTo(303);
        assertThat(planner.get("/strategy/kpis/m3-k1").body())
                .contains("当初の目標 " + before, "当初の目標は" + before + "です。第1版")
                .contains("1,234人に改めました。理由：有識者会議の意見を受けたため");
        assertThat(planner.get("/strategy/kpis").body()).contains("当初の目標 " + before);
    }

    private static String target(String code, String path) throws Exception {
        Matcher found = Pattern.compile("id=\"target\" name=\"target\" value=\"([^\"]*)\"")
                .matcher(clerk.get(path + "/indicators/" + code).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void two_who_edit_one_draft_never_overwrite_each_other() throws Exception {
        String path = clerk.taken("two.txt", text("二人の計画"), newPlan("two-editors"));
        String form = path + "/nodes/" + firstNode(path);
        String seen = clerk.hidden(form, "version");
        assertThat(planner.post(form, form, "version", seen, "title", "先に直した名称").statusCode())
                .isEqualTo(303);
        var late = clerk.post(form, form, "version", seen, "title", "後から直した名称");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("ほかの人がこの案を直しました").contains("先に直した名称").contains("value=\"後から直した名称\"");
        var knowing = clerk.post(form, form, "version", clerk.hidden(form, "version"), "title", "後から直した名称");
        assertThat(knowing.statusCode()).isEqualTo(303);
        var twice = clerk.post(form, form, "version", seen, "title", "後から直した名称");
        assertThat(twice.statusCode()).as("the same form sent again").isEqualTo(303);
        assertThat(clerk.get(path).body()).contains("後から直した名称").contains("直した記録（2件）");
    }

    @Test
    void what_is_mended_survives_another_reading_and_can_be_taken_back() throws Exception {
        byte[] bytes = text("読み直しの計画");
        String path = clerk.taken("again.txt", bytes, newPlan("read-again"));
        String form = path + "/nodes/" + firstNode(path);
        clerk.post(form, form, "version", "0", "title", "直した名称");
        String second = clerk.taken("again.txt", bytes, Map.of("plan", "read-again"));
        assertThat(second).isNotEqualTo(path);
        assertThat(clerk.get(second).body()).contains("直した名称").contains("手で直しました");

        String history = second + "/mends";
        Matcher undo = Pattern.compile("action=\"([^\"]*/reversal)\"")
                .matcher(clerk.get(history).body());
        assertThat(undo.find()).isTrue();
        var undone = clerk.post(history, undo.group(1), "version", clerk.hidden(history, "version"));
        assertThat(undone.statusCode()).isEqualTo(303);
        assertThat(clerk.get(history).body()).contains("取り消し済み");
        assertThat(clerk.get(path).body()).doesNotContain("直した名称");
    }

    @Test
    void a_node_is_moved_left_out_with_a_reason_and_added_from_a_line() throws Exception {
        String path = clerk.taken("tree.txt", text("木の計画"), newPlan("tree-work"));
        String first = firstNode(path);
        String form = path + "/nodes/" + first;
        assertThat(clerk.get(form).body()).contains("一つ下へ");
        var moved = clerk.post(form, form + "/moves", "version", "0", "to", "down");
        assertThat(moved.statusCode()).isEqualTo(303);
        assertThat(clerk.get(form).body()).contains("一つ上へ");

        var blank = clerk.post(form + "/removal", form + "/removal", "version", version(path), "reason", " ");
        assertThat(blank.statusCode()).isEqualTo(422);
        var removed = clerk.post(form + "/removal", form + "/removal", "version", version(path), "reason", "見出しのため");
        assertThat(removed.statusCode()).isEqualTo(303);
        assertThat(clerk.get(form).statusCode()).isEqualTo(404);

        String line = path + "/additions?line=p1-l1";
        var added = clerk.post(
                line,
                line,
                "version",
                clerk.hidden(line, "version"),
                "sort",
                "indicator",
                "under",
                "",
                "title",
                "新しい指標");
        assertThat(added.statusCode()).isEqualTo(303);
        String indicator = Staff.path(added);
        assertThat(clerk.post(indicator, indicator, "version", version(path), "target", "未把握")
                        .statusCode())
                .isEqualTo(303);
        assertThat(clerk.get(path).body())
                .contains("新しい指標")
                .contains("未把握")
                .doesNotContain("id=\"item-" + first + "\"");
    }

    private static String version(String path) throws Exception {
        String body = clerk.get(path + "/mends").body();
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(body);
        return version.find() ? version.group(1) : "0";
    }

    @Test
    void a_form_sent_twice_is_one_import_and_the_same_key_for_another_file_is_refused() throws Exception {
        var fields = new java.util.HashMap<>(newPlan("sent-twice"));
        fields.put("key", "11111111-2222-3333-4444-555555555555");
        var first = clerk.upload("twice.txt", text("二度の計画"), fields);
        var second = clerk.upload("twice.txt", text("二度の計画"), fields);
        assertThat(Staff.path(second)).isEqualTo(Staff.path(first));
        clerk.read(Staff.path(first));
        fields.put("plan", "sent-twice");
        assertThat(clerk.upload("other.txt", text("別の計画"), fields).statusCode()).isEqualTo(422);
    }

    @Test
    void other_departments_and_other_organisations_do_not_even_see_that_it_is_there() throws Exception {
        String path = clerk.taken("own.txt", text("部署の計画"), newPlan("own-department"));
        for (String below : List.of("", "/mends", "/changes", "/whole", "/withdrawal", "/nodes/" + firstNode(path))) {
            assertThat(otherClerk.get(path + below).statusCode()).as(below).isEqualTo(404);
            assertThat(outsider.get(path + below).statusCode()).as(below).isEqualTo(404);
        }
        assertThat(otherClerk.get("/staff/imports").body()).doesNotContain("own.txt");
        assertThat(clerk.get("/staff/imports").body()).contains("own.txt");
        assertThat(planner.get("/staff/imports").body()).contains("own.txt");
        String theirs = outsider.get("/staff/imports/new").body();
        assertThat(theirs).doesNotContain("own-department").contains("若葉市");
        var forged = outsider.upload("x.txt", text("偽の計画"), Map.of("plan", "own-department"));
        assertThat(forged.statusCode()).isEqualTo(422);
        var foreign = outsider.upload("x.txt", text("偽の計画"), newPlan("forged"));
        assertThat(foreign.statusCode()).isEqualTo(422);
        assertThat(otherClerk
                        .post("/staff/imports/new", path + "/withdrawal", "reason", "x")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void people_without_the_permission_are_told_who_may() throws Exception {
        var member = as(Role.CITIZEN, new Scope.Region());
        for (String path : List.of("/staff/imports", "/staff/imports/new")) {
            var answer = member.get(path);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("権限がありません");
        }
    }

    @Test
    void a_draft_taken_back_is_kept_and_can_be_a_draft_again() throws Exception {
        String path = clerk.taken("back.txt", text("取り下げる計画"), newPlan("taken-back"));
        String edition = planner.hidden(path + "/adoption", "edition");
        assertThat(clerk.post(path + "/withdrawal", path + "/withdrawal", "reason", "")
                        .statusCode())
                .isEqualTo(422);
        assertThat(clerk.post(path + "/withdrawal", path + "/withdrawal", "reason", "古い版のため")
                        .statusCode())
                .isEqualTo(303);
        assertThat(clerk.get(path).body()).contains("取り下げ").contains("案に戻す");
        var adopted = planner.post(path, path + "/adoption", "edition", edition);
        assertThat(adopted.statusCode()).isEqualTo(409);
        assertThat(adopted.body()).contains("この案は取り下げられています");
        assertThat(clerk.post(path, path + "/comparison").statusCode()).isEqualTo(303);
        assertThat(clerk.get(path).body()).contains("確認待ちの案");
    }

    @Test
    void a_draft_mended_after_the_confirmation_is_not_adopted_unseen() throws Exception {
        String path = clerk.taken("seen.txt", text("確認の計画"), newPlan("seen-first"));
        String edition = planner.hidden(path + "/adoption", "edition");
        String form = path + "/nodes/" + firstNode(path);
        clerk.post(form, form, "version", "0", "title", "確認のあとで直した名称");
        var adopted = planner.post(path + "/adoption", path + "/adoption", "edition", edition);
        assertThat(adopted.statusCode()).isEqualTo(409);
        assertThat(adopted.body()).contains("確認のあとで、この案が直されました");
    }

    @Test
    void a_register_is_read_mended_by_row_and_adopted_with_its_mends() throws Exception {
        String path = planner.taken(
                "register.tsv", sample("collaboration-register-2025.tsv"), Map.of("plan", "-", "owner", CITY));
        String page = planner.get(path).body();
        Matcher row = Pattern.compile("href=\"([^\"]*/rows/p1-l\\d+)\"").matcher(page);
        assertThat(row.find()).as(page).isTrue();
        String form = row.group(1);
        assertThat(planner.post(form, form, "version", "0", "participants", "たぶん")
                        .statusCode())
                .isEqualTo(422);
        assertThat(planner.post(form, form, "version", "0", "participants", "7,654人", "name", "直した事業名")
                        .statusCode())
                .isEqualTo(303);
        String adoption = path + "/adoption";
        assertThat(planner.post(adoption, adoption, "edition", planner.hidden(adoption, "edition"))
                        .statusCode())
                .isEqualTo(303);
        Matcher no = Pattern.compile("No\\.(\\S+?)<").matcher(planner.get(path).body());
        assertThat(no.find()).isTrue();
        String programme = planner.get("/programmes/" + no.group(1)).body();
        assertThat(programme).contains("直した事業名").contains("手で「7,654人」に直しました");
    }

    @Test
    void a_draft_of_three_thousand_lines_costs_as_many_statements_as_a_small_one() throws Exception {
        var text = new StringBuilder("長い計画\n");
        for (int i = 1; i <= 600; i++) {
            text.append("基本目標").append(i).append("　目標の名称\n（１）施策の名称\n　説明の文章です。\n　続きの文章です。\n\n");
        }
        String small = clerk.taken("short.txt", text("短い計画"), newPlan("short-plan"));
        String large = clerk.taken("long.txt", text.toString().getBytes(StandardCharsets.UTF_8), newPlan("long-plan"));
        var few = statements(small);
        // What a page asks may differ by a step or two with its neighbours, never with the number of lines.
        assertThat(statements(large + "?part=7")).hasSizeLessThanOrEqualTo(few.size() + 2);
        assertThat(few.size()).isLessThan(45);
        assertThat(clerk.get(large + "?part=7").body()).contains("aria-current=\"page\"");
        assertThat(statements("/staff/imports")).hasSizeLessThan(12);
    }

    /** What a page asks of the database; what runs by the clock meanwhile does not count. */
    private static List<String> statements(String path) throws Exception {
        var counted = (StatementCount) context.getBean(DataSource.class);
        return counted.during(() -> clerk.get(path)).stream()
                .filter(sql -> !sql.matches("(?is).*(scheduled_tasks|outbox|recurring_job|idempotency).*"))
                .toList();
    }

    private static String firstNode(String path) throws Exception {
        Matcher node = Pattern.compile("/nodes/([A-Za-z0-9-]+)\"")
                .matcher(clerk.get(path).body());
        assertThat(node.find()).isTrue();
        return node.group(1);
    }

    static byte[] text(String title) {
        return (title + "\n令和7年度～令和11年度\n基本目標１　産業を育てる\n（１）起業を支える\n①　創業相談\n基本目標２　人を呼ぶ\n（１）移住を進める\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
