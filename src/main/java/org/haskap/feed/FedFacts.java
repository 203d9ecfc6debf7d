package org.haskap.feed;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.NodeRef;
import org.haskap.evidence.RecordedFact;
import org.haskap.plan.Plans;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an organisation fed, as its own system may read it back. For whom a fact is stands nowhere in it. */
@Component
final class FedFacts {
    private final FeedStore store;
    private final Evidence evidence;
    private final Plans plans;

    FedFacts(JdbcClient jdbc, Evidence evidence, Plans plans) {
        store = new FeedStore(jdbc);
        this.evidence = evidence;
        this.plans = plans;
    }

    /**
     * What is looked for.
     *
     * @param kind code of the kind, or empty for all
     * @param from first day, or null
     * @param until last day, or null
     */
    record Wanted(
            String kind, @Nullable LocalDate from, @Nullable LocalDate until) {
        boolean has(RecordedFact fact) {
            return (kind.isEmpty() || kind.equals(fact.kind()))
                    && (from == null || !fact.occurredOn().isBefore(from))
                    && (until == null || !fact.occurredOn().isAfter(until));
        }
    }

    /**
     * A fact as its sender sees it.
     *
     * @param id what its sender knows it by
     * @param fact its number here
     * @param status standing, reversed, or reversal, after all takings back
     * @param reverses the sender's id of the fact it takes back, or null
     */
    record Item(
            String id,
            long fact,
            String kind,
            LocalDate occurredOn,
            BigDecimal quantity,
            @Nullable String plan,
            @Nullable String node,
            Map<String, String> dimensions,
            String status,
            @Nullable String reverses,
            Instant recordedAt) {}

    /**
     * A page.
     *
     * @param facts those looked for, the newest recorded first; may be fewer than asked for, or none
     * @param next where to go on, or null at the end
     */
    record Page(List<Item> facts, @Nullable String next) {
        Page {
            facts = List.copyOf(facts);
        }
    }

    /** Reads so many facts of the organisation, from below a number on, and gives those looked for. */
    Page page(long organisation, Wanted wanted, long below, int limit) {
        List<FeedStore.Listed> listed = store.list(organisation, below, limit);
        Map<Long, RecordedFact> facts = evidence
                .facts(listed.stream().map(FeedStore.Listed::fact).toList())
                .stream()
                .collect(Collectors.toMap(RecordedFact::id, Function.identity()));
        var slugs = new HashMap<Long, String>();
        plans.owned().forEach(plan -> slugs.put(plan.id(), plan.slug()));
        var items = new ArrayList<Item>();
        for (FeedStore.Listed each : listed) {
            RecordedFact fact = facts.get(each.fact());
            if (fact != null && wanted.has(fact)) {
                items.add(item(each, fact, slugs));
            }
        }
        return new Page(
                items,
                listed.size() < limit ? null : Long.toString(listed.getLast().fact()));
    }

    private static Item item(FeedStore.Listed listed, RecordedFact fact, Map<Long, String> slugs) {
        NodeRef node = fact.node();
        return new Item(
                listed.id(),
                fact.id(),
                fact.kind(),
                fact.occurredOn(),
                fact.quantity(),
                node == null ? null : slugs.get(node.plan()),
                node == null ? null : node.code(),
                fact.dimensions(),
                fact.standing().code(),
                listed.reverses(),
                fact.recordedAt());
    }
}
