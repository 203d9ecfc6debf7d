package org.haskap.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People, their roles, and who may give and take them. */
class PeopleTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final Scope REGION = new Scope.Region();

    private final Sandbox sandbox = new Sandbox(region);
    private final People people = sandbox.people;
    private long city;
    private long taxes;
    private long tourism;

    @BeforeEach
    void organisations() {
        sandbox.admin("update role_assignment set ended_at = now() where ended_at is null");
        Organisation known = sandbox.organisations.ensure("苫小牧市");
        city = known.id();
        var departments = sandbox.organisations.ensureDepartments(known, List.of("税務課", "商業観光課"));
        taxes = Objects.requireNonNull(departments.get("税務課")).id();
        tourism = Objects.requireNonNull(departments.get("商業観光課")).id();
    }

    private long person(@Nullable Role role, Scope scope) {
        return Sandbox.operating(() -> {
            long id = people.add("試験", UUID.randomUUID() + "@example.jp").id();
            if (role != null) {
                people.assign(id, role, scope, TODAY, null).orThrow();
            }
            return id;
        });
    }

    private RoleChange give(long giver, long receiver, Role role, Scope scope) {
        return Sandbox.as(sandbox.acting(giver), () -> people.assign(receiver, role, scope, TODAY, null));
    }

    @Test
    void an_administrator_gives_any_role_that_fits_its_scope_but_none_to_oneself() {
        long administrator = person(Role.ADMINISTRATOR, REGION);
        long other = person(null, REGION);
        assertThat(give(administrator, other, Role.PLANNING_OFFICE, REGION)).isInstanceOf(RoleChange.Done.class);
        assertThat(give(administrator, other, Role.SECTION_CHIEF, new Scope.OfDepartment(taxes)))
                .isInstanceOf(RoleChange.Done.class);
        assertThat(give(administrator, other, Role.SECTION_CHIEF, REGION)).isInstanceOf(RoleChange.Refused.class);
        assertThat(give(administrator, other, Role.PUBLIC, REGION)).isInstanceOf(RoleChange.Refused.class);
        assertThat(give(administrator, administrator, Role.PLANNING_OFFICE, REGION))
                .isInstanceOf(RoleChange.Refused.class);
        assertThat(give(administrator, other, Role.SECTION_CHIEF, new Scope.OfDepartment(-1)))
                .isInstanceOf(RoleChange.Refused.class);
    }

    @Test
    void a_chief_gives_roles_of_the_own_department_and_none_above_the_own() {
        long chief = person(Role.SECTION_CHIEF, new Scope.OfDepartment(tourism));
        long other = person(null, REGION);
        assertThat(give(chief, other, Role.DEPARTMENT_STAFF, new Scope.OfDepartment(tourism)))
                .isInstanceOf(RoleChange.Done.class);
        assertThat(give(chief, other, Role.DEPARTMENT_STAFF, new Scope.OfDepartment(taxes)))
                .isInstanceOf(RoleChange.Refused.class);
        for (Role role : List.of(Role.PLANNING_OFFICE, Role.ADMINISTRATOR, Role.CITIZEN)) {
            assertThat(give(chief, other, role, REGION)).as(role.name()).isInstanceOf(RoleChange.Refused.class);
        }
        assertThat(give(chief, other, Role.PLANNING_OFFICE, new Scope.OfOrganisation(city)))
                .isInstanceOf(RoleChange.Refused.class);
        long staff = person(Role.DEPARTMENT_STAFF, new Scope.OfDepartment(tourism));
        assertThat(give(staff, other, Role.DEPARTMENT_STAFF, new Scope.OfDepartment(tourism)))
                .isInstanceOf(RoleChange.Refused.class);
    }

    @Test
    void the_same_role_is_held_once_at_a_time() {
        long administrator = person(Role.ADMINISTRATOR, REGION);
        long other = person(Role.CITIZEN, REGION);
        assertThat(give(administrator, other, Role.CITIZEN, REGION)).isInstanceOf(RoleChange.Refused.class);
    }

    @Test
    void a_role_taken_away_counts_at_once_and_one_with_a_last_day_until_then() {
        long administrator = person(Role.ADMINISTRATOR, REGION);
        long other = person(Role.PLANNING_OFFICE, REGION);
        long assignment = people.assignmentsOf(other).getFirst().id();
        Sandbox.as(
                sandbox.acting(administrator),
                () -> people.end(assignment, TODAY.plusDays(3)).orThrow());
        assertThat(sandbox.acting(other).may(Permission.ADOPT_EDITION, Target.REGION))
                .isTrue();
        Sandbox.as(
                sandbox.acting(administrator),
                () -> people.end(assignment, TODAY.minusDays(1)).orThrow());
        assertThat(sandbox.acting(other).may(Permission.ADOPT_EDITION, Target.REGION))
                .isFalse();
        assertThat(Sandbox.<RoleChange>as(sandbox.acting(administrator), () -> people.end(assignment, TODAY)))
                .isInstanceOf(RoleChange.Refused.class);
        long chief = person(Role.SECTION_CHIEF, new Scope.OfDepartment(tourism));
        long admins = people.assignmentsOf(administrator).getFirst().id();
        assertThatThrownBy(() -> Sandbox.as(sandbox.acting(chief), () -> people.end(admins, TODAY)))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    void of_two_administrators_who_take_each_other_away_at_once_one_stays() throws Exception {
        for (int round = 0; round < 5; round++) {
            organisations();
            long a = person(Role.ADMINISTRATOR, REGION);
            long b = person(Role.ADMINISTRATOR, REGION);
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var first = threads.submit(ending(a, b, start));
                var second = threads.submit(ending(b, a, start));
                assertThat(Set.of(first.get().getClass(), second.get().getClass()))
                        .containsExactlyInAnyOrder(RoleChange.Done.class, RoleChange.Refused.class);
            }
        }
    }

    private Callable<RoleChange> ending(long by, long whose, CyclicBarrier start) {
        Actor actor = sandbox.acting(by);
        long assignment = people.assignmentsOf(whose).getFirst().id();
        return () -> {
            start.await();
            return Sandbox.as(actor, () -> people.end(assignment, TODAY.minusDays(1)));
        };
    }

    @Test
    void a_stale_change_shows_the_current_person_and_changes_nothing() {
        long id = person(null, REGION);
        Sandbox.operating(() -> {
            Person known = people.find(id).orElseThrow();
            assertThat(people.change(id, known.version(), " 山田 花子 ", known.email()))
                    .isInstanceOf(PersonChange.Changed.class);
            assertThat(people.change(id, known.version(), "別の名前", null))
                    .isEqualTo(new PersonChange.Stale(people.find(id).orElseThrow()));
            assertThat(people.find(id).orElseThrow().name()).isEqualTo("山田 花子");
            return true;
        });
    }

    @Test
    void names_and_addresses_that_are_none_and_addresses_of_others_are_refused() {
        long id = person(null, REGION);
        long other = person(null, REGION);
        Sandbox.operating(() -> {
            String taken = people.find(other).orElseThrow().email();
            assertThat(people.change(id, 1, "山田", String.valueOf(taken).toUpperCase(java.util.Locale.ROOT)))
                    .isInstanceOf(PersonChange.Refused.class);
            for (String address : List.of("a", "a@b@c", "a@b\r\nBcc: x@y", "a b@c", "<a@b>", "a@" + "b".repeat(300))) {
                assertThat(people.change(id, 1, "山田", address)).as(address).isInstanceOf(PersonChange.Refused.class);
            }
            assertThat(people.change(id, 1, "  ", null)).isInstanceOf(PersonChange.Refused.class);
            return true;
        });
    }

    @Test
    void a_look_at_somebody_else_is_noted_and_needs_a_reason_to_be_allowed() {
        long administrator = person(Role.ADMINISTRATOR, REGION);
        long chief = person(Role.SECTION_CHIEF, new Scope.OfDepartment(tourism));
        long own = person(Role.DEPARTMENT_STAFF, new Scope.OfDepartment(tourism));
        long foreign = person(Role.DEPARTMENT_STAFF, new Scope.OfDepartment(taxes));
        assertThat(Sandbox.as(sandbox.acting(chief), () -> people.look(own))).isPresent();
        assertThatThrownBy(() -> Sandbox.as(sandbox.acting(chief), () -> people.look(foreign)))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> Sandbox.as(sandbox.acting(chief), () -> people.look(-1)))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> Sandbox.as(sandbox.acting(own), () -> people.look(foreign)))
                .isInstanceOf(NotPermittedException.class);
        assertThat(Sandbox.as(sandbox.acting(foreign), () -> people.look(foreign)))
                .isPresent();
        var looked = Sandbox.as(
                sandbox.acting(administrator),
                () -> sandbox.audit.search(
                        new AuditQuery(null, null, null, "person.looked", "person", Long.toString(own), "", null)));
        assertThat(looked.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.person()).isEqualTo(chief));
        assertThat(Sandbox.as(sandbox.acting(chief), () -> people.search("", 1)).people())
                .extracting(found -> found.person().id())
                .contains(own)
                .doesNotContain(foreign);
    }

    @Test
    void a_search_finds_by_name_and_address_page_by_page_with_a_constant_number_of_statements() throws Exception {
        Sandbox.operating(() -> {
            for (int i = 0; i < 120; i++) {
                people.add("検索 " + i, "find-" + i + "%@example.jp");
            }
            return true;
        });
        var counted = new StatementCount(region.dataSource());
        var transactions = new TransactionTemplate(new JdbcTransactionManager(counted));
        var jdbc = JdbcClient.create(counted);
        var watched =
                new People(jdbc, transactions, new Audit(jdbc, transactions, sandbox.clock), _ -> {}, sandbox.clock);
        Sandbox.operating(() -> {
            assertThat(counted.during(() -> {
                        PeoplePage page = watched.search("検索", 3);
                        assertThat(page.total()).isEqualTo(120);
                        assertThat(page.pages()).isEqualTo(3);
                        assertThat(page.people()).hasSize(20);
                        return page;
                    }))
                    .hasSize(4);
            assertThat(people.search("FIND-77%", 1).people()).hasSize(1);
            assertThat(people.search("検索", 9).total()).isEqualTo(120);
            assertThat(people.search("_", 1).total()).isZero();
            return true;
        });
        assertThatThrownBy(() -> people.search("", 1)).isInstanceOf(NotPermittedException.class);
    }

    @Test
    void every_role_says_itself_in_sentences() {
        for (Role role : Role.values()) {
            assertThat(role.sentences())
                    .hasSizeGreaterThan(2)
                    .allSatisfy(sentence -> assertThat(sentence).endsWith("。"));
        }
        assertThat(Role.COMMITTEE_MEMBER.scopes()).containsExactly(Scope.Kind.PLAN);
        assertThat(Role.DEPARTMENT_STAFF.scopes()).containsExactly(Scope.Kind.DEPARTMENT);
    }
}
