package org.haskap.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Departments;
import org.haskap.access.Organisations;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.attainment.Actual;
import org.haskap.database.RegionSettings;
import org.haskap.database.TestRegion;
import org.haskap.kernel.FiscalYear;
import org.haskap.plan.PlanBuilder;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Storage;
import org.springframework.context.ApplicationContext;

/** A small city with a strategy: two departments with clerks and chiefs, and somebody who plans. */
public final class City {
    public static final String INDUSTRY = "工業・雇用振興課";
    public static final String COMMERCE = "商業観光課";

    public final ApplicationContext application;
    public final PlanTree tree;
    public final long plan;
    public final long clerk;
    public final long chief;
    public final long otherClerk;
    public final long planner;

    public City(TestRegion region, ApplicationContext application) {
        this.application = application;
        tree = operating(() -> new Storage(region.dataSource()).adopt("strategy", PlanBuilder.strategy()));
        plan = tree.plan().id();
        operating(() -> {
            bean(RegionSettings.class).set(RegionSettings.NAME, "青葉市");
            bean(RegionSettings.class).set(RegionSettings.STRATEGY, "strategy");
            return true;
        });
        clerk = person("担当 一郎", Role.DEPARTMENT_STAFF, department(COMMERCE));
        chief = person("課長 花子", Role.SECTION_CHIEF, department(COMMERCE));
        otherClerk = person("別課 次郎", Role.DEPARTMENT_STAFF, department(INDUSTRY));
        planner = person("企画 三郎", Role.PLANNING_OFFICE, new Scope.Region());
    }

    public Scope department(String name) {
        return bean(Departments.class).today().stream()
                .filter(each -> each.name().equals(name))
                .map(each -> new Scope.OfDepartment(each.id()))
                .findFirst()
                .orElseThrow();
    }

    public long person(String name, Role role, Scope scope) {
        return person(name, UUID.randomUUID() + "@example.jp", role, scope);
    }

    public long person(String name, String email, Role role, Scope scope) {
        return operating(() -> {
            long id = bean(People.class).add(name, email).id();
            bean(People.class)
                    .assign(id, role, scope, LocalDate.of(2020, 4, 1), null)
                    .orThrow();
            return id;
        });
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    public Organisations organisations() {
        return bean(Organisations.class);
    }

    public static <T> T operating(Callable<T> work) {
        return as(Actor.operator("test"), work);
    }

    /** Does something as a person of this city. */
    public <T> T as(long person, Callable<T> work) {
        return as(bean(People.class).actor(person, null, "192.0.2.1"), work);
    }

    private static <T> T as(Actor actor, Callable<T> work) {
        try {
            return Actors.as(actor, work::call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static Entry value(String code, int year, String value, long seen) {
        return new Entry(
                code,
                new FiscalYear(year),
                new BigDecimal(value),
                null,
                value,
                Actual.Origin.ENTERED,
                Actual.Status.FINAL,
                "商業統計調査",
                "前年より増えました。",
                null,
                null,
                seen);
    }

    public long enter(long person, Entry entry) {
        return as(person, () -> bean(Observations.class).enter(plan, entry));
    }

    public void confirm(long person, Long... ids) {
        as(person, () -> {
            bean(Confirmations.class).confirm(List.of(ids));
            return true;
        });
    }
}
