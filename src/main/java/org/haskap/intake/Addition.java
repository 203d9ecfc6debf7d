package org.haskap.intake;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.haskap.document.Mend;
import org.haskap.kernel.Place;
import org.haskap.kernel.TextWidth;
import org.haskap.plan.PlanMends;
import org.haskap.reading.PlanDraft;

/**
 * Adding to a plan's draft what reading did not find in a line. Pure.
 *
 * @param indicator whether an indicator is added, not a node
 * @param under code of the node it belongs to, or empty for the top
 * @param title its name, as typed
 */
record Addition(boolean indicator, String under, String title) {
    private static final int LONGEST = 1_000;
    private static final String INDICATOR = "indicator";

    /** The addition a form asks for. */
    static Addition given(Map<String, String> form) {
        return new Addition(
                INDICATOR.equals(form.get("sort")), form.getOrDefault("under", ""), form.getOrDefault("title", ""));
    }

    /** What is offered for a line: its whole text, under the node that stands there or nearest above. */
    static Addition offered(PlanDraft plan, Place place, String text) {
        String nearest = plan.nodes().stream()
                .filter(node -> node.place().compareTo(place.at(Integer.MAX_VALUE)) <= 0)
                .max(Comparator.comparing(PlanDraft.Node::place))
                .map(PlanDraft.Node::code)
                .orElse("");
        return new Addition(false, nearest, text);
    }

    /** What the form calls it. */
    String sort() {
        return indicator ? INDICATOR : "node";
    }

    /** What is wrong with it, by the form's fields. */
    Map<String, String> errors(PlanDraft plan) {
        var errors = new LinkedHashMap<String, String>();
        String name = TextWidth.trim(title);
        if (!under.isEmpty()
                && plan.nodes().stream().noneMatch(node -> node.code().equals(under))) {
            errors.put("under", "項目を一覧から選んでください。");
        }
        if (name.isEmpty() || name.length() > LONGEST) {
            errors.put("title", "名称を" + LONGEST + "文字以内で入力してください。");
        }
        return errors;
    }

    /** The change it makes; the code is free in the draft. */
    Mend.Change change(DraftReader.Draft draft, Place place) {
        return Mend.Change.add(
                indicator ? Mend.Sort.INDICATOR : Mend.Sort.NODE,
                PlanMends.freshCode(under, draft.mends()),
                place,
                under,
                TextWidth.trim(title));
    }
}
