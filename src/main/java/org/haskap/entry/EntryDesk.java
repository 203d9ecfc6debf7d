package org.haskap.entry;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.DepartmentHistory;
import org.haskap.access.Departments;
import org.haskap.access.NotPermittedException;
import org.haskap.access.People;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.attainment.Actual;
import org.haskap.database.RegionSettings;
import org.haskap.indicator.IndicatorRef;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Observations;
import org.haskap.indicator.Responsible;
import org.haskap.kernel.JapanTime;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Query;
import org.haskap.web.ui.Crumb;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What all pages about entered values ask: which plan and indicator an address means, and what the current person may do there. */
@Component
class EntryDesk {
    static final String PATH = "/staff/entries";
    static final String AREA = "実績の入力";

    /** The parameter with a plan's name; the region's strategy needs none. */
    static final String PLAN = "plan";

    private final Plans plans;
    private final Observations observations;
    private final Departments departments;
    private final People people;
    private final RegionSettings settings;
    private final InstantSource clock;
    private final Access access = new Access();

    EntryDesk(
            Plans plans,
            Observations observations,
            Departments departments,
            People people,
            RegionSettings settings,
            InstantSource clock) {
        this.plans = plans;
        this.observations = observations;
        this.departments = departments;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A plan as somebody works with it.
     *
     * @param tree the edition in force
     * @param slug what its addresses say; empty for the region's strategy
     * @param history the departments
     * @param today the day
     */
    record Opened(PlanTree tree, String slug, DepartmentHistory history, LocalDate today) {
        Responsible responsible(Indicator indicator) {
            return Responsible.of(tree, indicator, history, today);
        }

        boolean may(Permission permission, Indicator indicator) {
            return responsible(indicator).allows(Actors.current(), permission);
        }

        /** Whether the current person may know of an indicator's values before they are public, and of who entered them. */
        boolean knows(Indicator indicator) {
            return responsible(indicator).knows(Actors.current());
        }

        /** The indicators whose values the current person may enter, in the document's order. */
        List<Indicator> mine() {
            return tree.indicators().stream()
                    .filter(indicator -> may(Permission.ENTER_OBSERVATION, indicator))
                    .toList();
        }

        Indicator indicator(String code) {
            return tree.indicator(code).orElseThrow(() -> new NotFoundException("「" + code + "」という指標は、この計画にありません。"));
        }

        /** An address with the plan where it must be said. */
        Query to(String path) {
            return Query.of(path).with(PLAN, slug);
        }

        /** What stands over a page about an indicator's values; its own page first where this is one below it. */
        Head head(Indicator indicator, String title) {
            var area = new Crumb(AREA, to(PATH).href());
            Head head = Head.of(title, Desk.STAFF.label());
            return title.startsWith("「" + indicator.name())
                    ? head.under(area)
                    : head.under(
                            area, new Crumb(indicator.name(), of(indicator, "").href()));
        }

        /** The page of an indicator's values, or one below it. */
        Query of(Indicator indicator, String below) {
            return to("/staff/kpis/" + indicator.code() + "/entries" + below);
        }
    }

    LocalDate today() {
        return JapanTime.day(clock.instant());
    }

    /**
     * The plan of that name, or the region's strategy; for who enters values at least somewhere.
     *
     * @throws NotPermittedException for anybody else
     * @throws NotFoundException when there is no such plan
     */
    Opened open(String slug) {
        access.requireAnywhere(Permission.ENTER_OBSERVATION);
        String strategy = settings.get(RegionSettings.STRATEGY).orElse("");
        String wanted = slug.isEmpty() ? strategy : slug;
        Optional<PlanTree> found = plans.current(wanted);
        if (found.isEmpty() && slug.isEmpty()) {
            found = plans.current().stream().findFirst();
        }
        PlanTree tree = found.orElseThrow(
                () -> new NotFoundException(slug.isEmpty() ? "採用された計画が、まだありません。" : "「" + slug + "」という計画はありません。"));
        String name = tree.plan().slug();
        return new Opened(tree, name.equals(strategy) ? "" : name, departments.history(), today());
    }

    /** All plans, for who enters values at least somewhere; the region's strategy first. */
    List<Opened> all() {
        access.requireAnywhere(Permission.ENTER_OBSERVATION);
        return everything();
    }

    /** The same for the program itself. */
    List<Opened> everything() {
        String strategy = settings.get(RegionSettings.STRATEGY).orElse("");
        DepartmentHistory history = departments.history();
        return plans.current().stream()
                .map(tree -> new Opened(
                        tree,
                        tree.plan().slug().equals(strategy) ? "" : tree.plan().slug(),
                        history,
                        today()))
                .sorted(java.util.Comparator.comparing(opened -> !opened.slug().isEmpty()))
                .toList();
    }

    /** The plan in which a value stands. */
    Opened of(Observation row) {
        long plan = row.indicator().plan();
        return all().stream()
                .filter(opened -> opened.tree().plan().id() == plan)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("その計画はありません。"));
    }

    /** A value by its key, of a plan and an indicator that there still are. */
    Observation find(long id) {
        access.requireAnywhere(Permission.ENTER_OBSERVATION);
        return observations.find(id).orElseThrow(() -> new NotFoundException("その値はありません。"));
    }

    /**
     * The indicator of that code, for who may do something with its values.
     *
     * @throws NotFoundException when the plan has none
     * @throws NotPermittedException for who may not
     */
    static Indicator indicator(Opened opened, String code, Permission permission) {
        Indicator indicator = opened.indicator(code);
        if (!opened.may(permission, indicator)) {
            throw new NotPermittedException(permission);
        }
        return indicator;
    }

    /** Where a role must be held to act for a plan as a whole. */
    static Target whole(PlanTree tree) {
        return Target.plan(tree.plan().id(), tree.plan().owner().id());
    }

    /** What a table of values means in this plan. */
    List<SheetCheck.Line> check(Opened opened, Sheet sheet, @Nullable String code, Actual.Origin origin) {
        return new SheetCheck(
                        opened.tree(),
                        indicator -> opened.may(Permission.ENTER_OBSERVATION, indicator),
                        observations.entered(opened.tree().plan().id()),
                        origin,
                        opened.today())
                .check(sheet, code);
    }

    /** What was said of an indicator, the newest first, as far as the current person may know it. */
    List<Observation> history(Opened opened, Indicator indicator) {
        List<Observation> history =
                observations.history(new IndicatorRef(opened.tree().plan().id(), indicator.code()));
        return opened.knows(indicator)
                ? history
                : history.stream()
                        .filter(one -> one.state() == Observation.State.CONFIRMED)
                        .toList();
    }

    /** What those are called who entered values and decided on them. One statement. */
    Called called(Collection<Observation> values) {
        return new Called(
                people.called(values.stream().flatMap(EntryDesk::hands).collect(Collectors.toUnmodifiableSet())), true);
    }

    /** The same on a page about one indicator, for who may know it. */
    Called called(Opened opened, Indicator indicator, Collection<Observation> values) {
        return opened.knows(indicator) ? called(values) : new Called(Map.of(), false);
    }

    private static Stream<Long> hands(Observation value) {
        return Stream.concat(
                Stream.ofNullable(value.enteredBy()),
                Stream.ofNullable(value.decision()).flatMap(decision -> Stream.ofNullable(decision.by())));
    }

    /**
     * People's names while one page is made.
     *
     * @param names what each of them is called, by key
     * @param named whether the page may name anybody
     */
    record Called(Map<Long, String> names, boolean named) {
        Called {
            names = Map.copyOf(names);
        }

        String of(@Nullable Long person) {
            if (!named) {
                return "担当の職員";
            }
            return person == null ? "コマンド" : names.getOrDefault(person, "");
        }
    }

    /** The newest value of a period, confirmed or not. */
    Optional<Observation> stands(Opened opened, Indicator indicator, String period) {
        return observations.entered(opened.tree().plan().id()).getOrDefault(indicator.code(), List.of()).stream()
                .filter(one -> one.period().code().equals(period))
                .findFirst();
    }
}
