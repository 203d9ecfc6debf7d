package org.haskap.opendata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.attainment.Standing;
import org.haskap.document.SourceDocument;
import org.haskap.kernel.Finding;
import org.haskap.plan.PlanTree;
import org.haskap.register.Register;
import org.haskap.strategy.Outline;
import org.haskap.strategy.Progress;

/**
 * All that is public in a region at one publication version.
 *
 * @param region name of the region as people say it
 * @param code its local-government code, or its short name where none is set
 * @param licence the terms of use, when the region has set them
 * @param version publication version
 * @param published when it was published; the epoch when nothing ever was
 * @param strategy slug of the plan that is the strategy, or empty
 * @param plans adopted editions of all plans
 * @param registers adopted registers, the newest fiscal year first
 * @param organisations all organisations
 * @param departments all departments
 * @param documents the documents that the adopted editions came from
 * @param findings what the reader noticed, by document
 * @param standings where the indicators stand, by the plan's slug and the indicator's code
 * @param today the day that is true for
 */
record PublicData(
        String region,
        String code,
        Optional<Licence> licence,
        long version,
        Instant published,
        String strategy,
        List<PlanTree> plans,
        List<Register> registers,
        List<Organisation> organisations,
        List<Department> departments,
        List<SourceDocument> documents,
        Map<Long, List<Finding>> findings,
        Map<String, Map<String, Standing>> standings,
        LocalDate today) {
    /** Copies the collections. */
    PublicData {
        plans = List.copyOf(plans);
        registers = List.copyOf(registers);
        organisations = List.copyOf(organisations);
        departments = List.copyOf(departments);
        documents = List.copyOf(documents);
        findings = Map.copyOf(findings);
        standings = Map.copyOf(standings);
    }

    /** The same with where the indicators stand at another moment. */
    PublicData with(Map<String, Map<String, Standing>> newer, LocalDate day) {
        return new PublicData(
                region,
                code,
                licence,
                version,
                published,
                strategy,
                plans,
                registers,
                organisations,
                departments,
                documents,
                findings,
                newer,
                day);
    }

    /** A plan with where its indicators stand. */
    Progress progress(PlanTree tree) {
        return new Progress(
                new Outline(tree), standings.getOrDefault(tree.plan().slug(), Map.of()), today);
    }

    /** All plans with where their indicators stand. */
    List<Progress> progress() {
        return plans.stream().map(this::progress).toList();
    }

    /** The strategy's tree. */
    Optional<PlanTree> strategyTree() {
        return plans.stream()
                .filter(tree -> tree.plan().slug().equals(strategy))
                .findFirst();
    }
}
