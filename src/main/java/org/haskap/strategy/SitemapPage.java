package org.haskap.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haskap.access.Department;
import org.haskap.document.SourceDocument;
import org.haskap.plan.Plan;
import org.haskap.register.Register;
import org.haskap.web.Area;
import org.haskap.web.ui.Link;

/**
 * All pages in groups.
 *
 * @param groups the groups in the navigation's order
 */
public record SitemapPage(List<Group> groups) {

    /** Copies the list. */
    public SitemapPage {
        groups = List.copyOf(groups);
    }

    /**
     * Pages that belong together.
     *
     * @param head the page that leads them
     * @param links the others
     */
    public record Group(Link head, List<Link> links) {
        /** Copies the list. */
        public Group {
            links = List.copyOf(links);
        }
    }

    static SitemapPage of(
            List<Area> areas,
            Optional<Outline> strategy,
            List<Plan> plans,
            List<Register> registers,
            List<SourceDocument> documents,
            List<Department> departments) {
        var groups = new ArrayList<Group>();
        for (var area : areas) {
            var links = new ArrayList<Link>();
            switch (area.href()) {
                case "/strategy" -> strategy.ifPresent(outline -> links.addAll(strategy(outline)));
                case "/plans" -> plans.forEach(p -> links.add(new Link(p.title(), "/plans/" + p.slug())));
                case "/programmes" -> links.addAll(programmes(registers));
                case "/organisations" -> {
                    links.add(new Link("担当課の一覧", "/departments"));
                    links.addAll(Cards.departments(departments));
                }
                case "/documents" ->
                    documents.forEach(
                            d -> links.add(new Link(DocumentTitles.of(d, registers), "/documents/" + d.id())));
                default -> {}
            }
            groups.add(new Group(new Link(area.label(), area.href()), links));
        }
        return new SitemapPage(groups);
    }

    private static List<Link> strategy(Outline outline) {
        var links = new ArrayList<Link>();
        links.add(new Link("指標の一覧", KpiFilter.PATH));
        for (var goal : outline.goals()) {
            links.add(new Link(goal.heading(), outline.href(goal)));
            outline.measuresBelow(goal.code()).forEach(m -> links.add(new Link(m.heading(), outline.href(m))));
        }
        return links;
    }

    private static List<Link> programmes(List<Register> registers) {
        var links = new ArrayList<Link>();
        links.add(new Link("月ごとの予定と実施", "/programmes/calendar"));
        for (var register : registers) {
            register.programmes().forEach(p -> links.add(new Link(p.name(), ProgrammeLinks.href(p))));
        }
        return links;
    }
}
