package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.haskap.access.Role;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of a form whose session has ended, or whose proof is too old. */
class InTimeTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @SuppressWarnings("NullAway.Init")
    private static House house;

    /** An act of an administrator. */
    @RestController
    static class Act {
        @PostMapping("/admin/act-of-test")
        String act(@RequestParam String text) {
            return "done: " + text;
        }
    }

    @BeforeAll
    static void start() {
        house = new House(region, region.start(Act.class));
    }

    @Test
    void what_was_typed_when_the_session_ended_waits_for_its_owner_and_is_shown_before_it_is_sent() throws Exception {
        var person = house.somebody("続ける 人");
        var visit = house.visit(person);
        String version = OwnPagesTest.found(
                java.util.regex.Pattern.compile("name=\"version\" value=\"(\\d+)\""),
                visit.get("/my/profile").body());
        region.owner().sql("delete from spring_session").update();

        var late = visit.post("/my/profile", "name", "打ち込んだ <名前>", "version", version, "password", "not to be kept");
        assertThat(Visit.location(late)).isEqualTo("/sign-in");
        assertThat(visit.follow(late).body()).contains("入力した内容は預かっています");
        var back = visit.post("/sign-in/password", "email", person.email(), "password", House.PASSWORD);
        assertThat(Visit.location(back)).isEqualTo("/sign-in/resume");
        var review = visit.follow(back);
        assertThat(review.body()).contains("打ち込んだ &lt;名前&gt;").doesNotContain("not to be kept");
        assertThat(visit.get("/my/profile").body()).contains("続ける 人"); // nothing was sent unseen
        visit.get("/sign-in/resume");
        assertThat(Visit.location(visit.post("/my/profile", "name", "打ち込んだ <名前>", "version", version)))
                .isEqualTo("/my/profile?saved");
    }

    @Test
    void somebody_else_does_not_get_what_was_typed() throws Exception {
        var visit = house.visit(house.somebody("前の 人"));
        visit.get("/my/profile");
        region.owner().sql("delete from spring_session").update();
        visit.post("/my/profile", "name", "内緒の名前", "version", "1");
        var other = house.somebody("次の 人");
        visit.get("/sign-in");
        var back = visit.post("/sign-in/password", "email", other.email(), "password", House.PASSWORD);
        assertThat(Visit.location(back)).isEqualTo("/my");
        assertThat(visit.follow(visit.get("/sign-in/resume")).body()).doesNotContain("内緒の名前");
    }

    @Test
    void a_form_that_is_none_of_ours_or_another_persons_is_not_kept() throws Exception {
        var victim = house.somebody("狙われた 人");
        var attacker = house.visit(house.somebody("攻める 人"));
        attacker.get("/my/profile");
        for (String token : new String[] {
            "forged", attacker.token(), "x.1.AAAA", attacker.token().replaceAll("\\.\\d+\\.", ".1.")
        }) {
            var visit = new Visit(region);
            visit.token(token);
            visit.post("/my/profile", "name", "押しつけられた名前", "version", "1");
            visit.get("/sign-in");
            var back = visit.post("/sign-in/password", "email", victim.email(), "password", House.PASSWORD);
            assertThat(Visit.location(back)).as(token).isEqualTo("/my");
        }
    }

    @Test
    void a_token_of_an_older_session_of_the_same_person_leads_to_the_review() throws Exception {
        var person = house.somebody("二つの 窓");
        var visit = house.visit(person);
        visit.get("/my/profile");
        String old = visit.token();
        visit.post("/sign-out");
        visit.signIn(person.email(), House.PASSWORD);
        visit.get("/my");
        visit.token(old);
        var answer = visit.post("/my/profile", "name", "古い窓の名前", "version", "1");
        assertThat(Visit.location(answer)).isEqualTo("/sign-in/resume");
        assertThat(visit.follow(answer).body()).contains("古い窓の名前");
    }

    @Test
    void an_administrative_act_asks_again_when_the_proof_is_older_than_ten_minutes_and_loses_nothing()
            throws Exception {
        var person = house.somebody("管理 者", Role.ADMINISTRATOR);
        var visit = house.visit(person);
        visit.get("/my");
        assertThat(visit.post("/admin/act-of-test", "text", "one").body()).isEqualTo("done: one");
        age(person.id(), Duration.ofMinutes(11));
        for (String path : new String[] {"/admin/act-of-test", "/admin/act%2dof-test", "/%61dmin/act-of-test"}) {
            assertThat(Visit.location(visit.post(path, "text", "two"))).as(path).isEqualTo("/sign-in/again");
        }
        String before = visit.cookie();
        assertThat(visit.get("/sign-in/again").body()).contains(AgainPage.TITLE, "入力した内容は預かっています");
        assertThat(visit.post("/sign-in/again", "password", "wrong password").statusCode())
                .isEqualTo(422);
        var proved = visit.post("/sign-in/again", "password", House.PASSWORD);
        assertThat(Visit.location(proved)).isEqualTo("/sign-in/resume");
        assertThat(visit.cookie()).isNotEqualTo(before);
        assertThat(visit.follow(proved).body()).contains("two");
        assertThat(visit.post("/admin/act-of-test", "text", "two").body()).isEqualTo("done: two");
    }

    @Test
    void a_session_ends_after_its_hours_however_busy_it_is() throws Exception {
        var person = house.somebody("働き 者");
        var visit = house.visit(person);
        change(person.id(), session -> {
            SessionAbout about = session.getRequiredAttribute(SessionAbout.ATTRIBUTE);
            session.setAttribute(
                    SessionAbout.ATTRIBUTE,
                    new SessionAbout(
                            about.id(),
                            about.startedAt(),
                            Instant.now().minusSeconds(1),
                            about.from(),
                            about.browser()));
        });
        assertThat(Visit.location(visit.get("/my"))).isEqualTo("/sign-in");
        assertThat(house.beans().getBean(Sessions.class).of(person.id(), "")).isEmpty();
    }

    @Test
    void idle_sessions_end_and_are_swept() throws Exception {
        var person = house.somebody("休み がち");
        var visit = house.visit(person);
        region.owner().sql("""
                        update spring_session set last_access_time = last_access_time - 1801000,
                            expiry_time = expiry_time - 1801000 where principal_name = :person
                        """).param("person", Long.toString(person.id())).update();
        assertThat(house.beans().getBean(Sessions.class).sweep()).isPositive();
        assertThat(Visit.location(visit.get("/my"))).isEqualTo("/sign-in");
    }

    @Test
    void a_region_says_how_long_sessions_last() throws Exception {
        var settings = house.beans().getBean(org.haskap.database.RegionSettings.class);
        settings.set(Sessions.IDLE_MINUTES, "5");
        try {
            var visit = house.visit(house.somebody("短い 人"));
            assertThat(visit.get("/my").body()).contains("data-seconds=\"300\"");
        } finally {
            settings.set(Sessions.IDLE_MINUTES, "30");
        }
    }

    @Test
    void who_signs_out_is_out() throws Exception {
        var visit = house.visit(house.somebody("帰る 人"));
        visit.get("/my");
        String cookie = visit.cookie();
        assertThat(Visit.location(visit.post("/sign-out"))).isEqualTo("/");
        visit.cookie(cookie);
        assertThat(Visit.location(visit.get("/my"))).isEqualTo("/sign-in");
        assertThat(Visit.location(visit.post("/sign-out"))).isEqualTo("/");
    }

    private interface Change {
        void of(Session session);
    }

    private static void age(long person, Duration by) {
        change(person, session -> {
            var factor = FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                    .issuedAt(Instant.now().minus(by))
                    .build();
            SecurityContext context = new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                    new SignedInPerson(person), null, java.util.List.of(factor)));
            session.setAttribute("SPRING_SECURITY_CONTEXT", context);
        });
    }

    private static void change(long person, Change change) {
        change(house.beans().getBean(JdbcIndexedSessionRepository.class), person, change);
    }

    private static <S extends Session> void change(
            FindByIndexNameSessionRepository<S> sessions, long person, Change change) {
        sessions.findByPrincipalName(Long.toString(person)).values().forEach(session -> {
            change.of(session);
            sessions.save(session);
        });
    }
}
