package org.haskap.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haskap.document.Documents;
import org.haskap.document.Stretch;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.haskap.reading.LineFate;
import org.haskap.register.Programmes;
import org.haskap.register.Register;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.PublicPage;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The source documents. */
@PublicPage
final class DocumentController {
    private final Documents documents;
    private final Plans plans;
    private final Programmes programmes;
    private final Strategy strategy;
    private final Pages pages;

    DocumentController(Documents documents, Plans plans, Programmes programmes, Strategy strategy, Pages pages) {
        this.documents = documents;
        this.plans = plans;
        this.programmes = programmes;
        this.strategy = strategy;
        this.pages = pages;
    }

    @GetMapping("/documents")
    ModelAndView documents() {
        return pages.page(
                "strategy/documents",
                Head.of("読み取った資料", StrategyAreas.DOCUMENTS),
                DocumentListPage.of(documents.adopted(), programmes.registers()));
    }

    @GetMapping("/documents/{id}")
    ModelAndView document(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String fate,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(defaultValue = "") String from) {
        var document = documents.findPublic(id).orElseThrow(() -> new NotFoundException("番号" + id + "の資料はありません。"));
        var trees = plans.current().stream()
                .filter(tree -> tree.edition().documentId() == id)
                .toList();
        var registers = programmes.registers().stream()
                .filter(r -> r.documentId() == id)
                .toList();
        var only = DocumentPage.fate(fate);
        String slug = strategy.slug();
        var view = DocumentPage.of(
                document,
                DocumentTitles.of(document, registers),
                content(id, only, page, from),
                new Meanings(trees, registers, slug),
                made(trees, registers, slug),
                only);
        return pages.page(
                "strategy/document",
                Head.of(view.title(), StrategyAreas.DOCUMENTS).under(new Crumb(StrategyAreas.DOCUMENTS, "/documents")),
                view);
    }

    /** One part of the document: the one of that number, or the one that holds a place. */
    private DocumentPage.Content content(long id, Optional<LineFate.Fate> only, @Nullable Integer page, String from) {
        var stretches = documents.stretches(id);
        var parts = DocumentParts.of(stretches, only);
        int number = page == null ? parts.holding(from) : parts.nearest(page);
        var part = parts.part(number);
        return new DocumentPage.Content(
                documents.lines(id, part.first(), part.last(), only.orElse(null)),
                documents.findings(id, part.first(), part.last()),
                documents.findingCount(id),
                Stretch.account(stretches),
                number,
                parts.count());
    }

    private static List<Link> made(List<PlanTree> trees, List<Register> registers, String slug) {
        var made = new ArrayList<Link>();
        trees.forEach(
                t -> made.add(new Link(t.plan().title(), NodeLinks.plan(t.plan().slug(), slug))));
        registers.forEach(r -> made.add(new Link(
                r.fiscalYear().label() + "の共催・協働",
                ProgrammeListPage.PATH + "?fy=" + r.fiscalYear().year())));
        return made;
    }

    /** What the codes of a document's lines mean in the plans and registers made of it. */
    private record Meanings(List<PlanTree> trees, List<Register> registers, String strategy)
            implements DocumentPage.Meaning {
        /** {@code g1} is an item, {@code g1:概要} a passage of it, {@code plan:名称} something of the plan as a whole. */
        @Override
        public Optional<Link> of(String what) {
            int colon = what.indexOf(':');
            if (colon < 0) {
                return code(what);
            }
            String code = what.substring(0, colon);
            String part = what.substring(colon + 1);
            return code(code)
                    .map(link -> new Link(code.equals("plan") ? "計画の" + part : link.label() + "・" + part, link.href()));
        }

        private Optional<Link> code(String code) {
            if (code.equals("plan") && !trees.isEmpty()) {
                return Optional.of(
                        new Link("計画", NodeLinks.plan(trees.getFirst().plan().slug(), strategy)));
            }
            for (var tree : trees) {
                var node = tree.node(code);
                if (node.isPresent()) {
                    var n = node.get();
                    return Optional.of(new Link(
                            tree.levelName(n.level()) + (n.label().isEmpty() ? "" : " " + n.label()),
                            NodeLinks.href(tree, n, strategy)));
                }
                var indicator = tree.indicator(code);
                if (indicator.isPresent() && tree.plan().slug().equals(strategy)) {
                    return Optional.of(new Link("指標 " + indicator.get().name(), Outline.href(indicator.get())));
                }
            }
            return registers.stream()
                    .flatMap(r -> r.programme(code).stream())
                    .findFirst()
                    .map(p -> new Link("No." + p.no(), ProgrammeLinks.href(p)));
        }
    }
}
