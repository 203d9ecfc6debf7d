package org.haskap.register;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.haskap.access.Organisation;
import org.haskap.kernel.Likeness.Name;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;

/**
 * Proposes which node of a plan a programme carries out, by likeness of their names and by the purpose naming the node.
 * Pure. Years, ordinals and the owner's name say nothing about what a programme is, so they do not count.
 */
final class Links {
    /** From here on a link is proposed. */
    static final double PROPOSED = 0.75;

    /** What it is worth that the purpose speaks of the node by its whole name. */
    static final double NAMED_IN_PURPOSE = 0.75;

    /** The most proposals for one programme and plan. */
    static final int MOST = 3;

    private static final Pattern YEAR =
            Pattern.compile("(令和|平成|昭和)\\s*([0-9０-９]+|元)\\s*年度?|(19|20|１９|２０)[0-9０-９]{2}\\s*年?度?");
    private static final Pattern ORDINAL = Pattern.compile("第\\s*[0-9０-９]+\\s*回");
    private static final Pattern REMARK = Pattern.compile("（[^（）]*）|\\([^()]*\\)");
    private static final Pattern MUNICIPALITY = Pattern.compile("(.{2,})[都道府県市区町村]");

    private Links() {}

    /** The proposals of a register to the plans, the likeliest first for each programme. */
    static List<LinkProposal> propose(Register register, List<PlanTree> plans) {
        var proposals = new ArrayList<LinkProposal>();
        for (PlanTree tree : plans) {
            List<String> owners = Stream.of(register.owner(), tree.plan().owner())
                    .map(Organisation::name)
                    .flatMap(Links::spoken)
                    .distinct()
                    .toList();
            List<Target> targets = tree.nodes().stream()
                    .map(node -> new Target(node, new Name(core(node.title(), owners))))
                    .toList();
            for (Programme programme : register.programmes()) {
                proposals.addAll(propose(register, programme, tree, targets, owners));
            }
        }
        return List.copyOf(proposals);
    }

    private record Target(PlanNode node, Name name) {}

    private static List<LinkProposal> propose(
            Register register, Programme programme, PlanTree tree, List<Target> targets, List<String> owners) {
        var name = new Name(core(programme.name(), owners));
        var purpose = new Name(programme.purpose());
        return targets.stream()
                .map(target -> propose(register, programme, tree, target, name, purpose))
                .filter(proposal -> proposal.likeness() >= PROPOSED)
                .sorted(Comparator.comparingDouble(LinkProposal::likeness).reversed())
                .limit(MOST)
                .toList();
    }

    private static LinkProposal propose(
            Register register, Programme programme, PlanTree tree, Target target, Name name, Name purpose) {
        double alike = name.score(target.name());
        boolean named = target.name().within(purpose);
        double likeness = named ? Math.max(NAMED_IN_PURPOSE, alike + (1 - alike) / 2) : alike;
        return new LinkProposal(
                register.id(),
                programme.no(),
                tree.plan().slug(),
                target.node().code(),
                likeness,
                likeness < PROPOSED ? "" : why(target, name, named));
    }

    private static String why(Target target, Name name, boolean named) {
        String names = "名称の比較: " + name.to(target.name()).why();
        return named ? names + " 目的に「" + target.node().title() + "」にあたる言葉があります。" : names;
    }

    /** A name without years, ordinals, remarks in brackets and whose it is. */
    static String core(String name, List<String> owners) {
        String text = YEAR.matcher(name).replaceAll(" ");
        text = ORDINAL.matcher(text).replaceAll(" ");
        text = REMARK.matcher(text).replaceAll(" ").strip();
        if (owners.contains(text)) {
            return text;
        }
        for (String owner : owners) {
            boolean citizens = text.startsWith(owner + "民");
            if (text.startsWith(owner) && !citizens) {
                return text.substring(owner.length()).strip();
            }
        }
        return text;
    }

    /** How an owner is spoken of: by its name, and a municipality also without what it is. */
    static Stream<String> spoken(String owner) {
        var municipality = MUNICIPALITY.matcher(owner);
        return municipality.matches() ? Stream.of(owner, municipality.group(1)) : Stream.of(owner);
    }
}
