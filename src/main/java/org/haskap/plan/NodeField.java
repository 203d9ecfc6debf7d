package org.haskap.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.haskap.kernel.TextWidth;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.PlanDraft.Node;
import org.jspecify.annotations.Nullable;

/** What of a node a person may mend. Values travel as text: several names are separated by 、. */
public enum NodeField {
    TITLE("名称"),
    LABEL("番号"),
    LEVEL("階層"),
    PARENT("上の項目"),
    FLAGS("区分"),
    DEPARTMENTS("所管");

    private final String label;

    NodeField(String label) {
        this.label = label;
    }

    /** The word shown on pages. */
    public String label() {
        return label;
    }

    /** The value as text. */
    public String of(Node node) {
        return switch (this) {
            case TITLE -> node.title();
            case LABEL -> node.label();
            case LEVEL -> node.level();
            case PARENT -> node.parent() == null ? "" : node.parent();
            case FLAGS -> String.join("、", node.flags());
            case DEPARTMENTS -> String.join("、", node.departments());
        };
    }

    /** Why a text cannot stand here, in Japanese, or empty when it can. */
    public String problem(String text, PlanDraft draft) {
        return switch (this) {
            case TITLE -> text.isBlank() ? "名称を入力してください。" : "";
            case LEVEL -> draft.levels().stream().anyMatch(level -> level.key().equals(text)) ? "" : "階層を一覧から選んでください。";
            case PARENT ->
                text.isEmpty()
                                || draft.nodes().stream()
                                        .anyMatch(node -> node.code().equals(text))
                        ? ""
                        : "上の項目を一覧から選んでください。";
            case LABEL, FLAGS, DEPARTMENTS -> "";
        };
    }

    /** The value in words: what codes and keys stand for. */
    String words(String text, PlanDraft draft) {
        return switch (this) {
            case LEVEL ->
                draft.levels().stream()
                        .filter(level -> level.key().equals(text))
                        .map(PlanDraft.Level::name)
                        .findFirst()
                        .orElse(text);
            case PARENT ->
                draft.nodes().stream()
                        .filter(node -> node.code().equals(text))
                        .map(Node::title)
                        .findFirst()
                        .orElse(text.isEmpty() ? "いちばん上" : text);
            default -> text;
        };
    }

    /** The node with another value here. */
    Node in(Node node, String text) {
        return new Node(
                node.code(),
                this == PARENT ? blankToNull(text) : node.parent(),
                this == LEVEL ? text : node.level(),
                this == LABEL ? text : node.label(),
                this == TITLE ? text : node.title(),
                this == DEPARTMENTS ? names(text) : node.departments(),
                this == FLAGS ? names(text) : node.flags(),
                node.sections(),
                node.place());
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split("[、,，\\n]", -1))
                .map(TextWidth::trim)
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.toUnmodifiableList());
    }
}
