package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Role;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the trail tells of signing in: how sessions end, who did not come in, and who looked at whose requests. */
class SignInTrailTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @SuppressWarnings("NullAway.Init")
    private static House house;

    @BeforeAll
    static void start() {
        house = House.start(region);
    }

    @Test
    void the_end_of_a_session_is_told_whoever_or_whatever_ended_it() throws Exception {
        var person = house.somebody("終わる 人");
        var here = house.visit(person);
        var there = house.visit(person);
        var page = here.get("/my/security").body();
        String id = page.replaceAll("(?s).*?/my/security/sessions/([0-9a-f-]{36})/end.*", "$1");
        here.post("/my/security/sessions/" + id + "/end");
        assertThat(Visit.location(there.get("/my"))).isEqualTo("/sign-in");
        assertThat(told(person)).containsOnlyOnce("signin.ended");

        region.owner()
                .sql("update spring_session set expiry_time = 1 where principal_name = :person")
                .param("person", Long.toString(person.id()))
                .update();
        Actors.as(
                Actor.system("test"),
                () -> house.beans().getBean(Sessions.class).sweep());
        assertThat(told(person)).contains("signin.expired").doesNotContain("signin.out");
    }

    @Test
    void a_failed_sign_in_is_told_of_an_account_and_counted_where_there_is_none() throws Exception {
        var person = house.somebody("狙われる 人");
        var visit = new Visit(region);
        visit.signIn(person.email(), "not the password");
        assertThat(told(person)).containsOnlyOnce("signin.failed");
        for (int i = 0; i < 3; i++) {
            assertThat(visit.signIn("nobody-" + i + "@example.jp", "typed-in-vain")
                            .statusCode())
                    .isEqualTo(422);
        }
        region.owner()
                .sql("update sign_in_failure set hour = hour - interval '1 hour'")
                .update();
        Actors.as(Actor.system("test"), () -> {
            house.beans().getBean(Failures.class).tell();
            return true;
        });
        assertThat(region.owner().sql("""
                                select v.value from audit_value v join audit_entry e on e.number = v.entry
                                where e.action = 'signin.failed-unknown'
                                    and starts_with(e.commitments[v.position], 'after.tries:')
                                """).query(String.class).single()).isEqualTo("3");
        assertThat(region.owner().sql("""
                                select count(*) from audit_value
                                where value like '%nobody-%' or value like '%typed-in-vain%'
                                    or value like '%not the password%'
                                """).query(Long.class).single()).isZero();
    }

    @Test
    void looks_at_recoveries_and_invitations_of_others_are_told() throws Exception {
        var administrator = house.somebody("見る 管理者", Role.ADMINISTRATOR);
        var visit = house.visit(administrator);
        visit.get("/my");
        assertThat(done(administrator)).doesNotContain("recovery.looked", "invitation.looked");
        assertThat(visit.get("/staff/recoveries").statusCode()).isEqualTo(200);
        assertThat(visit.get("/admin/invitations").statusCode()).isEqualTo(200);
        assertThat(done(administrator)).containsOnlyOnce("recovery.looked", "invitation.looked");
    }

    private static List<String> told(House.Somebody of) {
        return actions("subject_kind = 'person' and subject_id = cast(:id as text)", of);
    }

    private static List<String> done(House.Somebody by) {
        return actions("person_id = :id", by);
    }

    private static List<String> actions(String whose, House.Somebody person) {
        return region
                .owner()
                .sql("select action from audit_entry where " + whose + " order by number")
                .param("id", person.id())
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }
}
