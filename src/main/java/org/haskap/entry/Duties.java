package org.haskap.entry;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.indicator.FormulaVersion;
import org.haskap.indicator.IndicatorRef;
import org.haskap.indicator.Observation;
import org.haskap.kernel.Period;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Indicator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** By when the figures of indicators are to be entered, where the usual day does not fit. */
@Component
class Duties {
    private final DutyStore store;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;

    Duties(JdbcClient jdbc, TransactionTemplate transactions, Audit audit, InstantSource clock) {
        store = new DutyStore(jdbc);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rules set in a plan, by the indicator's code. One statement. */
    Map<String, DueRule> rules(long plan) {
        var rules = new HashMap<String, DueRule>();
        store.newest().forEach((indicator, kept) -> {
            if (indicator.plan() == plan) {
                rules.put(indicator.code(), kept.rule());
            }
        });
        return rules;
    }

    /** All rules set, each with its version. One statement. */
    Map<IndicatorRef, DutyStore.Kept> all() {
        return store.newest();
    }

    /**
     * Sets the day for an indicator. The same again changes nothing.
     *
     * @param seen the version of the rule that was shown; 0 when there was none
     * @throws NotPermittedException without {@link Permission#CONFIRM_OBSERVATION} for who answers for the indicator
     * @throws StaleException when another rule is set by now
     */
    void set(EntryDesk.Opened opened, Indicator indicator, DueRule rule, long seen) {
        if (!opened.may(Permission.CONFIRM_OBSERVATION, indicator)) {
            throw new NotPermittedException(Permission.CONFIRM_OBSERVATION);
        }
        var ref = new IndicatorRef(opened.tree().plan().id(), indicator.code());
        transactions.executeWithoutResult(_ -> {
            store.lock(ref);
            DutyStore.Kept now = store.newest().get(ref);
            if (now != null && now.rule().equals(rule)) {
                return;
            }
            if ((now == null ? 0 : now.id()) != seen) {
                throw new StaleException(now == null ? 0 : now.id());
            }
            store.insert(ref, rule, Actors.current().person(), clock.instant());
            audit.record(
                    "observation.due",
                    IndicatorRef.subject(opened.tree().plan(), ref.code()),
                    now == null ? Map.of() : Map.of("due", now.rule().told()),
                    Map.of("due", rule.told(), "note", rule.note()));
        });
    }

    /**
     * What is still to be entered of an indicator. A year has a value or a reason, whatever a chief said of it but sent it
     * back; what the plan's document prints, and what a formula counts, need not be entered.
     *
     * @param entered the newest value of each period
     */
    static List<Due> dues(
            EntryDesk.Opened opened,
            Indicator indicator,
            @Nullable DueRule own,
            List<Observation> entered,
            @Nullable FormulaVersion formula) {
        List<Period> printed = Due.printed(indicator);
        return Due.of(
                Due.years(indicator, opened.tree().plan().period()),
                own,
                period -> printed.contains(period)
                        || entered.stream()
                                .anyMatch(one -> one.period().equals(period)
                                        && one.state() != Observation.State.RETURNED
                                        && !one.isWithdrawal()),
                formula == null ? null : formula.firstYear(),
                opened.today());
    }
}
