package org.haskap.strategy;

import java.util.List;
import java.util.Map;
import org.haskap.access.Department;
import org.haskap.attainment.Standing;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;
import org.haskap.reading.PlanDraft;
import org.haskap.web.chart.BulletBar;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.KpiCard;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/** Small pieces that several pages show alike. Pure. */
public final class Cards {
    private Cards() {}

    static KpiCard of(Standing standing) {
        var indicator = standing.indicator();
        return new KpiCard(
                indicator.name(),
                Outline.href(indicator),
                Figures.small(standing),
                standing.rating().chip(),
                bar(standing));
    }

    static List<KpiCard> of(List<Standing> standings) {
        return standings.stream().map(Cards::of).toList();
    }

    /** The three figures as a bar; without an actual value there is nothing to compare. */
    private static @Nullable BulletBar bar(Standing standing) {
        var latest = Figures.newest(standing);
        var actual = latest == null ? null : latest.value();
        var target = standing.indicator().target().value();
        return actual == null || target == null
                ? null
                : BulletBar.of(standing.indicator().baseline().value(), actual, target);
    }

    static List<Chip> flags(PlanNode node) {
        return node.flags().stream().map(Chip::mark).toList();
    }

    static Link of(Department department) {
        return new Link(department.name(), "/departments/" + department.id());
    }

    static List<Link> departments(List<Department> departments) {
        return departments.stream().map(Cards::of).toList();
    }

    /** The named passages of a node. */
    static List<Section> sections(PlanNode node) {
        return sections(node.sections());
    }

    /** The passages of the plan itself, but for the country's goals, which have a place of their own. */
    static List<Section> preface(PlanTree tree) {
        return sections(tree.sections()).stream()
                .filter(section -> !PlanDraft.counterparts(section.title()))
                .toList();
    }

    /** Passages by their headings. */
    static List<Section> sections(Map<String, String> sections) {
        return sections.entrySet().stream()
                .map(e -> new Section(e.getKey(), e.getValue().lines().toList()))
                .toList();
    }

    /**
     * A named passage.
     *
     * @param title its name in the document
     * @param paragraphs its text
     */
    public record Section(String title, List<String> paragraphs) {
        /** Copies the list. */
        public Section {
            paragraphs = List.copyOf(paragraphs);
        }

        /** Whether it is a list of points, as the document prints it. */
        public boolean points() {
            return !paragraphs.isEmpty()
                    && paragraphs.stream().allMatch(p -> p.startsWith("・") || p.startsWith("●") || p.startsWith("○"));
        }
    }
}
