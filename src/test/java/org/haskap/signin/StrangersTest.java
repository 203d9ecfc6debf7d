package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.haskap.database.TestRegion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions of who has not signed in: few from one network, and short. */
class StrangersTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @SuppressWarnings("NullAway.Init")
    private static House house;

    @BeforeAll
    static void start() {
        house = House.start(region);
    }

    @Test
    void nobody_fills_the_table_of_sessions_and_nobody_is_locked_out_who_has_one() throws Exception {
        var member = house.visit(house.somebody("同じ庁舎の 人"));
        var waiting = new Visit(region);
        waiting.get("/sign-in");
        assertThat(seconds(waiting.cookie())).isEqualTo(15 * 60);
        assertThat(seconds(member.cookie())).isEqualTo(30 * 60);

        int made = 0;
        var refused = new Visit(region).get("/sign-in");
        for (; made < 2_000 && refused.statusCode() == 200; made++) {
            refused = new Visit(region).get("/sign-in");
        }
        assertThat(made).isBetween(590, 900); // as many as a large office begins in a morning, with what time gave back
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("回数が多すぎます");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 600L);
        long rows = sessions();
        for (int i = 0; i < 400; i++) {
            assertThat(Visit.location(new Visit(region).get("/my/page-" + i))).isEqualTo("/sign-in");
        }
        assertThat(sessions() - rows).isBetween(290L, 350L); // further ones lead to signing in all the same

        assertThat(member.get("/my").statusCode()).isEqualTo(200);
        var late = house.somebody("いま 入る人");
        assertThat(waiting.post("/sign-in/password", "email", late.email(), "password", House.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
        assertThat(new Visit(region).get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void a_link_that_was_opened_waits_longer_than_an_empty_session() throws Exception {
        var visit = new Visit(region);
        var mails = new Visit(region);
        mails.get("/sign-in/mail");
        var person = house.somebody("待つ 人");
        mails.post("/sign-in/mail", "email", person.email());
        visit.get(house.link(person.email()));
        assertThat(seconds(visit.cookie())).isEqualTo(30 * 60);
    }

    private static int seconds(String cookie) {
        return region.owner()
                .sql(
                        "select max_inactive_interval from spring_session where session_id = convert_from(decode(:key, 'base64'), 'UTF8')")
                .param("key", cookie)
                .query(Integer.class)
                .single();
    }

    private static long sessions() {
        return region.owner()
                .sql("select count(*) from spring_session")
                .query(Long.class)
                .single();
    }
}
