package org.haskap.intake;

import java.util.Arrays;
import org.haskap.document.Mend;
import org.haskap.plan.PlanMends;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.RegisterDraft;

/** Mends in words. Pure. */
final class MendWords {
    private MendWords() {}

    /** What a mend does to what, in one sentence. */
    static String sentence(Mend mend, DraftReader.Draft draft) {
        Mend.Change what = mend.what();
        String thing = thing(what, draft);
        return switch (what.action()) {
            case SET ->
                thing + "の" + field(what) + "を" + quoted(what, what.before(), draft) + "から"
                        + quoted(what, what.after(), draft) + "に直しました。";
            case MOVE ->
                thing + "を" + (what.after().isEmpty() ? "先頭" : quoted(what, what.after(), draft) + "の次") + "に移しました。";
            case REMOVE -> "「" + brief(what.before()) + "」を案から外しました。";
            case ADD -> "「" + brief(what.after()) + "」を" + what.place().line() + "行目から加えました。";
            case UNDO -> thing + "の直しを取り消しました。";
        };
    }

    private static String thing(Mend.Change what, DraftReader.Draft draft) {
        if (what.sort() == Mend.Sort.PLAN) {
            return "計画";
        }
        if (what.sort() == Mend.Sort.ROW) {
            return "No." + what.target();
        }
        PlanDraft plan = draft.plan();
        String name = plan == null
                ? ""
                : what.sort() == Mend.Sort.NODE
                        ? plan.nodes().stream()
                                .filter(node -> node.code().equals(what.target()))
                                .map(PlanDraft.Node::title)
                                .findFirst()
                                .orElse("")
                        : plan.indicators().stream()
                                .filter(i -> i.code().equals(what.target()))
                                .map(PlanDraft.Indicator::name)
                                .findFirst()
                                .orElse("");
        return name.isEmpty() ? what.place().line() + "行目の項目" : "「" + brief(name) + "」";
    }

    private static String field(Mend.Change what) {
        if (what.sort() == Mend.Sort.ROW) {
            return Arrays.stream(RegisterDraft.Field.values())
                    .filter(field -> field.name().equals(what.field()))
                    .findFirst()
                    .map(RegisterDraft.Field::label)
                    .orElse(what.field());
        }
        return PlanMends.label(what);
    }

    private static String quoted(Mend.Change what, String value, DraftReader.Draft draft) {
        String words = draft.plan() == null ? value : PlanMends.words(what, value, draft.plan());
        return words.isEmpty() ? "（なし）" : "「" + brief(words) + "」";
    }

    private static String brief(String text) {
        String line = text.replace('\n', ' ');
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }
}
