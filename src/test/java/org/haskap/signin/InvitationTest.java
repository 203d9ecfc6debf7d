package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Organisations;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.haskap.outbox.UnfitMailException;
import org.haskap.web.NotFoundException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Inviting people: who may, what they get, and that no account is taken over. */
class InvitationTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

    @SuppressWarnings("NullAway.Init")
    private static House house;

    @SuppressWarnings("NullAway.Init")
    private static Invitations invitations;

    @BeforeAll
    static void start() {
        house = House.start(region);
        invitations = house.beans().getBean(Invitations.class);
    }

    private static Invite invite(String email, Role role, Scope scope) {
        return new Invite(email, role, scope, TODAY, null);
    }

    private static long byOperator(String email, Role role) {
        return Actors.as(Actor.operator("test"), () -> invitations.invite(invite(email, role, new Scope.Region())));
    }

    @Test
    void who_is_invited_gives_a_name_and_a_password_and_holds_the_role() throws Exception {
        byOperator("new-one@example.jp", Role.CITIZEN);
        String link = house.link("new-one@example.jp");
        var visit = new Visit(region);
        assertThat(visit.follow(visit.get(link)).body()).contains("市民・学生", "new-one@example.jp");
        var wrong = visit.post("/sign-in/invitation", "name", "", "password", "short");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("入力内容に2件の誤りがあります");
        var in = visit.post(
                "/sign-in/invitation",
                "name",
                "新しい 人",
                "password",
                House.PASSWORD,
                "role",
                "ADMINISTRATOR",
                "email",
                "other@example.jp",
                "scope",
                "Region");
        assertThat(Visit.location(in)).isEqualTo("/my");
        assertThat(visit.get("/my").body()).contains("市民・学生").doesNotContain("管理者");
        assertThat(Visit.location(new Visit(region).signIn("new-one@example.jp", House.PASSWORD)))
                .isEqualTo("/my");
        var again = new Visit(region);
        assertThat(again.follow(again.get(link)).statusCode()).isEqualTo(410);
    }

    @Test
    void a_password_can_wait_and_the_next_visit_is_by_mail() throws Exception {
        byOperator("without@example.jp", Role.CITIZEN);
        var visit = new Visit(region);
        visit.follow(visit.get(house.link("without@example.jp")));
        assertThat(Visit.location(visit.post("/sign-in/invitation", "name", "委員 一")))
                .isEqualTo("/my");
        assertThat(visit.get("/my/security").body()).contains("パスワードを決める");
        assertThat(new Visit(region).signIn("without@example.jp", "").statusCode())
                .isEqualTo(422);
    }

    @Test
    void an_invitation_to_a_known_address_opens_no_account() throws Exception {
        var known = house.somebody("前から いる人");
        byOperator(known.email(), Role.PLANNING_OFFICE);
        String link = house.link(known.email());
        var thief = new Visit(region);
        assertThat(thief.follow(thief.get(link)).body()).contains("すでに登録されています").doesNotContain("name=\"password\"");
        var tried = thief.post("/sign-in/invitation", "name", "乗っ取り", "password", "stolen password");
        assertThat(Visit.location(thief.get("/my"))).isEqualTo("/sign-in");
        assertThat(tried.body()).doesNotContain("前から いる人");
        var other = house.visit(house.somebody("別の 人"));
        other.follow(other.get(link));
        other.get("/my");
        assertThat(other.post("/sign-in/invitation").body()).contains("別の方に届いたもの");
        assertThat(other.get("/my").body()).doesNotContain("企画担当");

        var visit = new Visit(region);
        visit.follow(visit.get(link));
        visit.get("/sign-in");
        var in = visit.post("/sign-in/password", "email", known.email(), "password", House.PASSWORD);
        assertThat(Visit.location(in)).isEqualTo("/sign-in/invitation");
        assertThat(visit.follow(in).body()).contains("役割を受け取る");
        assertThat(Visit.location(visit.post("/sign-in/invitation"))).isEqualTo("/my");
        assertThat(visit.get("/my").body()).contains("企画担当");
    }

    @Test
    void a_link_sent_again_takes_the_place_of_the_older_and_a_withdrawn_one_says_what_to_do() throws Exception {
        long id = byOperator("later@example.jp", Role.CITIZEN);
        String first = house.link("later@example.jp");
        assertThat(Actors.<Boolean, RuntimeException>as(Actor.operator("test"), () -> invitations.resend(id)))
                .isTrue();
        String second = house.link("later@example.jp");
        var visit = new Visit(region);
        assertThat(visit.follow(visit.get(first)).statusCode()).isEqualTo(410);
        assertThat(visit.follow(visit.get(second)).statusCode()).isEqualTo(200);
        assertThat(Actors.<Boolean, RuntimeException>as(Actor.operator("test"), () -> invitations.withdraw(id)))
                .isTrue();
        assertThat(visit.post("/sign-in/invitation", "name", "遅れた 人").statusCode())
                .isEqualTo(410);
        assertThat(visit.follow(visit.get(second)).body()).contains("もう一度送るよう頼んでください");
        assertThat(Actors.<Boolean, RuntimeException>as(Actor.operator("test"), () -> invitations.resend(id)))
                .isFalse();
    }

    @Test
    void an_invitation_ends_with_the_right_of_who_sent_it() throws Exception {
        long department = department("ある市", "人事課");
        long chief = person(Role.SECTION_CHIEF, new Scope.OfDepartment(department));
        as(
                chief,
                () -> invitations.invite(
                        invite("orphan@example.jp", Role.DEPARTMENT_STAFF, new Scope.OfDepartment(department))));
        region.owner()
                .sql("update role_assignment set ended_at = now() where person_id = :chief")
                .param("chief", chief)
                .update();
        var visit = new Visit(region);
        visit.follow(visit.get(house.link("orphan@example.jp")));
        var refused = visit.post("/sign-in/invitation", "name", "招かれた 人");
        assertThat(refused.body()).contains("招待した人が、いまはこの役割を与えられない");
        assertThat(region.jdbc()
                        .sql("select count(*) from person where email = 'orphan@example.jp'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void an_expired_invitation_says_so() throws Exception {
        long id = byOperator("expired@example.jp", Role.CITIZEN);
        region.owner()
                .sql("update one_time_link set expires_at = now() - interval '1 minute' where invitation_id = :id")
                .param("id", id)
                .update();
        var visit = new Visit(region);
        var answer = visit.follow(visit.get(house.link("expired@example.jp")));
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("有効な時間が過ぎています", "招待した人に");
    }

    @Test
    void nobody_rises_or_reaches_farther_by_an_invitation() {
        var organisations = house.beans().getBean(Organisations.class);
        var city = organisations.ensure("とある市");
        long own = department("とある市", "企画課");
        long other = department("とある市", "水道課");
        long chief = person(Role.SECTION_CHIEF, new Scope.OfDepartment(own));
        as(chief, () -> {
            assertThat(invitations.invite(invite("a@example.jp", Role.DEPARTMENT_STAFF, new Scope.OfDepartment(own))))
                    .isPositive();
            for (var refused : List.of(
                    invite("b@example.jp", Role.DEPARTMENT_STAFF, new Scope.OfDepartment(other)),
                    invite("b@example.jp", Role.DEPARTMENT_STAFF, new Scope.Region()),
                    invite("b@example.jp", Role.DEPARTMENT_STAFF, new Scope.OfOrganisation(city.id())),
                    invite("b@example.jp", Role.ADMINISTRATOR, new Scope.OfDepartment(own)),
                    invite("b@example.jp", Role.PLANNING_OFFICE, new Scope.OfDepartment(own)),
                    invite("b@example.jp", Role.PUBLIC, new Scope.OfDepartment(own)))) {
                assertThatThrownBy(() -> invitations.invite(refused))
                        .as(refused.toString())
                        .isInstanceOf(NotPermittedException.class);
            }
            assertThatThrownBy(() -> invitations.invite(invite(
                            "a@example.jp\nBcc: b@example.jp", Role.DEPARTMENT_STAFF, new Scope.OfDepartment(own))))
                    .isInstanceOf(UnfitMailException.class);
            assertThat(invitations.roles(new Scope.OfDepartment(own)))
                    .containsExactly(Role.DEPARTMENT_STAFF, Role.SECTION_CHIEF);
        });
        as(person(Role.DEPARTMENT_STAFF, new Scope.OfDepartment(own)), () -> {
            assertThatThrownBy(() -> invitations.list(0)).isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(
                            () -> invitations.invite(invite("c@example.jp", Role.CITIZEN, new Scope.OfDepartment(own))))
                    .isInstanceOf(NotPermittedException.class);
        });
    }

    @Test
    void others_invitations_are_not_seen_withdrawn_or_sent_again() {
        long foreign = byOperator("foreign@example.jp", Role.ADMINISTRATOR);
        long department = department("別の市", "総務課");
        long chief = person(Role.SECTION_CHIEF, new Scope.OfDepartment(department));
        as(chief, () -> {
            assertThat(invitations.list(0)).isEmpty();
            assertThat(invitations.count()).isZero();
            assertThatThrownBy(() -> invitations.find(foreign)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> invitations.withdraw(foreign)).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> invitations.resend(foreign)).isInstanceOf(NotFoundException.class);
        });
        as(
                person(Role.ADMINISTRATOR, new Scope.Region()),
                () -> assertThat(invitations.list(0)).extracting(Invitation::id).contains(foreign));
    }

    @Test
    void the_list_takes_one_statement() throws Exception {
        byOperator("list@example.jp", Role.CITIZEN);
        var counted = new StatementCount(region.dataSource());
        var store = new InvitationStore(org.springframework.jdbc.core.simple.JdbcClient.create(counted));
        assertThat(counted.during(() -> store.list(50, 0))).hasSize(1);
    }

    private static long department(String organisation, String name) {
        var organisations = house.beans().getBean(Organisations.class);
        return java.util.Objects.requireNonNull(organisations
                        .ensureDepartments(organisations.ensure(organisation), List.of(name))
                        .get(name))
                .id();
    }

    private static long person(Role role, Scope scope) {
        return Actors.as(Actor.operator("test"), () -> {
            var people = house.beans().getBean(People.class);
            long id = people.add("誰か", java.util.UUID.randomUUID() + "@example.jp")
                    .id();
            people.assign(id, role, scope, LocalDate.of(2020, 4, 1), null).orThrow();
            return id;
        });
    }

    private static void as(long person, Runnable work) {
        var people = house.beans().getBean(People.class);
        Actors.as(people.actor(person, null, "test"), () -> {
            work.run();
            return true;
        });
    }
}
