package org.haskap.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.haskap.access.OrganisationChange.DepartmentChanged;
import org.haskap.access.OrganisationChange.Refused;
import org.haskap.database.TestRegion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of departments and organisations, and what a role held for one covers then. */
@ExtendWith(AsOperator.class)
class DepartmentsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    private final Sandbox sandbox = new Sandbox(region);
    private final Departments departments = sandbox.departments;
    private Organisation city = new Organisation(0, "-", Organisation.Kind.GOVERNMENT);

    @BeforeEach
    void anotherCity() {
        city = sandbox.organisations.ensure(UUID.randomUUID() + "市");
    }

    private long department(String name, @Nullable Long parent) {
        return changed(departments.add(city.id(), name, parent)).id();
    }

    private static Department changed(OrganisationChange answer) {
        if (answer instanceof DepartmentChanged(var department)) {
            return department;
        }
        throw new AssertionError(answer);
    }

    @Test
    void a_renamed_department_keeps_its_old_row_and_is_shown_with_both_names_from_its_day_on() {
        long old = department("商業観光課", null);
        Department now = changed(departments.rename(old, "観光課", TODAY, "機構改革"));
        DepartmentHistory history = departments.history();
        assertThat(history.on(old, YESTERDAY)).map(Department::id).hasValue(old);
        assertThat(history.on(old, TODAY)).map(Department::id).hasValue(now.id());
        assertThat(history.label(old, YESTERDAY)).isEqualTo("商業観光課");
        assertThat(history.label(old, TODAY)).isEqualTo("旧 商業観光課（現 観光課）");
        assertThat(history.formerNames(now.id(), TODAY)).containsExactly("商業観光課");
        // A document of then still means the row of then.
        assertThat(sandbox.organisations.ensureDepartments(city, List.of("商業観光課")))
                .hasEntrySatisfying("商業観光課", found -> assertThat(found.id()).isEqualTo(old));
        assertThat(departments.today())
                .extracting(Department::id)
                .contains(now.id())
                .doesNotContain(old);
        assertThat(departments.rename(old, "別の課", TODAY, "")).isInstanceOf(Refused.class);
        assertThat(departments.rename(now.id(), "商業観光課", TODAY, "")).isInstanceOf(Refused.class);
    }

    @Test
    void a_merge_takes_along_what_was_below_and_a_cycle_is_refused() {
        long top = department("産業部", null);
        long below = department("商業課", top);
        long other = department("経済部", null);
        assertThat(departments.merge(top, below, TODAY, "")).isInstanceOf(Refused.class);
        changed(departments.merge(top, other, TODAY, ""));
        assertThat(departments.history().parentOn(below, TODAY))
                .map(Department::id)
                .hasValue(other);
        assertThat(departments.history().parentOn(below, YESTERDAY))
                .map(Department::id)
                .hasValue(top);
        assertThat(departments.move(other, below, TODAY, "")).isInstanceOf(Refused.class);
        assertThat(departments.move(other, other, TODAY, "")).isInstanceOf(Refused.class);
        assertThat(departments.merge(other, top, TODAY, "")).isInstanceOf(Refused.class);
    }

    @Test
    void a_move_that_would_make_a_cycle_on_a_later_day_is_refused_today() {
        long a = department("甲課", null);
        long b = department("乙課", null);
        changed(departments.move(a, b, TODAY.plusYears(1), ""));
        assertThat(departments.move(b, a, TODAY, "")).isInstanceOf(Refused.class);
        changed(
                departments.move(b, a, TODAY.minusYears(1), "") instanceof Refused
                        ? new DepartmentChanged(new Department(b, city.id(), null, "乙課"))
                        : departments.move(b, null, TODAY, ""));
    }

    @Test
    void two_moves_at_once_never_make_a_cycle() throws Exception {
        for (int round = 0; round < 5; round++) {
            long a = department("甲" + round, null);
            long b = department("乙" + round, null);
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var first = threads.submit(moving(a, b, start));
                var second = threads.submit(moving(b, a, start));
                assertThat(List.of(first.get(), second.get()))
                        .hasAtLeastOneElementOfType(DepartmentChanged.class)
                        .hasAtLeastOneElementOfType(Refused.class);
            }
        }
    }

    private Callable<OrganisationChange> moving(long department, long below, CyclicBarrier start) {
        return () -> {
            start.await();
            return AsOperator.call(() -> departments.move(department, below, TODAY, ""));
        };
    }

    @Test
    void a_chief_covers_what_the_department_became_and_what_its_old_name_still_names() {
        long tourism = department("観光課", null);
        long trade = department("商業課", null);
        long market = department("市場係", trade);
        long taxes = department("税務課", null);
        Department joined = changed(departments.rename(tourism, "商業観光課", TODAY, ""));
        changed(departments.merge(trade, joined.id(), TODAY, ""));
        Actor ofOld = chiefOf(trade);
        Actor ofNew = chiefOf(joined.id());
        for (long covered : List.of(tourism, trade, market, joined.id())) {
            Target target = new Target(city.id(), covered, null);
            assertThat(ofOld.may(Permission.MEND_DRAFT, target)).isTrue();
            assertThat(ofNew.may(Permission.MEND_DRAFT, target)).isTrue();
        }
        assertThat(ofNew.may(Permission.MEND_DRAFT, new Target(city.id(), taxes, null)))
                .isFalse();
    }

    private Actor chiefOf(long department) {
        long person = sandbox.people.add("課長", null).id();
        sandbox.people
                .assign(person, Role.SECTION_CHIEF, new Scope.OfDepartment(department), TODAY, null)
                .orThrow();
        return sandbox.acting(person);
    }

    /** Random reorganisations: the tree stays a tree, and the database covers exactly what the rule says. */
    @Test
    void grants_cover_what_the_pure_rule_says_whatever_became_of_the_departments() {
        for (int seed = 1; seed <= 6; seed++) {
            anotherCity();
            var random = new Random(seed);
            var all = new ArrayList<Long>();
            for (int i = 0; i < 8; i++) {
                all.add(department("課" + i, all.isEmpty() || random.nextInt(3) == 0 ? null : any(all, random)));
            }
            for (int i = 0; i < 14; i++) {
                LocalDate day = TODAY.plusDays(random.nextInt(5) - 3L);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        if (departments.rename(any(all, random), "新課" + i, day, "")
                                instanceof DepartmentChanged(var made)) {
                            all.add(made.id());
                        }
                    }
                    case 1 -> departments.merge(any(all, random), any(all, random), day, "");
                    default ->
                        departments.move(any(all, random), random.nextInt(4) == 0 ? null : any(all, random), day, "");
                }
            }
            DepartmentHistory history = departments.history();
            for (int day = -4; day <= 4; day++) {
                assertThat(history.isTree(TODAY.plusDays(day))).isTrue();
            }
            for (long department : all) {
                var grants = chiefOf(department).grants();
                assertThat(new HashSet<>(grants.getFirst().departments()))
                        .as("seed %s", seed)
                        .isEqualTo(history.covered(department, TODAY))
                        .contains(department);
                // Whoever covers a department covers whatever lies below it on that day.
                history.liveOn(TODAY).stream()
                        .filter(live -> live.parentId() != null
                                && grants.getFirst().departments().contains(live.parentId()))
                        .forEach(live ->
                                assertThat(grants.getFirst().departments()).contains(live.id()));
            }
        }
    }

    private static long any(List<Long> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    @Test
    void another_organisations_departments_cannot_be_chosen_and_nobody_else_may_change_any() {
        long own = department("税務課", null);
        Organisation chamber = sandbox.organisations.ensure(UUID.randomUUID() + "商工会議所");
        long foreign = changed(departments.add(chamber.id(), "総務課", null)).id();
        assertThat(departments.move(own, foreign, TODAY, "")).isInstanceOf(Refused.class);
        assertThat(departments.merge(own, foreign, TODAY, "")).isInstanceOf(Refused.class);
        assertThat(departments.move(-1, own, TODAY, "")).isInstanceOf(Refused.class);
        Actor chief = chiefOf(own);
        assertThatThrownBy(() -> Sandbox.as(chief, () -> departments.rename(own, "新税務課", TODAY, "")))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    void two_spellings_become_one_by_decision_and_grants_follow_both() {
        Organisation other = sandbox.organisations.ensure(city.name() + "役所");
        long person = sandbox.people.add("職員", null).id();
        sandbox.people
                .assign(person, Role.PLANNING_OFFICE, new Scope.OfOrganisation(other.id()), TODAY, null)
                .orThrow();
        assertThat(sandbox.acting(person).may(Permission.ADOPT_EDITION, Target.organisation(city.id())))
                .isFalse();
        assertThat(sandbox.organisations.merge(other.id(), city.id(), TODAY, "同じ市"))
                .isInstanceOf(OrganisationChange.Changed.class);
        assertThat(sandbox.acting(person).may(Permission.ADOPT_EDITION, Target.organisation(city.id())))
                .isTrue();
        assertThat(sandbox.organisations.details(city.id()).orElseThrow().spellings())
                .containsExactly(other.name());
        assertThat(sandbox.organisations.ensure(other.name())).isEqualTo(other);
        assertThat(sandbox.organisations.merge(city.id(), other.id(), TODAY, ""))
                .isInstanceOf(Refused.class);
    }

    @Test
    void numbers_with_a_wrong_check_digit_and_stale_changes_are_refused() {
        var organisations = sandbox.organisations;
        assertThat(organisations.change(city.id(), 1, "1234567890123", "")).isInstanceOf(Refused.class);
        assertThat(organisations.change(city.id(), 1, "", "012132")).isInstanceOf(Refused.class);
        assertThat(organisations.change(city.id(), 1, "7000012050002", "012131"))
                .isInstanceOfSatisfying(
                        OrganisationChange.Changed.class,
                        done -> assertThat(String.valueOf(done.organisation().governmentCode()))
                                .isEqualTo("012131"));
        assertThat(organisations.change(city.id(), 1, "", "")).isInstanceOf(OrganisationChange.Stale.class);
    }
}
