package org.haskap.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.haskap.document.Mend;
import org.haskap.document.Mend.Change;
import org.haskap.plan.NodeField;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.PlanDraft.Node;
import org.haskap.web.ui.Field;

/** Where a node of a draft can be moved to, and the mends that do it. Pure. */
final class Moves {
    private static final String UP = "up";
    private static final String DOWN = "down";
    private static final String IN = "in";
    private static final String OUT = "out";
    private static final String UNDER = "under:";

    private final PlanDraft plan;
    private final Node node;
    private final List<Node> siblings;
    private final int at;

    private Moves(PlanDraft plan, Node node) {
        this.plan = plan;
        this.node = node;
        siblings = plan.nodes().stream()
                .filter(other -> Objects.equals(other.parent(), node.parent()))
                .toList();
        at = siblings.indexOf(node);
    }

    static Optional<Moves> of(PlanDraft plan, String code) {
        return plan.nodes().stream()
                .filter(node -> node.code().equals(code))
                .findFirst()
                .map(node -> new Moves(plan, node));
    }

    /** The moves that are possible, with the words for them. */
    List<MendPage.Move> possible() {
        var moves = new ArrayList<MendPage.Move>();
        if (at > 0) {
            moves.add(new MendPage.Move(UP, "一つ上へ"));
        }
        if (at < siblings.size() - 1) {
            moves.add(new MendPage.Move(DOWN, "一つ下へ"));
        }
        if (at > 0) {
            moves.add(new MendPage.Move(IN, "「" + brief(siblings.get(at - 1)) + "」の中へ"));
        }
        if (node.parent() != null) {
            moves.add(new MendPage.Move(OUT, "一段上の階層へ"));
        }
        return List.copyOf(moves);
    }

    /** All nodes it can hang under. */
    List<Field.Option> parents() {
        var inside = new HashSet<String>();
        inside.add(node.code());
        plan.nodes().forEach(other -> {
            if (other.parent() != null && inside.contains(other.parent())) {
                inside.add(other.code());
            }
        });
        return Editable.nodes(plan, "いちばん上").stream()
                .filter(option -> !inside.contains(option.value()))
                .map(option -> new Field.Option(UNDER + option.value(), option.label()))
                .toList();
    }

    /** What is chosen among the parents as it stands. */
    String parent() {
        return UNDER + Objects.toString(node.parent(), "");
    }

    /** The mends that do a move; none when it is not possible, or nothing would change. */
    List<Change> changes(String move) {
        return switch (move) {
            case UP -> at > 0 ? List.of(behind(at > 1 ? siblings.get(at - 2).code() : "")) : List.of();
            case DOWN ->
                at < siblings.size() - 1 ? List.of(behind(siblings.get(at + 1).code())) : List.of();
            case IN -> at > 0 ? List.of(under(siblings.get(at - 1).code())) : List.of();
            case OUT -> node.parent() == null ? List.of() : out(node.parent());
            default ->
                move.equals(parent())
                                || parents().stream()
                                        .noneMatch(option -> option.value().equals(move))
                        ? List.of()
                        : List.of(under(move.substring(UNDER.length())));
        };
    }

    private List<Change> out(String parent) {
        String above = plan.nodes().stream()
                .filter(other -> other.code().equals(parent))
                .findFirst()
                .map(other -> Objects.toString(other.parent(), ""))
                .orElse("");
        return List.of(under(above), Change.move(node.code(), node.place(), "", parent));
    }

    private Change under(String parent) {
        return Change.set(
                Mend.Sort.NODE,
                node.code(),
                node.place(),
                NodeField.PARENT.name(),
                Objects.toString(node.parent(), ""),
                parent);
    }

    private Change behind(String sibling) {
        return Change.move(
                node.code(), node.place(), at == 0 ? "" : siblings.get(at - 1).code(), sibling);
    }

    private static String brief(Node node) {
        return node.title().length() <= 20 ? node.title() : node.title().substring(0, 20) + "…";
    }
}
