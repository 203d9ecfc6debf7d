package org.haskap.indicator;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Aim;
import org.haskap.attainment.RatingScale;
import org.haskap.attainment.Standing;
import org.haskap.evidence.Answer;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.FactKinds;
import org.haskap.evidence.Question;
import org.haskap.kernel.JapanTime;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.springframework.stereotype.Component;

/** Where the indicators of a plan stand at this moment: everything is asked at once, then decided by pure rules. */
@Component
public class Standings {
    private final Formulas formulas;
    private final Observations observations;
    private final Scales scales;
    private final Evidence evidence;
    private final FactKinds kinds;
    private final Plans plans;
    private final InstantSource clock;

    /** On the given doors. */
    public Standings(
            Formulas formulas,
            Observations observations,
            Scales scales,
            Evidence evidence,
            FactKinds kinds,
            Plans plans,
            InstantSource clock) {
        this.formulas = formulas;
        this.observations = observations;
        this.scales = scales;
        this.evidence = evidence;
        this.kinds = kinds;
        this.plans = plans;
        this.clock = clock;
    }

    /** All indicators of an edition, by code, in the document's order. A constant number of statements. */
    public Map<String, Standing> of(PlanTree tree) {
        return of(tree, scales.of(tree.plan().id()).scale());
    }

    /** The same as they would be rated by another scale. */
    public Map<String, Standing> of(PlanTree tree, RatingScale scale) {
        var standings = new LinkedHashMap<String, Standing>();
        workings(tree, tree.indicators(), scale).forEach((code, working) -> standings.put(code, working.standing()));
        return standings;
    }

    /** One indicator with the whole way to each of its figures, or empty when the edition has none of that code. */
    public Optional<Working> working(PlanTree tree, String code) {
        RatingScale scale = scales.of(tree.plan().id()).scale();
        return tree.indicator(code)
                .map(indicator -> workings(tree, List.of(indicator), scale).get(code));
    }

    /** What a formula would yield for each year from its first on, without putting it in force. */
    public List<Counted> rehearse(PlanTree tree, Formula formula, Span span, int firstYear) {
        return rehearse(formula, span, firstYear, names(tree, List.of(formula)));
    }

    /**
     * What putting a formula in force would do to an indicator, without doing it.
     *
     * @param since the first year to be counted for comparison, also before the formula's own first year
     * @throws java.util.NoSuchElementException when the edition has no such indicator
     */
    Rehearsal rehearse(PlanTree tree, String code, Formula formula, Span span, int firstYear, int since, Names names) {
        Indicator indicator = tree.indicator(code).orElseThrow();
        long plan = tree.plan().id();
        RatingScale scale = scales.of(plan).scale();
        Map<String, List<FormulaVersion>> versions = formulas.all(plan);
        List<FormulaVersion> own = versions.getOrDefault(code, List.of());
        var meant = new FormulaVersion(
                new IndicatorRef(plan, code),
                own.isEmpty() ? 1 : own.getLast().version() + 1,
                formula,
                span,
                firstYear,
                false,
                names.sentence(formula, span, firstYear),
                "",
                clock.instant());
        var then = new ArrayList<>(own);
        then.add(meant);
        Map<String, List<Actual>> observed = observations.current(plan);
        List<Indicator> one = List.of(indicator);
        return new Rehearsal(
                meant,
                rehearse(formula, span, Math.min(since, firstYear), names),
                Objects.requireNonNull(
                        workings(tree, one, scale, versions, observed).get(code)),
                Objects.requireNonNull(
                        workings(tree, one, scale, Map.of(code, then), observed).get(code)));
    }

    private List<Counted> rehearse(Formula formula, Span span, int firstYear, Names names) {
        LocalDate today = JapanTime.day(clock.instant());
        var evaluations = Evaluation.years(span, firstYear, null, today).stream()
                .map(year -> new Evaluation(formula, span, year, today))
                .filter(Evaluation::begun)
                .toList();
        return answered(evaluations, names);
    }

    private Map<String, Working> workings(PlanTree tree, List<Indicator> indicators, RatingScale scale) {
        long plan = tree.plan().id();
        return workings(tree, indicators, scale, formulas.all(plan), observations.current(plan));
    }

    private Map<String, Working> workings(
            PlanTree tree,
            List<Indicator> indicators,
            RatingScale scale,
            Map<String, List<FormulaVersion>> versions,
            Map<String, List<Actual>> observed) {
        LocalDate today = JapanTime.day(clock.instant());
        var evaluations = new ArrayList<Evaluation>();
        var owners = new ArrayList<FormulaVersion>();
        for (Indicator indicator : indicators) {
            List<FormulaVersion> own = versions.getOrDefault(indicator.code(), List.of());
            for (FormulaVersion version : WorkingRules.counting(own)) {
                for (int year : Evaluation.years(
                        version.span(), version.firstYear(), WorkingRules.until(own, version), today)) {
                    var evaluation = new Evaluation(version.formula(), version.span(), year, today);
                    if (evaluation.begun()) {
                        evaluations.add(evaluation);
                        owners.add(version);
                    }
                }
            }
        }
        List<Counted> counted = answered(
                evaluations,
                names(tree, owners.stream().map(FormulaVersion::formula).toList()));
        var live = new HashMap<String, List<WorkingRules.Live>>();
        for (int i = 0; i < counted.size(); i++) {
            live.computeIfAbsent(owners.get(i).indicator().code(), _ -> new ArrayList<>())
                    .add(new WorkingRules.Live(owners.get(i), counted.get(i)));
        }
        var workings = new LinkedHashMap<String, Working>();
        for (Indicator indicator : indicators) {
            workings.put(
                    indicator.code(),
                    WorkingRules.of(
                            indicator,
                            Aim.of(indicator, tree.plan().period()),
                            versions.getOrDefault(indicator.code(), List.of()),
                            live.getOrDefault(indicator.code(), List.of()),
                            observed.getOrDefault(indicator.code(), List.of()),
                            scale,
                            today));
        }
        return workings;
    }

    /** What the formulas speak of is called; other plans are looked up only where one of their nodes is counted. */
    private Names names(PlanTree tree, List<Formula> formulas) {
        boolean others = formulas.stream()
                .flatMap(formula -> Formula.selections(formula).stream())
                .anyMatch(of -> of.subtree() != null
                        && of.subtree().plan() != tree.plan().id());
        return Names.of(kinds, others ? plans.current() : List.of(tree));
    }

    private List<Counted> answered(List<Evaluation> evaluations, Names names) {
        // Many figures ask the same, such as whether a kind was collected in a year: each question is put once.
        var questions = new LinkedHashSet<Question>();
        evaluations.forEach(evaluation -> questions.addAll(evaluation.questions()));
        var asked = List.copyOf(questions);
        List<Answer> answers = asked.isEmpty() ? List.of() : evidence.answers(asked);
        var answered = new HashMap<Question, Answer>();
        for (int i = 0; i < asked.size(); i++) {
            answered.put(asked.get(i), answers.get(i));
        }
        var counted = new ArrayList<Counted>();
        for (Evaluation evaluation : evaluations) {
            var own = evaluation.questions().stream()
                    .map(question -> Objects.requireNonNull(answered.get(question)))
                    .toList();
            counted.add(evaluation.counted(own, names));
        }
        return counted;
    }
}
