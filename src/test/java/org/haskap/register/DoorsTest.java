package org.haskap.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.AsOperator;
import org.haskap.access.AuditEntry;
import org.haskap.access.AuditQuery;
import org.haskap.access.Department;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Organisation;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.access.Settings;
import org.haskap.database.RegionSettings;
import org.haskap.database.TestRegion;
import org.haskap.document.Edition;
import org.haskap.document.Origin;
import org.haskap.plan.PlanBuilder;
import org.haskap.plan.Storage;
import org.haskap.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The doors of documents, plans and registers ask who comes in, and note what was done. */
@ExtendWith(AsOperator.class)
class DoorsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final String CITY = "苫小牧市";
    private static int plans;

    private final Storage storage = new Storage(region.dataSource());
    private final Programmes programmes = new Programmes(
            storage.jdbc,
            storage.organisations,
            storage.documents,
            storage.editions,
            storage.mends,
            storage.plans,
            storage.access);
    private String slug = "";
    private long city;
    private long taxes;
    private long tourism;

    @BeforeEach
    void adoptedPlan() {
        slug = "plan-" + ++plans;
        storage.adopt(slug, PlanBuilder.strategy());
        Organisation known = storage.organisations.ensure(CITY);
        city = known.id();
        var departments = storage.organisations.ensureDepartments(known, List.of("税務課", "商業観光課"));
        taxes = id(departments.get("税務課"));
        tourism = id(departments.get("商業観光課"));
    }

    private static long id(@org.jspecify.annotations.Nullable Department department) {
        return java.util.Objects.requireNonNull(department).id();
    }

    private Actor staffOf(long department) {
        var grant = new Actor.Grant(
                Role.DEPARTMENT_STAFF, new Scope.OfDepartment(department), List.of(department), List.of(city), null);
        return Actor.member(department, null, "192.0.2.1", List.of(grant));
    }

    private Actor holder(Role role, Scope scope) {
        return Actor.member(99, null, "192.0.2.1", List.of(new Actor.Grant(role, scope, List.of(), null)));
    }

    private Edition draft(Actor actor, String target) {
        Reading reading = PlanBuilder.strategy().target("m2-k1", target).reading();
        return Actors.as(
                actor, () -> Storage.edition(storage.plans.propose(slug, CITY, reading, storage.store(reading))));
    }

    @Test
    void staff_of_a_department_propose_for_it_and_cannot_adopt() {
        storage.jdbc
                .sql("insert into person (name, created_at) select '試験', now() from generate_series(1, 50)")
                .update();
        Actor staff = staffOf(tourism);
        Edition draft = draft(staff, "15");
        assertThat(storage.editions.origin(draft.id())).hasValue(new Origin(tourism, tourism));
        assertThatThrownBy(() -> Actors.as(staff, () -> storage.plans.adopt(draft.id())))
                .isInstanceOf(NotPermittedException.class);
        Storage.adopted(Actors.as(
                holder(Role.PLANNING_OFFICE, new Scope.OfOrganisation(city)),
                () -> storage.plans.adopt(draft.id(), "見直しのため")));
    }

    @Test
    void another_departments_draft_is_not_replaced() {
        storage.jdbc
                .sql("insert into person (name, created_at) select '試験', now() from generate_series(1, 50)")
                .update();
        Reading reading = PlanBuilder.strategy().target("m2-k1", "15").reading();
        long document = storage.store(reading);
        Edition draft = Actors.as(
                staffOf(tourism), () -> Storage.edition(storage.plans.propose(slug, CITY, reading, document)));
        Reading other = PlanBuilder.strategy().target("m2-k1", "16").reading();
        assertThatThrownBy(() -> Actors.as(staffOf(taxes), () -> storage.plans.propose(slug, CITY, other, document)))
                .isInstanceOf(NotPermittedException.class);
        assertThat(storage.editions.find(draft.id())).isPresent();
        assertThat(Actors.as(staffOf(tourism), () -> storage.plans.propose(slug, CITY, other, document))
                        .edition())
                .isNotNull();
    }

    @Test
    void nobody_without_the_permission_gets_in_and_another_organisation_neither() {
        Reading reading = PlanBuilder.strategy().target("m2-k1", "17").reading();
        long document = storage.store(reading);
        long chamber = storage.organisations.ensure("苫小牧商工会議所").id();
        var strangers = new ArrayList<>(List.of(
                Actor.anonymous("192.0.2.1"),
                holder(Role.CITIZEN, new Scope.Region()),
                holder(Role.COMMITTEE_MEMBER, new Scope.Region()),
                holder(Role.CHAMBER_STAFF, new Scope.OfOrganisation(chamber))));
        for (Actor stranger : strangers) {
            assertThatThrownBy(() -> Actors.as(stranger, () -> storage.plans.propose(slug, CITY, reading, document)))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() ->
                            Actors.as(stranger, () -> storage.plans.propose("new-plan", "新しい市", reading, document)))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() -> Actors.as(stranger, () -> programmes.adopt(-1)))
                    .isInstanceOf(NotPermittedException.class);
        }
        assertThatThrownBy(() -> Actors.as(strangers.getFirst(), () -> storage.store(reading)))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    void an_adoption_is_noted_and_a_rehearsal_is_not() {
        Edition draft = draft(Actor.operator("test"), "18");
        storage.plans.rehearse(draft.id());
        assertThat(noted("edition.adopted", draft.id())).isEmpty();
        Storage.adopted(storage.plans.adopt(draft.id(), "見直しのため"));
        assertThat(noted("edition.adopted", draft.id())).hasSize(1);
        assertThat(noted("edition.proposed", draft.id())).hasSize(1);
        assertThat(storage.audit
                        .search(new AuditQuery(null, null, null, "document.imported", "", "", "", null))
                        .entries())
                .isNotEmpty();
    }

    private List<AuditEntry> noted(String action, long edition) {
        return storage.audit
                .search(new AuditQuery(null, null, null, action, "edition", Long.toString(edition), "", null))
                .entries();
    }

    @Test
    void settings_are_changed_by_administrators_and_noted_once() {
        var settings = new Settings(new RegionSettings(storage.jdbc), storage.transactions, storage.audit);
        Actor planner = holder(Role.PLANNING_OFFICE, new Scope.Region());
        assertThatThrownBy(() -> Actors.as(planner, () -> {
                    settings.set("notice", "x");
                    return true;
                }))
                .isInstanceOf(NotPermittedException.class);
        settings.set("notice", "お知らせ");
        settings.set("notice", "お知らせ");
        assertThat(storage.audit
                        .search(new AuditQuery(null, null, null, "setting.changed", "setting", "notice", "", null))
                        .entries())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.values()).containsExactly(new AuditEntry.Value("value", null, "お知らせ", false)));
    }
}
