package org.haskap.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.NotPermittedException;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.haskap.access.PersonChange;
import org.haskap.access.Role;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody leads somebody else's account to another address alone and at once. */
class AddressChangesTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    @SuppressWarnings("NullAway.Init")
    private static House house;

    @SuppressWarnings("NullAway.Init")
    private static AddressChanges changes;

    @SuppressWarnings("NullAway.Init")
    private static House.Somebody administrator;

    @BeforeAll
    static void start() {
        house = House.start(region);
        changes = house.beans().getBean(AddressChanges.class);
        administrator = house.somebody("管理 者", Role.ADMINISTRATOR);
    }

    @Test
    void a_registered_address_changes_after_a_day_when_the_new_one_opens_its_link() throws Exception {
        var person = house.somebody("異動した 人");
        String fresh = "new-" + person.email();
        as(administrator, () -> changes.propose(known(person), fresh));
        assertThat(known(person).email()).isEqualTo(person.email());
        assertThat(house.mails(person.email()).getFirst()).contains("運営者が別のものに変えようとしています");
        assertThat(as(administrator, () -> changes.proposed(person.id())))
                .hasValueSatisfying(waiting -> assertThat(waiting.email()).isEqualTo(fresh));
        String link = house.link(fresh);
        var early = new Visit(region);
        assertThat(early.follow(early.get(link)).body()).contains("から使えます");
        assertThat(known(person).email()).isEqualTo(person.email());

        house.letADayPass();
        var opener = new Visit(region);
        opener.follow(opener.get(link));
        assertThat(opener.post("/sign-in/email").body()).contains("メールアドレスを変えました");
        assertThat(known(person).email()).isEqualTo(fresh);
        assertThat(as(administrator, () -> changes.proposed(person.id()))).isEmpty();
    }

    @Test
    void the_registered_address_can_object_and_staff_can_give_it_up() throws Exception {
        var person = house.somebody("異議のある 人");
        String fresh = "thief-" + person.email();
        as(administrator, () -> changes.propose(known(person), fresh));
        String link = house.link(fresh);
        var reader = new Visit(region);
        reader.follow(reader.get(house.link(person.email())));
        assertThat(reader.post("/sign-in/stop").body()).contains("手続きを止めました");
        house.letADayPass();
        var thief = new Visit(region);
        assertThat(thief.follow(thief.get(link)).statusCode()).isEqualTo(410);

        as(administrator, () -> changes.propose(known(person), "again-" + fresh));
        String second = house.link("again-" + fresh);
        String stop = house.link(person.email());
        assertThat(as(administrator, () -> changes.withdraw(person.id()))).isTrue();
        house.letADayPass();
        assertThat(thief.follow(thief.get(second)).statusCode()).isEqualTo(410);
        assertThat(reader.follow(reader.get(stop)).statusCode()).isEqualTo(410);
        assertThat(known(person).email()).isEqualTo(person.email());
    }

    @Test
    void the_doors_let_nobody_around_it() {
        var person = house.somebody("守られた 人");
        var people = house.beans().getBean(People.class);
        assertThat(as(
                        administrator,
                        () -> people.change(person.id(), known(person).version(), "守られた 人", "x@example.jp")))
                .isInstanceOf(PersonChange.Refused.class);
        assertThat(as(
                        administrator,
                        () -> people.change(person.id(), known(person).version(), "守られた 人", null)))
                .isInstanceOf(PersonChange.Refused.class);
        assertThat(known(person).email()).isEqualTo(person.email());
        assertThat(as(administrator, () -> changes.refusal(known(person), ""))).isPresent();
        assertThat(as(administrator, () -> changes.refusal(known(person), administrator.email())))
                .isPresent();
        assertThatThrownBy(() -> as(person, () -> changes.propose(known(person), "y@example.jp")))
                .isInstanceOf(NotPermittedException.class);
        // Who can sign in without an address is given none by others; who cannot yet, is.
        long keyed = Actors.as(Actor.operator("test"), () -> {
            long id = people.add("鍵だけの 人", null).id();
            house.beans().getBean(Accounts.class).setPassword(id, House.PASSWORD);
            return id;
        });
        assertThatThrownBy(() -> as(administrator, () -> people.change(keyed, 1, "鍵だけの 人", "z@example.jp")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(people.find(keyed).orElseThrow().email()).isNull();
        long bare = Actors.as(
                Actor.operator("test"), () -> people.add("まだの 人", null).id());
        assertThat(as(administrator, () -> people.change(bare, 1, "まだの 人", "bare@example.jp")))
                .isInstanceOf(PersonChange.Changed.class);
    }

    @Test
    void giving_a_change_up_leaves_the_owner_the_link_that_stops_a_recovery() throws Exception {
        var person = house.somebody("二重に狙われた 人");
        var second = house.somebody("管理 二", Role.ADMINISTRATOR);
        var recoveries = house.beans().getBean(Recoveries.class);
        as(administrator, () -> changes.propose(known(person), "one-" + person.email()));
        String older = house.link(person.email());
        long recovery = as(administrator, () -> recoveries.open(person.email(), "two-" + person.email(), "うそ"))
                .orElseThrow();
        assertThat(as(second, () -> recoveries.confirm(recovery))).isTrue();
        String newer = house.link(person.email());
        var reader = new Visit(region);
        assertThat(reader.follow(reader.get(older)).statusCode()).isEqualTo(200);
        assertThat(as(administrator, () -> changes.withdraw(person.id()))).isTrue();
        reader.follow(reader.get(newer));
        assertThat(reader.post("/sign-in/stop").body()).contains("手続きを止めました");
        assertThat(as(administrator, () -> recoveries.find(recovery).state())).isEqualTo("取り下げました");
    }

    @Test
    void a_change_by_somebody_who_has_left_does_not_come_true() throws Exception {
        var person = house.somebody("待つ 人");
        var leaver = house.somebody("辞める 管理者", Role.ADMINISTRATOR);
        as(leaver, () -> changes.propose(known(person), "left-" + person.email()));
        house.letADayPass();
        var opener = new Visit(region);
        String link = house.link("left-" + person.email());
        assertThat(opener.follow(opener.get(link)).statusCode()).isEqualTo(200);
        house.endRoles(leaver);
        assertThat(opener.post("/sign-in/email").body()).contains("いまはこの手続きをできない");
        assertThat(known(person).email()).isEqualTo(person.email());
        assertThat(opener.follow(opener.get(link)).statusCode()).isEqualTo(410);
    }

    @Test
    void a_change_of_upper_and_lower_case_comes_true() throws Exception {
        var person = house.somebody("大文字の 人");
        String upper = person.email().replace("example", "Example");
        as(administrator, () -> changes.propose(known(person), upper));
        house.letADayPass();
        var opener = new Visit(region);
        opener.follow(opener.get(house.link(upper)));
        assertThat(opener.post("/sign-in/email").body()).contains("メールアドレスを変えました");
        assertThat(known(person).email()).isEqualTo(upper);
    }

    @Test
    void whoever_gives_an_address_to_who_had_none_lets_that_person_in() {
        var people = house.beans().getBean(People.class);
        long bare =
                Actors.as(Actor.operator("test"), () -> people.add("眠る 人", null).id());
        assertThat(people.standingOf(bare)).isEmpty();
        as(administrator, () -> people.change(bare, 1, "眠る 人", "sleeper@example.jp"));
        assertThat(people.standingOf(bare)).singleElement().satisfies(standing -> {
            assertThat(standing.by()).isEqualTo(administrator.id());
            assertThat(standing.letIn()).isTrue();
        });
    }

    private static Person known(House.Somebody person) {
        return house.beans().getBean(People.class).find(person.id()).orElseThrow();
    }

    private static <T> T as(House.Somebody person, Supplier<T> work) {
        return Actors.as(house.beans().getBean(People.class).actor(person.id(), null, ""), work::get);
    }
}
