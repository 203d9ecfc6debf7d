package org.haskap.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.haskap.attainment.Standing;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanNode;
import org.haskap.register.ProgrammeFacts;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Provenance;
import org.haskap.web.ui.Triple;
import org.jspecify.annotations.Nullable;

/**
 * One indicator.
 *
 * @param code its code
 * @param name its name
 * @param titleInBar its name, with its node's where another indicator has the same
 * @param status how it stands
 * @param finding what the newest value says, one sentence; what is aimed at where there is none
 * @param aim what is aimed at, one sentence; empty where the finding says so already
 * @param triple its figures
 * @param lineage where it is told how each figure came about
 * @param running what was counted so far in the period that still runs, beside the newest value, or empty
 * @param expected what the straight line from baseline to target asks for at the time of the newest value, or empty
 * @param working how the rating came about, in sentences
 * @param chart the drawing with its table, or null when there is nothing to draw
 * @param earlier how a revised target came about, a sentence each: the original, then each revision with its reason
 * @param comment the department's words, or empty
 * @param definition what exactly is counted
 * @param measured the node it measures and those above
 * @param projects what is done for it
 * @param parts the newest counted value split up, as far as everybody may see it
 * @param happened what was done together for it
 * @param provenance where the figures come from
 * @param downloads files beside the page
 */
public record KpiPage(
        String code,
        String name,
        String titleInBar,
        Chip status,
        String finding,
        String aim,
        Triple triple,
        Ways lineage,
        String running,
        String expected,
        List<String> working,
        @Nullable IndicatorChart chart,
        List<String> earlier,
        Comment comment,
        List<Fact> definition,
        List<Link> measured,
        List<Link> projects,
        List<Breakdown> parts,
        List<Happened> happened,
        Provenance provenance,
        List<Download> downloads) {

    /** Copies the lists. */
    public KpiPage {
        working = List.copyOf(working);
        earlier = List.copyOf(earlier);
        definition = List.copyOf(definition);
        measured = List.copyOf(measured);
        projects = List.copyOf(projects);
        parts = List.copyOf(parts);
        happened = List.copyOf(happened);
        downloads = List.copyOf(downloads);
    }

    /**
     * Where it is told how figures came about.
     *
     * @param page the page of all of them
     * @param newest the newest value's place
     * @param running the place of the value that is still being counted, or empty
     * @param expected the place of what the line asks for
     * @param rating the place of attainment and rating
     */
    public record Ways(String page, String newest, String running, String expected, String rating) {
        static Ways of(Standing standing) {
            var indicator = standing.indicator();
            var newest = Figures.newest(standing);
            var running = standing.running();
            return new Ways(
                    LineageLinks.page(indicator),
                    newest == null
                            ? LineageLinks.to(indicator, LineageLinks.RATING)
                            : LineageLinks.to(indicator, newest.period()),
                    running == null ? "" : LineageLinks.to(indicator, running.period()),
                    LineageLinks.to(indicator, LineageLinks.EXPECTED),
                    LineageLinks.to(indicator, LineageLinks.RATING));
        }
    }

    /**
     * Something that was done together for one of its projects.
     *
     * @param programme its name and page
     * @param project the project it carries out
     * @param day when it began
     * @param counted what is counted of it
     * @param why what it rests on that it belongs to the project
     */
    public record Happened(Link programme, Link project, String day, String counted, String why) {}

    /**
     * The department's words on the newest value.
     *
     * @param text the words, or empty
     * @param by when they were entered and for which period, in words
     */
    public record Comment(String text, String by) {}

    /**
     * Makes the page.
     *
     * @param parts the newest counted value split up
     * @param programmes how the programmes of all registers count
     */
    static KpiPage of(
            Outline outline,
            Standing standing,
            Origins origins,
            List<Breakdown> parts,
            List<ProgrammeFacts.Standing> programmes,
            List<Download> downloads) {
        var tree = outline.tree();
        var indicator = standing.indicator();
        var node = outline.nodeOf(indicator);
        var measured = new ArrayList<Link>();
        node.ifPresent(n -> {
            tree.ancestors(n.code()).forEach(a -> measured.add(link(outline, a)));
            measured.add(link(outline, n));
        });
        return new KpiPage(
                indicator.code(),
                indicator.name(),
                titleInBar(outline, indicator),
                standing.rating().chip(),
                Findings.finding(standing),
                Figures.newest(standing) == null ? "" : Figures.aim(indicator),
                triple(standing),
                Ways.of(standing),
                running(standing),
                expected(standing),
                working(standing),
                IndicatorChart.of(standing, tree.plan().period()),
                earlier(indicator),
                comment(standing),
                definition(indicator),
                measured,
                node.filter(outline::measure).stream()
                        .flatMap(n -> tree.subtree(n.code()).stream().skip(1))
                        .map(n -> link(outline, n))
                        .toList(),
                parts,
                happened(outline, indicator, programmes),
                origins.provenance(outline, standing),
                downloads);
    }

    private static Triple triple(Standing standing) {
        var triple = Figures.triple(standing);
        var indicator = standing.indicator();
        return new Triple(
                triple.baseline().about(LineageLinks.to(indicator, LineageLinks.BASELINE)),
                triple.actual().about(Ways.of(standing).newest()),
                triple.target().about(LineageLinks.to(indicator, LineageLinks.TARGET)),
                triple.direction());
    }

    /** The programmes that somebody said carry out what the indicator measures. */
    private static List<Happened> happened(
            Outline outline, Indicator indicator, List<ProgrammeFacts.Standing> programmes) {
        var tree = outline.tree();
        var inside =
                outline.nodeOf(indicator).map(node -> tree.subtree(node.code())).orElse(List.of());
        var happened = new ArrayList<Happened>();
        for (var each : programmes) {
            var assignment = each.assignment();
            if (assignment == null
                    || each.outdated()
                    || assignment.node().plan() != tree.plan().id()) {
                continue;
            }
            inside.stream()
                    .filter(node -> node.code().equals(assignment.node().code()))
                    .findFirst()
                    .ifPresent(node -> happened.add(new Happened(
                            new Link(each.programme().name(), ProgrammeLinks.href(each.programme())),
                            link(outline, node),
                            String.join("", Dates.span(each.programme())),
                            counted(each),
                            assignment.why())));
        }
        return happened;
    }

    private static String counted(ProgrammeFacts.Standing programme) {
        var people = programme.programme().participants();
        return people.value() == null ? "参加者数は読み取れません" : "参加者 " + people.text();
    }

    /** Its name, with its node's where another indicator has the same. */
    static String titleInBar(Outline outline, Indicator indicator) {
        boolean unique = outline.tree().indicators().stream()
                        .filter(other -> other.name().equals(indicator.name()))
                        .count()
                == 1;
        return unique
                ? indicator.name()
                : indicator.name() + "（"
                        + outline.nodeOf(indicator).map(PlanNode::heading).orElse(indicator.code()) + "）";
    }

    private static Link link(Outline outline, PlanNode node) {
        return new Link(node.heading(), outline.href(node));
    }

    private static String running(Standing standing) {
        var running = standing.running();
        return running == null || standing.latest() == null
                ? ""
                : Figures.brief(running.period().label()) + "は、これまでに" + Figures.words(running, standing)
                        + "です（途中の値なので、判定には使いません）。";
    }

    private static String expected(Standing standing) {
        var expected = standing.expected();
        var latest = standing.latest();
        return expected == null || latest == null
                ? ""
                : Figures.brief(latest.period().label()) + "の目安 "
                        + Figures.expected(expected, standing)
                        + "（基準値から目標値へ、まっすぐ進む場合）";
    }

    private static List<String> working(Standing standing) {
        return Stream.of(
                        standing.attainment().method().isEmpty()
                                ? ""
                                : "達成度の計算（" + standing.attainment().method() + "）："
                                        + standing.attainment().sentence(),
                        "判定：" + standing.rating().working(),
                        caution(standing))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /** A value counted in another way than the baseline is rated against it all the same: whoever reads it must know. */
    private static String caution(Standing standing) {
        var latest = standing.latest();
        return standing.runs().stream()
                .filter(run -> !run.label().isEmpty()
                        && latest != null
                        && run.actuals().contains(latest))
                .map(run ->
                        "この実績は、基準値とは別の数え方（" + run.label() + "）による値です。基準値と同じ数え方かどうかは確かめられていないため、達成度と判定は参考としてお読みください。")
                .findFirst()
                .orElse("");
    }

    private static Comment comment(Standing standing) {
        var latest = standing.latest();
        if (latest == null || latest.comment().isBlank()) {
            return new Comment("", "");
        }
        var recorded = latest.recordedAt();
        return new Comment(
                latest.comment(),
                Figures.brief(latest.period().label()) + "の実績について"
                        + (recorded == null ? "" : "（" + Dates.day(recorded) + "）"));
    }

    private static List<String> earlier(Indicator indicator) {
        if (!indicator.revised()) {
            return List.of();
        }
        var sentences = new ArrayList<String>();
        for (Indicator.Target target : indicator.targets().reversed()) {
            String figure = Figures.brief(target.figure(), indicator.unit());
            String edition = "第" + target.edition() + "版（" + Dates.day(target.adoptedAt()) + "採用）";
            sentences.add(
                    sentences.isEmpty()
                            ? "当初の目標は" + figure + "です。" + edition
                            : edition + "で" + figure + "に改めました。理由："
                                    + (target.reason().isEmpty() ? "記録がありません。" : target.reason()));
        }
        return sentences;
    }

    private static List<Fact> definition(Indicator indicator) {
        var facts = new ArrayList<Fact>();
        if (!indicator.notes().isEmpty()) {
            facts.add(new Fact("資料の注記", indicator.notes(), null));
        }
        facts.add(Fact.of("単位", indicator.unit() == null ? "資料に記載なし" : indicator.unit()));
        facts.add(Fact.of("めざす向き", indicator.direction().label()));
        facts.add(Fact.of("数え方", indicator.accumulation().label()));
        return facts;
    }
}
