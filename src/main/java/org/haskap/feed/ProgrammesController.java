package org.haskap.feed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.evidence.Fact;
import org.haskap.evidence.NodeRef;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.haskap.register.AssignmentRefusedException;
import org.haskap.register.LinkProposal;
import org.haskap.register.ProgrammeAddress;
import org.haskap.register.ProgrammeAssignment;
import org.haskap.register.ProgrammeFacts;
import org.haskap.register.Programmes;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.Link;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Which node of a plan a programme belongs to: proposals confirmed, assertions changed and withdrawn. */
@Controller
@RequestMapping(ProgrammesController.PATH)
final class ProgrammesController {
    static final String PATH = "/staff/evidence/programmes";
    private static final Crumb CRUMB = new Crumb(FeedAreas.PROGRAMMES, PATH);
    private static final String NONE = "-";

    private final Pages pages;
    private final ProgrammeFacts facts;
    private final Programmes programmes;
    private final Plans plans;
    private final Access access = new Access();

    ProgrammesController(Pages pages, ProgrammeFacts facts, Programmes programmes, Plans plans) {
        this.pages = pages;
        this.facts = facts;
        this.programmes = programmes;
        this.plans = plans;
    }

    @GetMapping
    ModelAndView list() {
        access.requireAnywhere(Permission.SEE_EVIDENCE);
        List<PlanTree> trees = plans.current();
        List<LinkProposal> links = programmes.links();
        List<ProgrammeFacts.Standing> standings = facts.standings();
        long assigned = standings.stream()
                .filter(each -> each.assignment() != null && !each.outdated())
                .count();
        return pages.desk(
                Desk.STAFF,
                "feed/programmes",
                Head.of(FeedAreas.PROGRAMMES, Desk.STAFF.label()),
                new ProgrammesPage(
                        standings.stream().map(each -> row(each, links, trees)).toList(),
                        String.format(Locale.ROOT, "取組%,d件のうち%,d件を結び付けています", standings.size(), assigned),
                        trees.stream().anyMatch(this::may)));
    }

    private boolean may(PlanTree tree) {
        return access.may(
                Permission.SET_FORMULA,
                Target.plan(tree.plan().id(), tree.plan().owner().id()));
    }

    private static ProgrammesPage.Row row(
            ProgrammeFacts.Standing standing, List<LinkProposal> links, List<PlanTree> trees) {
        var programme = standing.programme();
        ProgrammeAssignment assignment = standing.assignment();
        var counted = new ArrayList<String>();
        for (Fact fact : standing.counted().facts()) {
            counted.add(fact.occurredOn() + " " + (fact.kind().endsWith("held") ? "実施 " : "参加者 ")
                    + fact.quantity().toPlainString() + (fact.kind().endsWith("held") ? "件" : "人"));
        }
        counted.addAll(standing.counted().reasons());
        return new ProgrammesPage.Row(
                new Link(programme.name(), ProgrammeAddress.of(programme.no(), programme.fiscalYear())),
                standing.register().owner().name() + " "
                        + programme.fiscalYear().year() + "年度 番号" + programme.no(),
                counted,
                assignment == null ? null : new Link(title(trees, assignment.node()), ""),
                assignment == null ? "" : assignment.why(),
                proposals(standing, links).stream()
                        .filter(link -> assignment == null
                                || !link.nodeCode().equals(assignment.node().code()))
                        .map(link -> title(trees, link.planSlug(), link.nodeCode()) + "（"
                                + Math.round(link.likeness() * 100) + "％。" + link.why() + "）")
                        .toList(),
                standing.outdated(),
                PATH + "/assignment?register=" + standing.register().id() + "&no="
                        + URLEncoder.encode(programme.no(), StandardCharsets.UTF_8));
    }

    private static List<LinkProposal> proposals(ProgrammeFacts.Standing standing, List<LinkProposal> links) {
        return links.stream()
                .filter(link -> link.registerId() == standing.register().id()
                        && link.no().equals(standing.programme().no()))
                .toList();
    }

    private static String title(List<PlanTree> trees, NodeRef node) {
        return trees.stream()
                .filter(tree -> tree.plan().id() == node.plan())
                .findFirst()
                .map(tree -> title(List.of(tree), tree.plan().slug(), node.code()))
                .orElse(node.code());
    }

    private static String title(List<PlanTree> trees, String slug, String code) {
        return trees.stream()
                .filter(tree -> tree.plan().slug().equals(slug))
                .findFirst()
                .flatMap(tree -> tree.node(code).map(node -> tree.plan().title() + "「" + node.title() + "」"))
                .orElse(slug + " " + code);
    }

    @GetMapping("/assignment")
    ModelAndView ask(@RequestParam(defaultValue = "-1") long register, @RequestParam(defaultValue = "") String no) {
        access.requireAnywhere(Permission.SET_FORMULA);
        ProgrammeFacts.Standing standing = standing(register, no);
        ProgrammeAssignment assignment = standing.assignment();
        Form form = form(standing);
        if (assignment != null && !standing.outdated()) {
            form = form.with(
                            "node",
                            assignment.node().plan() + "/" + assignment.node().code())
                    .with("why", assignment.why());
        }
        return page(standing, form);
    }

    @PostMapping("/assignment")
    ModelAndView assign(
            @RequestParam(defaultValue = "-1") long register, @RequestParam(defaultValue = "") String no, Given given) {
        access.requireAnywhere(Permission.SET_FORMULA);
        ProgrammeFacts.Standing standing = standing(register, no);
        Form form = form(standing).filled(given).checked();
        if (form.failed()) {
            return page(standing, form);
        }
        if (form.value("node").equals(NONE)) {
            return facts.withdraw(register, no, form.value("why"))
                    ? pages.done(PATH, "結び付けを取り消しました", "この取組の事実は、どの計画の実績にも数えません。")
                    : pages.done(PATH, "この取組は、結び付けられていません", "");
        }
        String[] chosen = form.value("node").split("/", 2);
        String slug = plans.owned().stream()
                .filter(plan -> Long.toString(plan.id()).equals(chosen[0]))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("その計画はありません。"))
                .slug();
        try {
            facts.assign(register, no, form.value("name"), slug, chosen[1], form.value("why"));
        } catch (AssignmentRefusedException e) {
            return page(standing, form.wrong("node", String.valueOf(e.getMessage())));
        }
        return pages.done(PATH, "取組を結び付けました", "この取組の事実は、選んだ項目の実績として数えます。");
    }

    private ProgrammeFacts.Standing standing(long register, String no) {
        return facts.standings().stream()
                .filter(each -> each.register().id() == register
                        && each.programme().no().equals(no))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("その取組は、採用された名簿にありません。"));
    }

    private Form form(ProgrammeFacts.Standing standing) {
        List<PlanTree> trees = plans.current().stream().filter(this::may).toList();
        var options = new ArrayList<Field.Option>();
        Set<String> offered = new HashSet<>();
        for (LinkProposal link : proposals(standing, programmes.links())) {
            trees.stream()
                    .filter(tree -> tree.plan().slug().equals(link.planSlug()))
                    .findFirst()
                    .flatMap(tree -> tree.node(link.nodeCode()).map(node -> option(tree, node, "提案：")))
                    .filter(option -> offered.add(option.value()))
                    .ifPresent(options::add);
        }
        for (PlanTree tree : trees) {
            tree.nodes().stream()
                    .map(node -> option(tree, node, ""))
                    .filter(option -> offered.add(option.value()))
                    .forEach(options::add);
        }
        if (standing.assignment() != null) {
            options.add(new Field.Option(NONE, "どの項目でもない（結び付けを取り消す）"));
        }
        return Form.of(
                        PATH + "/assignment?register=" + standing.register().id() + "&no="
                                + URLEncoder.encode(standing.programme().no(), StandardCharsets.UTF_8),
                        "この内容で結び付ける",
                        List.of(
                                Field.select("node", "計画の項目", options),
                                Field.area("why", "そう言える理由（500字まで）", 500)
                                        .support("どの文書のどこに、同じ取組だと分かる記載があるかを書いてください。理由は、実績の根拠として残ります。"),
                                Field.hidden("name", standing.programme().name())))
                .back("結び付けずに戻る", PATH);
    }

    private static Field.Option option(PlanTree tree, PlanNode node, String before) {
        return new Field.Option(
                tree.plan().id() + "/" + node.code(),
                before + tree.plan().title() + " " + node.label() + " " + node.title());
    }

    private ModelAndView page(ProgrammeFacts.Standing standing, Form form) {
        return pages.desk(
                Desk.STAFF,
                "feed/assignment",
                Head.of(standing.programme().name() + "の結び付け", Desk.STAFF.label())
                        .under(CRUMB)
                        .with(form),
                new AssignmentPage(
                        standing.programme().name(),
                        standing.programme().purpose(),
                        standing.programme().effect(),
                        standing.outdated(),
                        form));
    }
}
