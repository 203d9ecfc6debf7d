package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.haskap.access.Role;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Helping somebody who cannot sign in: two of staff, and neither alone. */
class RecoveryTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @SuppressWarnings("NullAway.Init")
    private static House house;

    @BeforeAll
    static void start() {
        house = House.start(region);
    }

    @Test
    void two_members_of_staff_bring_somebody_back() throws Exception {
        var lost = house.somebody("締め出された 人");
        var stillOpen = house.visit(lost);
        var first = house.visit(house.somebody("職員 一", Role.PLANNING_OFFICE));
        var second = house.visit(house.somebody("職員 二", Role.PLANNING_OFFICE));
        String fresh = "fresh-" + lost.email();

        first.get("/staff/recoveries/new");
        assertThat(first.post("/staff/recoveries", "known", lost.email(), "email", "", "reason", " ")
                        .statusCode())
                .isEqualTo(422);
        var opened = first.post(
                "/staff/recoveries", "known", lost.email(), "email", fresh, "reason", "電話をなくした。<b>窓口</b>で確かめた。");
        String page = Visit.location(opened);
        assertThat(page).matches("/staff/recoveries/\\d+");
        assertThat(first.follow(opened).body()).contains("別の職員の確認を待っています", "&lt;b&gt;窓口");

        first.post(page + "/confirm");
        assertThat(house.mails(fresh)).isEmpty(); // the first alone cannot
        assertThat(stillOpen.get("/my").statusCode()).isEqualTo(200);

        assertThat(second.get("/my").body()).contains("アカウントの回復を確かめる");
        assertThat(second.get(page).body()).contains("登録されているものと違います", "職員 一");
        second.post(page + "/confirm");
        assertThat(Visit.location(stillOpen.get("/my"))).isEqualTo("/sign-in");
        assertThat(house.mails(lost.email()).getFirst()).contains("回復する手続きが行われました");
        String link = house.link(fresh);

        var early = new Visit(region);
        var tooEarly = early.follow(early.get(link));
        assertThat(tooEarly.statusCode()).isEqualTo(410);
        assertThat(tooEarly.body()).contains("から使えます");
        house.letADayPass();
        var back = new Visit(region);
        assertThat(back.follow(back.get(link)).body()).contains("締め出された 人さんのアカウントを回復します");
        assertThat(Visit.location(back.post("/sign-in/recovery", "password", "brand new password")))
                .isEqualTo("/my");
        assertThat(back.get("/my/profile").body()).contains(fresh);
        assertThat(new Visit(region).signIn(lost.email(), House.PASSWORD).statusCode())
                .isEqualTo(422);
        var again = new Visit(region);
        assertThat(again.follow(again.get(link)).statusCode()).isEqualTo(410);
        assertThat(second.get(page).body()).contains("回復しました");
    }

    @Test
    void a_confirmed_recovery_can_be_given_up_until_its_link_is_used() throws Exception {
        var lost = house.somebody("なりすまされた 人", Role.CITIZEN);
        var first = house.visit(house.somebody("職員 三", Role.ADMINISTRATOR));
        var second = house.visit(house.somebody("職員 四", Role.ADMINISTRATOR));
        first.get("/staff/recoveries/new");
        String page = Visit.location(first.post(
                "/staff/recoveries", "known", lost.email(), "email", "wrong-" + lost.email(), "reason", "窓口で確かめた。"));
        second.get(page);
        second.post(page + "/confirm");
        String link = house.link("wrong-" + lost.email());
        house.letADayPass();
        var opened = new Visit(region);
        assertThat(opened.follow(opened.get(link)).statusCode()).isEqualTo(200);

        assertThat(first.get(page).body()).contains("送ったリンクは、まだ使われていません");
        first.post(page + "/withdraw");

        assertThat(opened.post("/sign-in/recovery", "password", "brand new password")
                        .statusCode())
                .isEqualTo(410);
        assertThat(first.get(page).body()).contains("取り下げました").doesNotContain("/withdraw");
        assertThat(new Visit(region).signIn(lost.email(), House.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void the_registered_address_stops_a_recovery_to_another_one() throws Exception {
        var owner = house.somebody("持ち主 本人");
        var first = house.visit(house.somebody("職員 五", Role.ADMINISTRATOR));
        var second = house.visit(house.somebody("職員 六", Role.ADMINISTRATOR));
        first.get("/staff/recoveries/new");
        String page = Visit.location(first.post(
                "/staff/recoveries", "known", owner.email(), "email", "thief-" + owner.email(), "reason", "電話で頼まれた。"));
        second.get(page);
        second.post(page + "/confirm");
        String thiefs = house.link("thief-" + owner.email());

        var reader = new Visit(region); // whoever reads the mail needs no sign-in
        String stop = house.link(owner.email());
        assertThat(stop).startsWith("/sign-in/stop?token=");
        assertThat(reader.follow(reader.get(stop)).body()).contains("持ち主 本人さんのアカウントを、別のメールアドレスで");
        assertThat(reader.post("/sign-in/stop").body()).contains("手続きを止めました");

        house.letADayPass();
        var thief = new Visit(region);
        assertThat(thief.follow(thief.get(thiefs)).statusCode()).isEqualTo(410);
        assertThat(first.get(page).body()).contains("取り下げました");
        assertThat(new Visit(region).signIn(owner.email(), House.PASSWORD).statusCode())
                .isEqualTo(303);
        var again = new Visit(region);
        assertThat(again.follow(again.get(stop)).statusCode()).isEqualTo(410);
    }

    @Test
    void a_link_to_the_registered_address_needs_no_waiting() throws Exception {
        var lost = house.somebody("認証アプリをなくした 人");
        var first = house.visit(house.somebody("職員 七", Role.ADMINISTRATOR));
        var second = house.visit(house.somebody("職員 八", Role.ADMINISTRATOR));
        first.get("/staff/recoveries/new");
        String page = Visit.location(first.post("/staff/recoveries", "known", lost.email(), "reason", "窓口で確かめた。"));
        second.get(page);
        second.post(page + "/confirm");
        var back = new Visit(region);
        assertThat(back.follow(back.get(house.link(lost.email()))).statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_owes_the_first_its_account_is_not_the_second() throws Exception {
        var lost = house.somebody("狙われた 人");
        var first = house.somebody("職員 九", Role.ADMINISTRATOR);
        var puppet = house.somebodyBy(first, "人形", Role.ADMINISTRATOR);
        var opener = house.visit(first);
        opener.get("/staff/recoveries/new");
        String page = Visit.location(
                opener.post("/staff/recoveries", "known", lost.email(), "email", "x-" + lost.email(), "reason", "うそ"));
        var second = house.visit(puppet);
        assertThat(second.get("/my").body()).doesNotContain("アカウントの回復を確かめる"); // nothing the puppet could do
        assertThat(second.get(page).body())
                .contains("2人目になれません", "ほかの職員に頼んでください")
                .doesNotContain("/confirm");
        second.post(page + "/confirm");
        assertThat(house.mails("x-" + lost.email())).isEmpty();
        assertThat(opener.get(page).body()).contains("2人目の確認を待っています");
        var other = house.visit(house.somebody("職員 十", Role.ADMINISTRATOR));
        other.get(page);
        other.post(page + "/confirm");
        assertThat(house.mails("x-" + lost.email())).hasSize(1);
    }

    @Test
    void the_owner_who_changes_the_password_stops_it() throws Exception {
        var owner = house.somebody("気づいた 人");
        var first = house.visit(house.somebody("職員 十一", Role.ADMINISTRATOR));
        var second = house.visit(house.somebody("職員 十二", Role.ADMINISTRATOR));
        first.get("/staff/recoveries/new");
        String page = Visit.location(first.post(
                "/staff/recoveries", "known", owner.email(), "email", "taken-" + owner.email(), "reason", "うそ"));
        second.get(page);
        second.post(page + "/confirm");
        var here = house.visit(owner);
        here.get("/my/security");
        here.post("/my/security/password", "currentPassword", House.PASSWORD, "password", "a new long password");
        assertThat(first.get(page).body()).contains("取り下げました");
        house.letADayPass();
        var thief = new Visit(region);
        assertThat(thief.follow(thief.get(house.link("taken-" + owner.email()))).statusCode())
                .isEqualTo(410);
    }

    @Test
    void a_recovery_whose_second_has_left_brings_nobody_back() throws Exception {
        var lost = house.somebody("遅れた 人");
        var first = house.visit(house.somebody("職員 十三", Role.ADMINISTRATOR));
        var leaver = house.somebody("職員 十四", Role.ADMINISTRATOR);
        var second = house.visit(leaver);
        first.get("/staff/recoveries/new");
        String page = Visit.location(first.post("/staff/recoveries", "known", lost.email(), "reason", "窓口で確かめた。"));
        second.get(page);
        second.post(page + "/confirm");
        var back = new Visit(region);
        assertThat(back.follow(back.get(house.link(lost.email()))).statusCode()).isEqualTo(200);
        house.endRoles(leaver);
        var refused = back.post("/sign-in/recovery", "password", "brand new password");
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refused.body()).contains("いまはこの手続きをできない");
        assertThat(new Visit(region).signIn(lost.email(), House.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void who_may_not_help_neither_begins_nor_sees_nor_confirms() throws Exception {
        var above = house.somebody("上の 管理者", Role.ADMINISTRATOR);
        var colleague = house.somebody("同じ 企画", Role.PLANNING_OFFICE);
        var planner = house.visit(house.somebody("企画 者", Role.PLANNING_OFFICE));
        planner.get("/staff/recoveries/new");
        assertThat(planner.post("/staff/recoveries", "known", above.email(), "reason", "窓口で確かめた。")
                        .statusCode())
                .isEqualTo(422);
        String page =
                Visit.location(planner.post("/staff/recoveries", "known", colleague.email(), "reason", "窓口で確かめた。"));
        assertThat(page).matches("/staff/recoveries/\\d+");
        // Neither the person helped, nor staff without the permission.
        var self = house.visit(colleague);
        self.get("/my");
        self.post(page + "/confirm");
        assertThat(house.mails(colleague.email())).noneMatch(mail -> mail.contains("/sign-in/recovery"));
        var staff = house.visit(house.somebody("担当 者", Role.CITIZEN));
        staff.get("/my");
        for (String path : new String[] {"/staff/recoveries", page, "/staff/recoveries/new"}) {
            var refused = staff.get(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body()).as(path).doesNotContain(colleague.email(), "窓口で確かめた");
        }
        assertThat(staff.post(page + "/confirm").statusCode()).isEqualTo(403);
        assertThat(staff.post("/staff/recoveries", "known", colleague.email(), "reason", "x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(house.mails(colleague.email())).noneMatch(mail -> mail.contains("/sign-in/recovery"));
        assertThat(planner.get("/staff/recoveries/999999").statusCode()).isEqualTo(404);
        planner.get("/staff/recoveries/new");
        assertThat(planner.post("/staff/recoveries", "known", colleague.email(), "reason", "もう一度")
                        .body())
                .contains("すでに始まっています");
        planner.get(page);
        planner.post(page + "/withdraw");
        assertThat(planner.get(page).body()).contains("取り下げました");
    }
}
