package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.access.Subject;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people set of themselves: name, address, password, authenticator program, sessions. */
class OwnPagesTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Pattern SECRET = Pattern.compile("入力する文字：<code>([A-Z2-7 ]+)</code>");
    private static final Pattern CODE = Pattern.compile("<li><code>([A-Z2-7 ]+)</code></li>");

    @SuppressWarnings("NullAway.Init")
    private static House house;

    @BeforeAll
    static void start() {
        house = House.start(region);
    }

    @Test
    void a_changed_password_ends_the_other_sessions_and_is_told_by_mail() throws Exception {
        var person = house.somebody("東 一郎");
        var here = house.visit(person);
        var there = house.visit(person);
        here.get("/my/security");
        assertThat(here.post("/my/security/password", "currentPassword", "wrong", "password", "a new long password")
                        .body())
                .contains("今のパスワードが違います");
        assertThat(here.post("/my/security/password", "currentPassword", House.PASSWORD, "password", "short")
                        .body())
                .contains("12文字以上");
        assertThat(here.post("/my/security/password", "currentPassword", House.PASSWORD, "password", person.email())
                        .body())
                .contains("同じパスワードは使えません");
        var done = here.post(
                "/my/security/password", "currentPassword", House.PASSWORD, "password", "a new long password");
        assertThat(Visit.location(done)).isEqualTo("/my/security?done=password");
        assertThat(here.follow(done).statusCode()).isEqualTo(200);
        assertThat(Visit.location(there.get("/my"))).isEqualTo("/sign-in");
        assertThat(house.mails(person.email()).getFirst()).contains("パスワードが変更されました");
        assertThat(Visit.location(new Visit(region).signIn(person.email(), "a new long password")))
                .isEqualTo("/my");
    }

    @Test
    void with_an_authenticator_the_password_alone_reaches_only_the_page_for_the_code() throws Exception {
        var person = house.somebody("西 二郎", Role.PLANNING_OFFICE);
        var visit = house.visit(person);
        var page = visit.get("/my/security/authenticator");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body()).contains("<svg").doesNotContain("style=");
        String secret = found(SECRET, page.body());
        assertThat(visit.post("/my/security/authenticator", "oneTimeCode", "000000")
                        .statusCode())
                .isEqualTo(422);
        var on = visit.post("/my/security/authenticator", "oneTimeCode", code(secret, 0));
        assertThat(on.statusCode()).isEqualTo(200);
        String recovery = found(CODE, on.body());
        assertThat(region.owner()
                        .sql("select encode(authenticator, 'hex') from account where person_id = :person")
                        .param("person", person.id())
                        .query(String.class)
                        .single())
                .doesNotContain(java.util.HexFormat.of().formatHex(decoded(secret)));

        var half = new Visit(region);
        assertThat(Visit.location(half.signIn(person.email(), House.PASSWORD))).isEqualTo("/sign-in/code");
        for (String path : new String[] {"/my/stay", "/my/security", "/staff/recoveries", "/admin", "/my"}) {
            assertThat(Visit.location(half.get(path))).as(path).isEqualTo("/sign-in");
        }
        half.get("/sign-in/code");
        String used = code(secret, 0);
        assertThat(half.post("/sign-in/code", "oneTimeCode", used).body())
                .contains("すでに使われています"); // it proved the set-up
        assertThat(Visit.location(half.post("/sign-in/code", "oneTimeCode", code(secret, 1))))
                .isEqualTo("/my");
        assertThat(half.get("/my").statusCode()).isEqualTo(200);

        var replay = new Visit(region);
        replay.signIn(person.email(), House.PASSWORD);
        replay.get("/sign-in/code");
        assertThat(replay.post("/sign-in/code", "oneTimeCode", code(secret, 1)).statusCode())
                .isEqualTo(422);
        assertThat(Visit.location(replay.post("/sign-in/code", "oneTimeCode", recovery.toLowerCase(Locale.ROOT))))
                .isEqualTo("/my");
        var again = new Visit(region);
        again.signIn(person.email(), House.PASSWORD);
        again.get("/sign-in/code");
        assertThat(again.post("/sign-in/code", "oneTimeCode", recovery).statusCode())
                .isEqualTo(422);

        Actors.as(Actor.operator("test"), () -> {
            house.beans().getBean(Authenticators.class).turnOff(person.id());
            return true;
        });
        assertThat(house.mails(person.email()).getFirst()).contains("確認コードのアプリの登録が消されました", "心当たりがないとき");
    }

    @Test
    void codes_cannot_be_guessed_for_long() throws Exception {
        var person = house.somebody("南 三郎");
        var visit = house.visit(person);
        String secret = found(SECRET, visit.get("/my/security/authenticator").body());
        visit.post("/my/security/authenticator", "oneTimeCode", code(secret, 0));
        var guessing = new Visit(region);
        guessing.signIn(person.email(), House.PASSWORD);
        guessing.get("/sign-in/code");
        int status = 0;
        for (int i = 0; i < 7 && status != 429; i++) {
            status = guessing.post("/sign-in/code", "oneTimeCode", String.format(Locale.ROOT, "%06d", i))
                    .statusCode();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void the_own_sessions_are_listed_and_only_the_own_can_be_ended() throws Exception {
        var person = house.somebody("北 四郎");
        var stranger = house.visit(house.somebody("知らない 人"));
        var here = house.visit(person);
        var there = house.visit(person);
        var page = here.get("/my/security");
        assertThat(page.body()).contains("この機器", "接続元 127.0.0.1");
        assertThat(page.body()).doesNotContain(here.cookie(), there.cookie());
        String id = found(Pattern.compile("/my/security/sessions/([0-9a-f-]{36})/end"), page.body());
        stranger.get("/my/security");
        assertThat(stranger.post("/my/security/sessions/" + id + "/end").statusCode())
                .isEqualTo(404);
        assertThat(there.get("/my").statusCode()).isEqualTo(200);
        here.get("/my/security");
        assertThat(Visit.location(here.post("/my/security/sessions/" + id + "/end")))
                .isEqualTo("/my/security?done=session");
        assertThat(Visit.location(there.get("/my"))).isEqualTo("/sign-in");
        here.get("/my/security");
        var third = house.visit(person);
        assertThat(Visit.location(here.post("/my/security/sessions/end"))).isEqualTo("/");
        assertThat(Visit.location(here.get("/my"))).isEqualTo("/sign-in");
        assertThat(Visit.location(third.get("/my"))).isEqualTo("/sign-in");
    }

    @Test
    void a_name_is_changed_by_its_owner_and_nothing_else_comes_in_with_it() throws Exception {
        var person = house.somebody("変わる 前");
        var visit = house.visit(person);
        String version = found(
                Pattern.compile("name=\"version\" value=\"(\\d+)\""),
                visit.get("/my/profile").body());
        var saved = visit.post(
                "/my/profile",
                "name",
                "<script>alert(1)</script>",
                "version",
                version,
                "id",
                "1",
                "person",
                "1",
                "email",
                "taken@example.jp",
                "role",
                "ADMINISTRATOR",
                "erasedAt",
                "2026-01-01");
        assertThat(Visit.location(saved)).isEqualTo("/my/profile?saved");
        var page = visit.get("/my/profile").body();
        assertThat(page).contains("&lt;script").doesNotContain("<script>alert");
        assertThat(region.owner()
                        .sql("select name || '|' || email from person where id = :id")
                        .param("id", person.id())
                        .query(String.class)
                        .single())
                .isEqualTo("<script>alert(1)</script>|" + person.email());
        assertThat(region.owner()
                        .sql("select count(*) from role_assignment where person_id = :id")
                        .param("id", person.id())
                        .query(Long.class)
                        .single())
                .isZero();
        var stale = visit.post("/my/profile", "name", "遅れた名前", "version", version);
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("value=\"遅れた名前\"");
        for (String name : new String[] {"", "a\r\nBcc: b@example.jp", "x".repeat(101), "a\u202eb"}) {
            assertThat(visit.post("/my/profile", "name", name, "version", version)
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void a_new_address_counts_once_its_link_was_opened_and_the_old_one_is_told() throws Exception {
        var person = house.somebody("転居 太郎");
        var visit = house.visit(person);
        visit.get("/my/profile");
        String fresh = "new-" + person.email();
        assertThat(visit.post("/my/profile/email", "email", "x@example.jp\r\nBcc: y@example.jp")
                        .statusCode())
                .isEqualTo(422);
        assertThat(Visit.location(visit.post("/my/profile/email", "email", fresh)))
                .isEqualTo("/my/profile?sent");
        assertThat(house.mails(person.email()).getFirst()).contains("変える手続きが始まりました");
        assertThat(visit.get("/my/profile").body()).contains("今のメールアドレスは " + person.email());
        String link = house.link(fresh);
        visit.follow(visit.get(link));
        assertThat(visit.post("/sign-in/email").body()).contains("メールアドレスを変えました");
        assertThat(visit.get("/my/profile").body()).contains("今のメールアドレスは " + fresh);
        assertThat(visit.follow(visit.get(link)).statusCode()).isEqualTo(410);
    }

    @Test
    void a_changed_password_voids_the_links_that_somebody_else_may_have_asked_for() throws Exception {
        var person = house.somebody("取り返す 人");
        var visit = house.visit(person);
        visit.get("/my/profile");
        visit.post("/my/profile/email", "email", "thief-" + person.email());
        String link = house.link("thief-" + person.email());
        visit.get("/my/security");
        visit.post("/my/security/password", "currentPassword", House.PASSWORD, "password", "a new long password");
        var thief = new Visit(region);
        assertThat(thief.follow(thief.get(link)).statusCode()).isEqualTo(410);
    }

    @Test
    void an_address_changed_by_an_administrator_is_told_to_the_old_one_and_its_links_work_no_more() throws Exception {
        var person = house.somebody("変えられる 人");
        var visit = new Visit(region);
        visit.get("/sign-in/mail");
        visit.post("/sign-in/mail", "email", person.email());
        String link = house.link(person.email());
        Actors.as(Actor.operator("test"), () -> {
            var people = house.beans().getBean(People.class);
            long version = people.find(person.id()).orElseThrow().version();
            return people.change(person.id(), version, person.name(), "by-office-" + person.email());
        });
        assertThat(house.mails(person.email()).getFirst()).contains("別のものに変更されました");
        assertThat(visit.follow(visit.get(link)).statusCode()).isEqualTo(410);
    }

    @Test
    void an_address_of_somebody_else_is_not_taken_and_its_being_known_is_not_told() throws Exception {
        var owner = house.somebody("持ち主");
        var visit = house.visit(house.somebody("欲しがる人"));
        visit.get("/my/profile");
        assertThat(Visit.location(visit.post("/my/profile/email", "email", owner.email())))
                .isEqualTo("/my/profile?sent");
        var opener = new Visit(region);
        opener.follow(opener.get(house.link(owner.email())));
        assertThat(opener.post("/sign-in/email").body()).contains("変えられませんでした");
    }

    @Test
    void what_waits_comes_first() throws Exception {
        var visit = house.visit(house.somebody("担当 者", Role.PLANNING_OFFICE));
        assertThat(visit.get("/my").body()).contains("認証アプリを設定する", "企画担当", "data-seconds=\"1800\"");
        var stay = visit.get("/my/stay", "Accept", "application/json");
        assertThat(stay.body()).isEqualTo("{\"seconds\":1800}");
        assertThat(stay.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void who_is_forgotten_leaves_no_address_in_invitations() {
        var person = house.somebody("招かれて いた人");
        long invitation = Actors.as(
                Actor.operator("test"),
                () -> house.beans()
                        .getBean(Invitations.class)
                        .invite(new Invite(
                                person.email(),
                                Role.PLANNING_OFFICE,
                                new Scope.Region(),
                                java.time.LocalDate.of(2026, 4, 1),
                                null)));
        var eraser = house.beans().getBean(SignInEraser.class);
        assertThat(eraser.subjects(person.id())).containsExactly(Subject.of("invitation", invitation));
        region.transactions().executeWithoutResult(_ -> eraser.erase(person.id()));
        assertThat(region.owner()
                        .sql("select email = '' and withdrawn_at is not null from invitation where id = :id")
                        .param("id", invitation)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void addresses_of_ended_invitations_and_recoveries_go_after_their_time() {
        Instant now = Instant.now();
        var invitations = new InvitationStore(region.jdbc());
        long invitation = invitations.insert(
                new Invite("expired@example.jp", Role.CITIZEN, new Scope.Region(), java.time.LocalDate.EPOCH, null),
                null,
                now);
        invitations.blank(now.plusSeconds(6 * 86_400), 1_000);
        assertThat(invitations.find(invitation).orElseThrow().invite().email()).isEqualTo("expired@example.jp");
        invitations.blank(now.plusSeconds(8 * 86_400), 1_000);
        assertThat(invitations.find(invitation).orElseThrow().invite().email()).isEmpty();
        assertThat(invitations.resent(invitation, now)).isFalse();

        var recoveries = new RecoveryStore(region.jdbc());
        long helped = house.somebody("助けられた 人").id();
        long helper = house.somebody("助けた 人").id();
        long recovery = recoveries
                .insert(helped, "窓口で確かめた。", "helped@example.jp", helper, now)
                .orElseThrow();
        recoveries.blank(now.minusSeconds(1), 1_000);
        assertThat(recoveries.find(recovery).orElseThrow().reason()).isNotEmpty();
        recoveries.blank(now.plusSeconds(1), 1_000);
        Recovery blanked = recoveries.find(recovery).orElseThrow();
        assertThat(blanked.reason() + blanked.email()).isEmpty();
        assertThat(blanked.isOpen()).isFalse();
    }

    @Test
    void who_is_forgotten_is_signed_out_and_cannot_come_back() throws Exception {
        var person = house.somebody("忘れて ほしい人");
        var visit = house.visit(person);
        assertThat(visit.get("/my").statusCode()).isEqualTo(200);
        var eraser = house.beans().getBean(SignInEraser.class);
        assertThat(eraser.held(person.id())).hasSize(2);
        region.transactions().executeWithoutResult(_ -> eraser.erase(person.id()));
        assertThat(eraser.held(person.id())).isEmpty();
        assertThat(Visit.location(visit.get("/my"))).isEqualTo("/sign-in");
        assertThat(new Visit(region).signIn(person.email(), House.PASSWORD).statusCode())
                .isEqualTo(422);
    }

    static String found(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("not found: " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private static String code(String secret, int steps) throws Exception {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(
                        new SecretKeySpec(decoded(secret), "HmacSHA1"),
                        Instant.now().plusSeconds(30L * steps),
                        Locale.ROOT);
    }

    private static byte[] decoded(String base32) {
        String letters = base32.replace(" ", "");
        var bytes = new byte[letters.length() * 5 / 8];
        var bits = new java.math.BigInteger("1");
        for (int i = 0; i < letters.length(); i++) {
            bits = bits.shiftLeft(5)
                    .or(java.math.BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letters.charAt(i))));
        }
        byte[] all = bits.shiftRight(letters.length() * 5 % 8).toByteArray();
        System.arraycopy(all, all.length - bytes.length, bytes, 0, bytes.length);
        return bytes;
    }
}
