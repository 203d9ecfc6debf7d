package org.haskap.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.haskap.document.Adoption;
import org.haskap.document.Documents;
import org.haskap.document.Proposal;
import org.haskap.plan.Plans;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.Reading;
import org.haskap.register.Programmes;
import org.springframework.beans.factory.BeanFactory;

/** A file's way into the region: read, stored, proposed, adopted. */
final class Intake {
    private final Documents documents;
    private final Plans plans;
    private final Programmes programmes;

    Intake(BeanFactory beans) {
        this.documents = beans.getBean(Documents.class);
        this.plans = beans.getBean(Plans.class);
        this.programmes = beans.getBean(Programmes.class);
    }

    /** Stores the document and compares it with what is adopted. */
    Proposal propose(Incoming incoming, String plan, String owner) {
        Reading reading = incoming.reading();
        long id = documents.store(reading, incoming.bytes()).id();
        return isRegister(reading) ? programmes.propose(owner, reading, id) : plans.propose(plan, owner, reading, id);
    }

    /** Adopts what was proposed; nothing new is nothing to do. */
    void adopt(Reading reading, Proposal proposal) {
        if (proposal.edition() != null) {
            long edition = proposal.edition().id();
            requireAdopted(isRegister(reading) ? programmes.adopt(edition) : plans.adopt(edition));
        }
    }

    private static void requireAdopted(Adoption adoption) {
        if (adoption instanceof Adoption.Refused refused) {
            throw new CommandException("It cannot be adopted: " + refused.sentence());
        }
    }

    /** Whether that can be a plan's name in addresses. */
    static boolean isSlug(String plan) {
        return plan.matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    static boolean isRegister(Reading reading) {
        return reading.register() != null;
    }

    /** What a document holds, in English: lines, then what was found in them. */
    static String contents(Reading reading) {
        String found = reading.plan() != null
                ? contents(reading.plan())
                : reading.register() != null
                        ? counted(reading.register().programmes().size(), "programme")
                        : "";
        return counted(reading.document().lines().size(), "line") + ", " + found;
    }

    private static String contents(PlanDraft plan) {
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

    static String counted(long n, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
    }
}
