package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.haskap.access.People;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a region comes to its first administrator. */
class FirstAdministratorTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @Test
    void the_printed_link_makes_one_administrator_and_then_no_more() throws Exception {
        var beans = region.start();
        var first = beans.getBean(FirstAdministrator.class);
        String older = path(first);
        String link = path(first);
        var visit = new Visit(region);
        assertThat(visit.follow(visit.get(older)).statusCode()).isEqualTo(410);
        assertThat(visit.follow(visit.get(link)).body()).contains("最初の管理者の登録");
        assertThat(visit.post("/sign-in/first", "name", "最初の 管理者", "email", "no address", "password", "123456789012345")
                        .statusCode())
                .isEqualTo(422);
        var in = visit.post(
                "/sign-in/first", "name", "最初の 管理者", "email", "admin@example.jp", "password", "a very long password");
        assertThat(Visit.location(in)).isEqualTo("/my");
        assertThat(visit.get("/my").body()).contains("管理者");
        assertThat(beans.getBean(People.class).hasAdministrator()).isTrue();
        assertThat(first.link()).isEmpty();
        var second = new Visit(region);
        String made = beans.getBean(OneTimeLinks.class).issue(LinkKind.FIRST, null, null, null, null);
        second.follow(second.get(LinkKind.FIRST.path(made)));
        var refused = second.post(
                "/sign-in/first", "name", "二人目", "email", "two@example.jp", "password", "a very long password");
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(refused.body()).contains("すでに管理者がいます");
        assertThat(beans.getBean(People.class).withEmail("two@example.jp")).isEmpty();
        var late = new Visit(region);
        assertThat(late.follow(late.get(link)).statusCode()).isEqualTo(410);
    }

    private static String path(FirstAdministrator first) {
        return first.link().orElseThrow().replaceFirst("https?://[^/]+", "");
    }
}
