package org.haskap.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.haskap.access.Actors;
import org.haskap.access.Permission;
import org.haskap.indicator.FormulaVersion;
import org.haskap.indicator.Formulas;
import org.haskap.indicator.IndicatorRef;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Observations;
import org.haskap.indicator.Responsible;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.Period;
import org.haskap.plan.Indicator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be done about entered values, and whose it is. */
@Component
class Worklist {
    static final String PATH = "/staff/worklist";
    static final String AREA = "作業一覧";

    private final EntryDesk desk;
    private final Observations observations;
    private final Formulas formulas;
    private final Duties duties;

    Worklist(EntryDesk desk, Observations observations, Formulas formulas, Duties duties) {
        this.desk = desk;
        this.observations = observations;
        this.formulas = formulas;
        this.duties = duties;
    }

    /** The sorts of work. */
    enum Kind {
        ENTER("実績の入力"),
        MEND("差し戻しへの対応"),
        CONFIRM("実績の確認");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * A piece of work.
     *
     * @param kind what is to be done
     * @param opened the plan
     * @param indicator the indicator
     * @param period of which time
     * @param due by when, or null where no day is set
     * @param since since when it waits: when it was entered or sent back; null for what is only due
     * @param responsible who answers for it
     * @param value the value it is about, or null
     * @param oddities what looks odd about a value that is to be confirmed, in sentences
     */
    record Task(
            Kind kind,
            EntryDesk.Opened opened,
            Indicator indicator,
            Period period,
            @Nullable Due due,
            @Nullable Instant since,
            Responsible responsible,
            @Nullable Observation value,
            List<String> oddities) {
        Task {
            oddities = List.copyOf(oddities);
        }

        /** The day it stands under: when it is due, or else since when it waits. */
        LocalDate day() {
            Due at = due;
            Instant from = since;
            return at != null ? at.day() : from != null ? JapanTime.day(from) : LocalDate.MAX;
        }

        boolean isOverdue() {
            return due != null && due.daysOver(opened.today()) > 0;
        }

        /** Whether the current person may do it. */
        boolean mine() {
            return responsible.allows(
                    Actors.current(),
                    kind == Kind.CONFIRM ? Permission.CONFIRM_OBSERVATION : Permission.ENTER_OBSERVATION);
        }
    }

    /**
     * Work that is done in one go: the years of an indicator whose day has passed, or one piece of work by itself.
     *
     * @param tasks in order of time; never empty
     */
    record Batch(List<Task> tasks) {
        Batch {
            tasks = List.copyOf(tasks);
        }

        Task first() {
            return tasks.getFirst();
        }

        /** What tells it from the others of a list. */
        String key() {
            Observation value = first().value();
            return first().kind() == Kind.CONFIRM && value != null
                    ? Long.toString(value.id())
                    : first().kind() + "-" + first().opened().tree().plan().id() + "-"
                            + first().indicator().code()
                            + (first().isOverdue() && value == null
                                    ? ""
                                    : "-" + first().period().code());
        }

        /** 「2015年度～2025年度の11年分」, or the one period. */
        String periods() {
            return EntryWords.periods(tasks.stream().map(Task::period).toList());
        }
    }

    /** The same work, with the overdue years of an indicator together where the first of them stood. */
    static List<Batch> batches(List<Task> tasks) {
        var batches = new LinkedHashMap<String, List<Task>>();
        tasks.forEach(task -> batches.computeIfAbsent(new Batch(List.of(task)).key(), _ -> new ArrayList<>())
                .add(task));
        return batches.values().stream().map(Batch::new).toList();
    }

    /** The work of the current person, the most urgent first. A constant number of statements and one for each plan. */
    List<Task> mine() {
        return all().stream().filter(Task::mine).toList();
    }

    /** Everybody's work, for the program itself. */
    List<Task> all() {
        var tasks = new ArrayList<Task>();
        Map<Long, Map<String, List<Observation>>> entered = observations.entered();
        Map<IndicatorRef, DutyStore.Kept> rules = duties.all();
        for (EntryDesk.Opened opened : desk.everything()) {
            long plan = opened.tree().plan().id();
            Map<String, FormulaVersion> inForce = formulas.inForce(plan);
            for (Indicator indicator : opened.tree().indicators()) {
                DutyStore.Kept kept = rules.get(new IndicatorRef(plan, indicator.code()));
                tasks.addAll(of(
                        opened,
                        indicator,
                        kept == null ? null : kept.rule(),
                        entered.getOrDefault(plan, Map.of()).getOrDefault(indicator.code(), List.of()),
                        inForce.get(indicator.code())));
            }
        }
        tasks.sort(Comparator.comparing(Task::day)
                .thenComparingLong(task -> task.opened().tree().plan().id())
                .thenComparing(task -> task.indicator().code())
                .thenComparing(Task::period, Period.IN_TIME));
        return List.copyOf(tasks);
    }

    /** The work there is about one indicator. Pure. */
    static List<Task> of(
            EntryDesk.Opened opened,
            Indicator indicator,
            @Nullable DueRule rule,
            List<Observation> entered,
            @Nullable FormulaVersion formula) {
        Responsible responsible = opened.responsible(indicator);
        var tasks = new LinkedHashMap<Period, Task>();
        Duties.dues(opened, indicator, rule, entered, formula)
                .forEach(due -> tasks.put(
                        due.period(),
                        new Task(
                                Kind.ENTER, opened, indicator, due.period(), due, null, responsible, null, List.of())));
        for (Observation one : entered) {
            Observation.Decision decision = one.decision();
            if (one.state() == Observation.State.WAITING) {
                tasks.put(
                        one.period(),
                        new Task(
                                Kind.CONFIRM,
                                opened,
                                indicator,
                                one.period(),
                                null,
                                one.enteredAt(),
                                responsible,
                                one,
                                SheetCheck.warnings(indicator, one, entered)));
            } else if (one.state() == Observation.State.RETURNED && decision != null) {
                Task entering = tasks.get(one.period());
                tasks.put(
                        one.period(),
                        new Task(
                                Kind.MEND,
                                opened,
                                indicator,
                                one.period(),
                                entering == null ? null : entering.due(),
                                decision.at(),
                                responsible,
                                one,
                                List.of()));
            }
        }
        return List.copyOf(tasks.values());
    }
}
