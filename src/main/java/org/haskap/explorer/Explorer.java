package org.haskap.explorer;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.access.Permission;
import org.haskap.evidence.Answer;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactKinds;
import org.haskap.evidence.FactQuery;
import org.haskap.evidence.Measure;
import org.haskap.evidence.NodeRef;
import org.haskap.evidence.Question;
import org.haskap.evidence.RecordedFact;
import org.haskap.feed.Reversals;
import org.haskap.kernel.JapanTime;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks facts up for whoever may {@link Permission#SEE_EVIDENCE} anywhere. */
@Component
final class Explorer {
    /** A chain of takings back is shown so far before a fact and after it. */
    private static final int MOST_STEPS = 20;

    private static final String PERSON = "person:";

    private final Evidence evidence;
    private final FactKinds kinds;
    private final Plans plans;
    private final People people;
    private final Reversals reversals;
    private final InstantSource clock;
    private final Access access = new Access();

    Explorer(Evidence evidence, FactKinds kinds, Plans plans, People people, Reversals reversals, InstantSource clock) {
        this.evidence = evidence;
        this.kinds = kinds;
        this.plans = plans;
        this.people = people;
        this.reversals = reversals;
        this.clock = clock;
    }

    /** What a search means now. */
    Asked asked(FactSearch search) {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        List<FactKind> all = kinds.all();
        FactKind kind = all.stream()
                .filter(each -> each.code().equals(search.kind()))
                .findFirst()
                .orElse(null);
        LocalDate today = JapanTime.day(clock.instant());
        return new Asked(
                search,
                all,
                kind,
                kind == null ? Map.of() : evidence.values(kind.code()),
                plans.current(),
                node(search.node()),
                search.days(today),
                today);
    }

    /** The node of a plan, as addresses name it; of any edition. */
    private @Nullable NodeRef node(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0) {
            return null;
        }
        String code = text.substring(slash + 1);
        return plans.owned(text.substring(0, slash))
                .filter(plan -> plans.knownNodes().stream()
                        .anyMatch(
                                node -> node.plan() == plan.id() && node.code().equals(code)))
                .map(plan -> new NodeRef(plan.id(), code))
                .orElse(null);
    }

    /** How many facts of each kind count, and what they come to: one statement for all kinds. */
    Map<FactKind, List<Answer>> kinds(Asked asked) {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        var questions = new ArrayList<Question>();
        for (FactKind kind : asked.kinds()) {
            questions.add(new Question(asked.query(kind), Measure.COUNT));
            questions.add(new Question(asked.query(kind), Measure.SUM));
        }
        List<Answer> answers = evidence.answers(questions);
        var byKind = new LinkedHashMap<FactKind, List<Answer>>();
        for (int i = 0; i < asked.kinds().size(); i++) {
            byKind.put(asked.kinds().get(i), answers.subList(2 * i, 2 * i + 2));
        }
        return byKind;
    }

    /** What facts come to: how many, their sum, how many people. */
    List<Answer> totals(FactQuery query) {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        return evidence.answers(List.of(
                new Question(query, Measure.COUNT),
                new Question(query, Measure.SUM),
                new Question(query, Measure.DISTINCT)));
    }

    /** Facts from a place of the list on, or from its top. */
    List<RecordedFact> facts(FactQuery query, FactSearch.@Nullable Place place, int limit) {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        return place == null
                ? evidence.factsAfter(query, query.to().plusDays(1), 0, limit)
                : evidence.factsAfter(query, place.day(), place.fact(), limit);
    }

    /** Facts counted by time and dimension. */
    Pivot pivot(FactQuery query, List<Spans.Span> spans, @Nullable String dimension, Measure measure) {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        return Pivot.of(evidence, query, spans, dimension, measure);
    }

    /** Facts counted by several measures and by the values of a dimension, for each span, all at one moment. */
    List<Map<Measure, Map<String, Answer>>> figures(
            FactQuery query, List<Spans.Span> spans, @Nullable String dimension, List<Measure> measures) {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        var questions = new ArrayList<Question>();
        for (Spans.Span span : spans) {
            var facts = new FactQuery(query.kind(), query.subtree(), query.dimensions(), span.first(), span.last());
            measures.forEach(measure -> questions.add(new Question(facts, measure)));
        }
        Iterator<Map<String, Answer>> answers =
                evidence.breakdowns(questions, dimension).iterator();
        var all = new ArrayList<Map<Measure, Map<String, Answer>>>();
        while (answers.hasNext()) {
            var figures = new EnumMap<Measure, Map<String, Answer>>(Measure.class);
            measures.forEach(measure -> figures.put(measure, answers.next()));
            all.add(figures);
        }
        return all;
    }

    /** A fact and all that took it back or let it count again, in the order they were recorded; empty when there is none. */
    List<RecordedFact> chain(long id) {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        return evidence.chain(id, MOST_STEPS);
    }

    Optional<FactKind> kind(String code) {
        return kinds.find(code);
    }

    List<PlanTree> trees() {
        return plans.current();
    }

    /** Who recorded facts, in words, by the facts' keys. */
    Map<Long, String> who(List<RecordedFact> facts) {
        Map<Long, String> called = people.called(facts.stream()
                .map(RecordedFact::recordedBy)
                .filter(by -> by.startsWith(PERSON))
                .map(by -> Long.valueOf(by.substring(PERSON.length())))
                .toList());
        return facts.stream().collect(Collectors.toMap(RecordedFact::id, fact -> who(fact.recordedBy(), called)));
    }

    private static String who(String recordedBy, Map<Long, String> called) {
        int colon = recordedBy.indexOf(':');
        String rest = recordedBy.substring(colon + 1);
        return switch (recordedBy.substring(0, colon + 1)) {
            case PERSON -> called.getOrDefault(Long.valueOf(rest), "");
            case "command:" -> "サーバーの操作（" + rest + "）";
            case "job:" -> rest.startsWith("api-key ") ? "APIキー " + rest.substring(8) + "…" : "自動の処理 " + rest;
            default -> "公開ページ";
        };
    }

    /** Whether the current person can take that fact back. */
    boolean mayReverse(long fact) {
        return reversals.open(fact);
    }

    /** Whether the current person may feed facts somewhere. */
    boolean mayFeed() {
        return Actors.current().mayAnywhere(Permission.FEED_FACTS);
    }
}
