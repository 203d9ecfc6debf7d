package org.haskap.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.Reading;

/** What a document holds, in English. */
final class Contents {
    private Contents() {}

    /** Lines, then what was found in them. */
    static String of(Reading reading) {
        String found = reading.plan() != null
                ? of(reading.plan())
                : reading.register() != null
                        ? counted(reading.register().programmes().size(), "programme")
                        : "";
        return counted(reading.document().lines().size(), "line") + ", " + found;
    }

    private static String of(PlanDraft plan) {
        Map<String, Long> byLevel =
                plan.nodes().stream().collect(Collectors.groupingBy(PlanDraft.Node::level, Collectors.counting()));
        boolean named = plan.levels().stream().noneMatch(level -> level.key().matches(".*\\d"));
        String nodes = named
                ? plan.levels().stream()
                        .filter(level -> byLevel.containsKey(level.key()))
                        .map(level -> counted(byLevel.getOrDefault(level.key(), 0L), level.key()))
                        .collect(Collectors.joining(", "))
                : counted(plan.nodes().size(), "item") + " on "
                        + counted(plan.levels().size(), "level");
        return plan.indicators().isEmpty()
                ? nodes
                : nodes + ", " + counted(plan.indicators().size(), "indicator");
    }

    /** A number of things: 「3 lines」, 「1 line」. */
    static String counted(long n, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
    }
}
