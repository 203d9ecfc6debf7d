package org.haskap.feed;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.haskap.database.RegionSettings;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.NodeRef;
import org.haskap.kernel.JapanTime;
import org.haskap.plan.Plans;

/** Tells what of a sending is new, what was sent before and what is wrong. */
final class Weighing {
    private static final int PIECE = 5_000;
    private static final int ROW_DIGITS = 32;

    private final FeedStore store;
    private final Evidence evidence;
    private final Plans plans;
    private final RegionSettings settings;
    private final InstantSource clock;

    Weighing(FeedStore store, Evidence evidence, Plans plans, RegionSettings settings, InstantSource clock) {
        this.store = store;
        this.evidence = evidence;
        this.plans = plans;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What was sent, beside what is there.
     *
     * @param fresh what is to be recorded
     * @param known how many facts had been sent before
     * @param before what was sent before, of all that is sent or taken back now
     * @param problems what is wrong with the others, in the order of the rows
     * @param digests with which the fresh ones are noted
     */
    record Weighed(
            List<FedFact> fresh,
            long known,
            Map<String, FeedStore.Known> before,
            List<FeedProblem> problems,
            Digests digests) {}

    /**
     * Weighs what is sent; nothing is recorded.
     *
     * @param kinds the kinds it may be of, by code
     * @param unread what was found wrong while the rows were read; such rows are not fresh
     */
    Weighed weigh(Feeding.Sending sent, Map<String, FactKind> kinds, List<FeedProblem> unread) {
        var digests = new Digests(store.secret());
        Feeding.Sending sending = sent.file() == null ? sent : named(sent, digests);
        FeedRules rules = rules(sending, kinds);
        FeedRules.Checked checked = rules.check(sending.rows());
        var problems = new ArrayList<>(unread);
        problems.addAll(FeedRules.reserved(sent.rows()));
        var remarks = problems.stream().collect(Collectors.groupingBy(FeedProblem::row));
        checked.problems().stream()
                .filter(problem -> remarks.getOrDefault(problem.row(), List.of()).stream()
                        .noneMatch(known -> says(known, problem)))
                .forEach(problems::add);
        problems.addAll(FeedRules.contradictions(checked.facts()));
        problems.addAll(FeedRules.crowds(checked.facts(), evidence::values));
        var refused = problems.stream().map(FeedProblem::row).collect(Collectors.toSet());
        var facts = checked.facts().stream()
                .filter(fact -> !refused.contains(fact.row()))
                .toList();
        Map<String, FeedStore.Known> before = store.known(sending.organisation(), named(facts));
        var fresh = new LinkedHashMap<String, FedFact>();
        long known = 0;
        for (FedFact fact : facts) {
            FeedStore.Known same = before.get(fact.id());
            if (same != null && !same.digest().equals(digests.of(fact.content()))) {
                problems.add(new FeedProblem(
                        fact.row(), "id", "番号「" + fact.id() + "」は、違う内容ですでに送られています。直すときは、取り消しと新しい番号の事実を送ってください。"));
            } else if (same != null || fresh.putIfAbsent(fact.id(), fact) != null) {
                known++;
            }
        }
        refuseReversals(sending.organisation(), kinds.keySet(), fresh, before, problems);
        problems.sort(Comparator.comparingInt(FeedProblem::row));
        return new Weighed(List.copyOf(fresh.values()), known, before, problems, digests);
    }

    /**
     * Rows without an id are known by what they say, and the second of two equal ones by being the second: the same file sent
     * again, mended or saved in another format, adds only what is new.
     */
    private static Feeding.Sending named(Feeding.Sending sending, Digests digests) {
        var met = new HashMap<String, Integer>();
        var rows = new ArrayList<FedRow>();
        for (FedRow row : sending.rows()) {
            if (row.id().isEmpty()) {
                String said = digests.of(row.said()).substring(0, ROW_DIGITS);
                rows.add(row.named(FeedRules.BY_ROW + said + "-" + met.merge(said, 1, Integer::sum)));
            } else {
                rows.add(row);
            }
        }
        return new Feeding.Sending(sending.organisation(), sending.mode(), sending.given(), sending.file(), rows);
    }

    /** Whether what was found while reading makes the other remark needless: the row is no fact, or the same part is meant. */
    private static boolean says(FeedProblem known, FeedProblem later) {
        return known.row() == later.row()
                && (known.field().isEmpty() || known.field().equals(later.field()));
    }

    private FeedRules rules(Feeding.Sending sending, Map<String, FactKind> kinds) {
        Map<String, Long> bySlug = plans.owned().stream().collect(Collectors.toMap(Plans.Owned::slug, Plans.Owned::id));
        String strategy = settings.get(RegionSettings.STRATEGY).orElse("");
        var refs = new HashSet<NodeRef>();
        for (FedRow row : sending.rows()) {
            Long plan = bySlug.get(row.plan().isEmpty() ? strategy : row.plan());
            if (plan != null && !row.node().isEmpty() && row.node().length() <= FeedRules.LONGEST_ID) {
                refs.add(new NodeRef(plan, row.node()));
            }
        }
        return new FeedRules(
                sending.organisation(),
                kinds,
                bySlug,
                strategy,
                refs.isEmpty() ? Set.of() : store.nodes(refs),
                JapanTime.day(clock.instant()),
                sending.href());
    }

    private static Set<String> named(List<FedFact> facts) {
        var ids = new HashSet<String>();
        for (FedFact fact : facts) {
            ids.add(fact.id());
            String reverses = fact.reverses();
            if (reverses != null) {
                ids.add(reverses);
            }
        }
        return ids;
    }

    /** Takes out of the fresh ones the reversals of what is not there, was reversed before or could not be sent from here. */
    private void refuseReversals(
            long organisation,
            Set<String> kinds,
            Map<String, FedFact> fresh,
            Map<String, FeedStore.Known> before,
            List<FeedProblem> problems) {
        var reversals =
                fresh.values().stream().filter(fact -> fact.reverses() != null).toList();
        if (reversals.isEmpty()) {
            return;
        }
        var reversed = new HashMap<>(store.reversals(
                organisation,
                reversals.stream()
                        .map(FedFact::reverses)
                        .filter(Objects::nonNull)
                        .toList()));
        var targets = new ArrayList<Long>();
        for (FedFact reversal : reversals) {
            FeedStore.Known there = before.get(Objects.requireNonNull(reversal.reverses()));
            if (there != null) {
                targets.add(there.fact());
            }
        }
        Map<Long, String> kindOf = kindsOf(targets);
        for (FedFact reversal : reversals) {
            String target = Objects.requireNonNull(reversal.reverses());
            FedFact here = fresh.get(target);
            FeedStore.Known there = before.get(target);
            String kind = there == null ? null : kindOf.get(there.fact());
            // The same one may have come another way since its id was looked for; recording it then shows that it is
            // known.
            String taken = reversed.get(target);
            String wrong = "";
            if (kind != null && !kinds.contains(kind)) {
                wrong = "事実「" + target + "」の種類「" + kind + "」は、ここからは送れないため、取り消せません。";
            } else if (there == null && (here == null || here.row() >= reversal.row())) {
                wrong = "取り消す事実「" + target + "」は、まだ送られていません。先に送った事実の番号を書いてください。";
            } else if (taken != null && !taken.equals(reversal.id())) {
                wrong = "事実「" + target + "」は、すでに「" + taken + "」で取り消されています。";
            }
            if (wrong.isEmpty()) {
                reversed.put(target, reversal.id());
            } else {
                problems.add(new FeedProblem(reversal.row(), "reverses", wrong));
                fresh.remove(reversal.id());
            }
        }
    }

    private Map<Long, String> kindsOf(List<Long> facts) {
        var kindOf = new HashMap<Long, String>();
        for (int from = 0; from < facts.size(); from += PIECE) {
            evidence.facts(facts.subList(from, Math.min(facts.size(), from + PIECE)))
                    .forEach(fact -> kindOf.put(fact.id(), fact.kind()));
        }
        return kindOf;
    }
}
