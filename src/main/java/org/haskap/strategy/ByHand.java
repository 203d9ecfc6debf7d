package org.haskap.strategy;

import java.util.List;
import java.util.stream.Stream;
import org.haskap.document.Mend;
import org.haskap.document.Mended;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;

/** What does not stand so in the document, because a person mended it, in words. Pure. */
final class ByHand {
    private ByHand() {}

    /** Of one indicator. */
    static List<String> indicator(PlanTree tree, String code) {
        return sentences(tree.mended(Mend.Sort.INDICATOR, code).stream());
    }

    /** Of some nodes, each told by its name where there are several. */
    static List<String> nodes(PlanTree tree, List<PlanNode> nodes) {
        return nodes.stream()
                .flatMap(node -> tree.mended(Mend.Sort.NODE, node.code()).stream()
                        .map(note -> (nodes.size() > 1 ? "「" + node.title() + "」の" : "") + sentence(note)))
                .toList();
    }

    /** Of a programme's row. */
    static List<String> sentences(Stream<Mended.Note> notes) {
        return notes.map(ByHand::sentence).toList();
    }

    private static String sentence(Mended.Note note) {
        return note.toSentence() + "（" + Dates.day(note.at()) + "）";
    }
}
