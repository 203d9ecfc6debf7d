package org.haskap.indicator;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.database.Columns;
import org.haskap.database.Publications;
import org.haskap.evidence.FactKinds;
import org.haskap.kernel.StaleException;
import org.haskap.plan.Plan;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The formulas by which indicators count themselves, with their versions: added, never changed. */
@Component
public class Formulas {
    static final String SET = "formula.set";
    static final String ENDED = "formula.ended";

    private final FormulaStore store;
    private final Plans plans;
    private final FactKinds kinds;
    private final Publications publications;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Access access;
    private final InstantSource clock;

    /** On the given database. */
    Formulas(
            JdbcClient jdbc,
            Plans plans,
            FactKinds kinds,
            Publications publications,
            TransactionTemplate transactions,
            Audit audit,
            Access access,
            InstantSource clock) {
        store = new FormulaStore(jdbc);
        this.plans = plans;
        this.kinds = kinds;
        this.publications = publications;
        this.transactions = transactions;
        this.audit = audit;
        this.access = access;
        this.clock = clock;
    }

    /** The formulas in force in a plan, by the indicator's code. One statement. */
    public Map<String, FormulaVersion> inForce(long plan) {
        var inForce = new LinkedHashMap<String, FormulaVersion>();
        all(plan).forEach((code, versions) -> {
            if (!versions.getLast().ended()) {
                inForce.put(code, versions.getLast());
            }
        });
        return inForce;
    }

    /** All versions of all formulas of a plan by the indicator's code, the oldest first. One statement. */
    public Map<String, List<FormulaVersion>> all(long plan) {
        var all = new LinkedHashMap<String, List<FormulaVersion>>();
        store.ofPlan(plan)
                .forEach(version -> all.computeIfAbsent(version.indicator().code(), _ -> new ArrayList<>())
                        .add(version));
        return all;
    }

    /** All versions of an indicator's formula, the newest first. */
    public List<FormulaVersion> versions(IndicatorRef indicator) {
        return all(indicator.plan()).getOrDefault(indicator.code(), List.of()).reversed();
    }

    /**
     * Puts a formula in force. One that says what is in force already changes nothing.
     *
     * @param indicator of which indicator
     * @param formula the figure
     * @param span over which days
     * @param firstYear first year it counts for
     * @param reason why, in the person's words
     * @param seen the version in force when the change was thought of; 0 when there was none
     * @return the version in force now
     * @throws NotPermittedException without {@link Permission#SET_FORMULA} for the plan
     * @throws StaleException when another version is in force by now
     * @throws NoSuchElementException when the adopted edition has no such indicator
     */
    public FormulaVersion put(
            IndicatorRef indicator, Formula formula, Span span, int firstYear, String reason, int seen) {
        return change(indicator, formula, span, firstYear, false, reason, seen);
    }

    /**
     * Ends counting from a year on; what was counted before stays.
     *
     * @throws NoSuchElementException when nothing is in force
     */
    public FormulaVersion end(IndicatorRef indicator, int firstYear, String reason, int seen) {
        FormulaVersion now = store.newest(indicator)
                .filter(version -> !version.ended())
                .orElseThrow(() -> new NoSuchElementException("no formula in force for " + indicator.code()));
        return change(indicator, now.formula(), now.span(), firstYear, true, reason, seen);
    }

    private FormulaVersion change(
            IndicatorRef indicator, Formula formula, Span span, int firstYear, boolean ended, String reason, int seen) {
        List<PlanTree> trees = plans.current();
        PlanTree tree = trees.stream()
                .filter(each -> each.plan().id() == indicator.plan())
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no adopted plan " + indicator.plan()));
        Plan plan = tree.plan();
        access.require(
                Permission.SET_FORMULA, Target.plan(plan.id(), plan.owner().id()));
        if (tree.indicator(indicator.code()).isEmpty()) {
            throw new NoSuchElementException("plan " + plan.slug() + " has no indicator " + indicator.code());
        }
        String why = Columns.text(reason.strip());
        if (why.isEmpty()) {
            throw new IllegalArgumentException("a formula needs a reason");
        }
        String sentence = ended
                ? span.called(firstYear) + "の値から、事実から数えるのをやめます。"
                : Names.of(kinds, trees).sentence(formula, span, firstYear);
        return java.util.Objects.requireNonNull(transactions.execute(_ -> {
            store.lock(indicator);
            FormulaVersion before = store.newest(indicator).orElse(null);
            int version = before == null ? 0 : before.version();
            if (before != null
                    && before.ended() == ended
                    && before.firstYear() == firstYear
                    && before.formula().equals(formula)
                    && before.span().equals(span)) {
                return before;
            }
            if (version != seen) {
                throw new StaleException(version);
            }
            var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var next = new FormulaVersion(indicator, version + 1, formula, span, firstYear, ended, sentence, why, at);
            store.insert(next, Actors.current().person());
            audit.record(
                    ended ? ENDED : SET,
                    IndicatorRef.subject(plan, indicator.code()),
                    before == null ? Map.of() : Map.of("sentence", before.sentence()),
                    Map.of("sentence", sentence, "reason", why));
            publications.advance(at);
            return next;
        }));
    }
}
