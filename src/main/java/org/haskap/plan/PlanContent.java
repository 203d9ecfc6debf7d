package org.haskap.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.haskap.access.Department;
import org.haskap.access.Organisation;
import org.haskap.access.Organisations;
import org.haskap.document.Edition;
import org.haskap.document.EditionContent;
import org.haskap.document.Mend;
import org.haskap.document.Mended;
import org.haskap.document.Mends;
import org.haskap.kernel.Change;
import org.haskap.kernel.Difference;
import org.haskap.reading.PlanDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What editions of plans hold, and how a draft becomes a whole with stable codes. */
final class PlanContent implements EditionContent<PlanTree> {
    static final String KIND = "plan";
    private final PlanStore store;
    private final PlanEditionStore rows;
    private final PlanTreeStore trees;
    private final Organisations organisations;
    private final String reason;

    PlanContent(JdbcClient jdbc, Organisations organisations, Mends mends) {
        this(new PlanStore(jdbc), new PlanEditionStore(jdbc), new PlanTreeStore(jdbc, mends), organisations, "");
    }

    private PlanContent(
            PlanStore store, PlanEditionStore rows, PlanTreeStore trees, Organisations organisations, String reason) {
        this.store = store;
        this.rows = rows;
        this.trees = trees;
        this.organisations = organisations;
        this.reason = reason;
    }

    /** The same with why targets are revised, to be kept with them. */
    PlanContent because(String why) {
        return new PlanContent(store, rows, trees, organisations, why);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public PlanTree load(Edition edition) {
        return trees.trees(List.of(store.edition(edition.id()).orElseThrow())).getFirst();
    }

    @Override
    public List<Difference.Item> items(PlanTree tree) {
        return PlanItems.of(tree);
    }

    @Override
    public List<Mended.Note> mended(PlanTree tree) {
        return tree.mended();
    }

    @Override
    public void insert(Edition draft, PlanTree tree) {
        long id = draft.id();
        rows.insertEdition(id, tree.plan());
        rows.insertNodes(id, tree.nodes());
        rows.insertDepartments(id, tree.nodes());
        rows.insertSections(id, tree.nodes());
        rows.insertIndicators(id, tree.indicators());
        rows.insertPoints(id, tree.indicators());
        rows.insertListings(id, tree.listings());
        rows.insertZones(id, tree.zones());
        rows.insertPlanSections(id, tree.sections());
    }

    /** A target joins the history when its indicator is new or its target changed; all others stand as they were. */
    @Override
    public void adopted(Edition edition, Difference difference) {
        rows.insertTargets(
                edition.id(),
                difference.changes().stream()
                        .filter(change -> change.what().equals(PlanItems.INDICATOR))
                        .filter(change -> change.kind() == Change.Kind.ADDED
                                || change.field().equals(PlanItems.TARGET))
                        .map(Change::code)
                        .toList(),
                Plans.revisedTargets(difference).stream().map(Change::code).toList(),
                reason);
    }

    /** The draft's codes as this plan knows them. */
    CodeMatching.Codes codes(long plan, @Nullable PlanTree adopted, PlanDraft draft) {
        if (adopted != null) {
            return CodeMatching.match(adopted, store.former(plan), draft);
        }
        var nodes = new HashMap<String, String>();
        draft.nodes().forEach(node -> nodes.put(node.code(), node.code()));
        var indicators = new HashMap<String, String>();
        draft.indicators().forEach(indicator -> indicators.put(indicator.code(), indicator.code()));
        return new CodeMatching.Codes(nodes, indicators);
    }

    /** The draft as a whole, with stable codes, organisations and departments. */
    PlanTree compose(Plan plan, Edition edition, Mended<PlanDraft> mended, CodeMatching.Codes codes) {
        PlanDraft draft = mended.draft();
        Map<String, Department> departments = organisations.ensureDepartments(
                plan.owner(),
                draft.nodes().stream()
                        .flatMap(node -> node.departments().stream())
                        .toList());
        Map<String, Organisation> listed = organisations.ensure(
                draft.organisations().stream().map(PlanDraft.Organisation::name).toList());
        var nodes = new ArrayList<PlanNode>();
        for (PlanDraft.Node node : draft.nodes()) {
            nodes.add(new PlanNode(
                    stable(codes.nodes(), node.code()),
                    node.parent() == null ? null : stable(codes.nodes(), node.parent()),
                    node.level(),
                    node.label(),
                    node.title(),
                    node.departments().stream()
                            .flatMap(name -> Stream.ofNullable(departments.get(name)))
                            .distinct()
                            .toList(),
                    node.flags(),
                    node.sections(),
                    node.place()));
        }
        var listings = new ArrayList<Listing>();
        for (PlanDraft.Organisation entry : draft.organisations()) {
            Organisation organisation = listed.get(entry.name());
            if (organisation != null) {
                listings.add(new Listing(
                        organisation,
                        entry.node() == null ? null : stable(codes.nodes(), entry.node()),
                        entry.label(),
                        entry.place()));
            }
        }
        return new PlanTree(
                plan,
                edition,
                nodes,
                indicators(draft, codes),
                listings,
                draft.zones(),
                draft.sections(),
                mended.notes().stream().map(note -> stable(note, codes)).toList());
    }

    private static Mended.Note stable(Mended.Note note, CodeMatching.Codes codes) {
        Map<String, String> known = note.sort() == Mend.Sort.INDICATOR ? codes.indicators() : codes.nodes();
        return new Mended.Note(
                note.sort(), stable(known, note.code()), note.field(), note.printed(), note.mended(), note.at());
    }

    private static List<Indicator> indicators(PlanDraft draft, CodeMatching.Codes codes) {
        return draft.indicators().stream()
                .map(i -> new Indicator(
                        stable(codes.indicators(), i.code()),
                        i.node() == null ? null : stable(codes.nodes(), i.node()),
                        i.name(),
                        i.unit(),
                        i.direction(),
                        i.accumulation(),
                        i.baseline(),
                        i.target(),
                        List.of(),
                        i.series(),
                        i.notes(),
                        i.place()))
                .toList();
    }

    private static String stable(Map<String, String> codes, String code) {
        return codes.getOrDefault(code, code);
    }
}
