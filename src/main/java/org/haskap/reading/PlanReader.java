package org.haskap.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.haskap.kernel.Finding.Severity;
import org.haskap.kernel.Place;

/** Reads a plan: outline, departments, sections, indicators. */
final class PlanReader {
    private final Document document;
    private final Ledger ledger;
    private final Map<Place, String> figures = new LinkedHashMap<>();
    private final List<PlanDraft.Indicator> indicators = new ArrayList<>();
    /** Ranks of the numbered levels that nodes use; lists taken out of the tree leave gaps. */
    private final NavigableSet<Integer> ranks = new TreeSet<>();

    private PlanReader(Document document, Runnable line) {
        this.document = document;
        this.ledger = new Ledger(document, line);
    }

    /** Reads any document; what it does not hold is empty in the draft. */
    static Reading read(Document document, Runnable line) {
        return new PlanReader(document, line).read();
    }

    private Reading read() {
        List<Row> rows = Furniture.remove(Row.of(document), ledger);
        Outline outline = Outline.of(rows, ledger);
        Branch root = outline.root();
        PlanFrame frame = PlanFrame.of(rows, document.name());
        Row titled = frame.row();
        if (titled != null) {
            root.sections.values().forEach(passage -> passage.remove(titled));
        }
        root.all().stream().filter(b -> !b.projects.isEmpty()).forEach(ProjectReader::read);
        Surroundings.counterparts(outline, ledger);
        List<PlanDraft.Zone> zones = Surroundings.zones(outline.maps(), root, ledger);
        List<Organisations.Listed> organisations = Organisations.take(root);
        Codes.assign(root);
        root.all().stream().map(NumberedOutline::rank).filter(Objects::nonNull).forEach(ranks::add);
        root.all().forEach(this::indicators);
        List<PlanDraft.Node> nodes = new ArrayList<>();
        Map<String, String> preface = sections(root);
        for (Branch branch : root.all()) {
            if (branch.parent != null) {
                nodes.add(node(branch, branch.parent));
            }
        }
        settle(organisations);
        if (titled != null) {
            ledger.content(titled, "plan:名称");
        }
        Overview.check(outline, ledger);
        if (nodes.isEmpty() && indicators.isEmpty()) {
            ledger.note(
                    Severity.WARNING,
                    "no-outline",
                    "計画の体系（基本目標、施策など）も指標も見つかりませんでした。計画書の本文かどうかを確かめ、別の版や形式があればそれを読ませてください。",
                    null);
        }
        if (RegisterReader.resembles(document)) {
            ledger.note(
                    Severity.WARNING,
                    "looks-like-a-register",
                    "協働事業などの一覧表のように見えますが、計画として読みました。一覧表であれば --kind register を付けて読ませてください。見出しには「名称」と「関係団体名」か「協働の形態」が必要です。",
                    null);
        }
        return ledger.close(new PlanDraft(
                frame.title(),
                frame.owner(),
                frame.period(),
                levels(outline),
                nodes,
                indicators,
                organisations.stream().map(Organisations::named).toList(),
                zones,
                preface));
    }

    /** Hands all lines that stand under a node to the indicators' reader, in the document's order. */
    private void indicators(Branch branch) {
        var own = new TreeSet<Integer>();
        branch.sections.values().forEach(rows -> rows.forEach(row -> own.add(row.index())));
        if (own.isEmpty()) {
            return;
        }
        List<Document.Line> block = new ArrayList<>();
        int last = -1;
        for (int index : own) {
            for (int i = last < 0 ? index : last + 1; i < index; i++) {
                if (document.lines().get(i).blank()) {
                    block.add(document.lines().get(i));
                }
            }
            block.add(document.lines().get(index));
            last = index;
        }
        var found = IndicatorReader.read(branch.code, block);
        for (PlanDraft.Indicator i : found.indicators()) {
            indicators.add(branch.isRoot() ? withoutNode(i) : i);
        }
        figures.putAll(found.consumed());
        ledger.notes(found.findings());
    }

    private static PlanDraft.Indicator withoutNode(PlanDraft.Indicator i) {
        return new PlanDraft.Indicator(
                i.code(),
                null,
                i.name(),
                i.unit(),
                i.direction(),
                i.accumulation(),
                i.baseline(),
                i.target(),
                i.series(),
                i.notes(),
                i.place());
    }

    private PlanDraft.Node node(Branch branch, Branch parent) {
        branch.mentions.forEach(row -> ledger.content(row, branch.code));
        return new PlanDraft.Node(
                branch.code,
                parent.isRoot() ? null : parent.code,
                key(branch),
                branch.label,
                branch.title,
                branch.departments,
                branch.flags,
                sections(branch),
                branch.place());
    }

    /** The passages of a node, without the lines that became indicators. */
    private Map<String, String> sections(Branch branch) {
        Map<String, String> sections = new LinkedHashMap<>(branch.remarks);
        branch.headings.forEach((row, name) -> ledger.content(row, branch.code + ":" + name));
        branch.sections.forEach((name, rows) -> {
            List<Row> text = new ArrayList<>();
            boolean told = Vocabulary.standard().is("role", "figures", name);
            for (Row row : rows) {
                String indicator = figures.get(row.place());
                if (indicator == null) {
                    text.add(row);
                }
                if (indicator == null && told && IndicatorWords.tellsFigure(row.text())) {
                    ledger.unread(row);
                } else {
                    ledger.content(row, indicator == null ? branch.code + ":" + name : indicator);
                }
            }
            if (!text.isEmpty()) {
                sections.put(name, Text.paragraphs(text));
            }
        });
        return sections;
    }

    private void settle(List<Organisations.Listed> organisations) {
        for (Organisations.Listed listed : organisations) {
            listed.branch().mentions.forEach(row -> ledger.content(row, listed.node().code + ":団体"));
        }
    }

    /** Key of a node's level: the vocabulary's where the plan names it, else by its rank among the levels in use. */
    private String key(Branch branch) {
        if (Vocabulary.standard().names("level").contains(branch.level)) {
            return branch.level;
        }
        Integer rank = NumberedOutline.rank(branch);
        return "level" + (rank == null ? branch.depth() : ranks.headSet(rank).size() + 1);
    }

    private List<PlanDraft.Level> levels(Outline outline) {
        Map<String, String> used = new LinkedHashMap<>();
        for (Branch b : outline.root().all()) {
            if (!b.isRoot()) {
                String key = key(b);
                String name =
                        outline.levels().getOrDefault(key, Vocabulary.standard().levelName(rankOf(key)));
                used.putIfAbsent(key, name);
            }
        }
        List<String> order = new ArrayList<>(Vocabulary.standard().names("level"));
        return used.entrySet().stream()
                .sorted((a, b) -> Integer.compare(position(order, a.getKey()), position(order, b.getKey())))
                .map(e -> new PlanDraft.Level(e.getKey(), e.getValue()))
                .toList();
    }

    private static int rankOf(String key) {
        return key.startsWith("level") ? Integer.parseInt(key.substring(5)) : 1;
    }

    private static int position(List<String> named, String key) {
        int at = named.indexOf(key);
        // A level without a name lies below the named ones it hangs from, but above the projects.
        return at < 0 ? 2 * rankOf(key) - 1 : key.equals("project") ? 99 : 2 * at;
    }
}
