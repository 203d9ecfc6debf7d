package org.haskap.feed;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.database.RegionSettings;
import org.haskap.evidence.Evidence;
import org.haskap.kernel.JapanTime;
import org.haskap.plan.Plans;
import org.springframework.stereotype.Component;

/** The files to fill in, with what is known today. */
@Component
final class FactTemplates {
    private final Feeding feeding;
    private final Evidence evidence;
    private final Plans plans;
    private final RegionSettings settings;
    private final InstantSource clock;
    private final Access access = new Access();

    FactTemplates(Feeding feeding, Evidence evidence, Plans plans, RegionSettings settings, InstantSource clock) {
        this.feeding = feeding;
        this.evidence = evidence;
        this.plans = plans;
        this.settings = settings;
        this.clock = clock;
    }

    /** That of a kind which files may hold. */
    Optional<FactTemplate> of(String kind) {
        access.requireAnywhere(Permission.FEED_FACTS);
        return Optional.ofNullable(feeding.kinds(Set.of()).get(kind))
                .map(known -> new FactTemplate(
                        known,
                        evidence.values(known.code()),
                        settings.get(RegionSettings.STRATEGY).orElse(""),
                        plans.current().stream()
                                .flatMap(tree -> tree.nodes().stream()
                                        .map(node -> new FactTemplate.Node(
                                                tree.plan().slug(), node.code(), node.heading())))
                                .toList(),
                        JapanTime.day(clock.instant())));
    }
}
