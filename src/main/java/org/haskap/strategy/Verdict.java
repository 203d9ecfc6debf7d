package org.haskap.strategy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haskap.attainment.Standing;

/** How the strategy as a whole stands, in a sentence or two. Pure. */
final class Verdict {
    private static final int NAMED = 2;

    private Verdict() {}

    /** What is true of all indicators together: how many have a value, how many are on their way, and where the others are. */
    static String sentence(Progress progress) {
        var all = progress.all();
        if (all.isEmpty()) {
            return "この計画に、数値の指標はありません。";
        }
        var known = all.stream()
                .filter(standing -> Figures.newest(standing) != null)
                .toList();
        if (known.isEmpty()) {
            return all.size() + "の指標のどれにも、実績はまだ登録されていません。読み取った資料は計画を立てたときのもので、その後の実績を含まないためです。達成の判定は、実績が登録されてから始めます。";
        }
        return all.size() + "の指標のうち" + known.size() + "件に実績があります（" + sources(known) + "）。"
                + judged(progress, known)
                + (known.size() == all.size() ? "" : "そのほかの" + (all.size() - known.size()) + "件には、実績がまだ登録されていません。");
    }

    private static String sources(List<Standing> known) {
        return Stream.of(Progress.Source.values())
                .map(source -> {
                    long number = known.stream()
                            .filter(standing -> Progress.Source.of(standing) == source)
                            .count();
                    return number == 0 ? "" : source.label() + number;
                })
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("、"));
    }

    private static String judged(Progress progress, List<Standing> known) {
        var rated = known.stream().filter(standing -> standing.rating().rated()).toList();
        if (rated.isEmpty()) {
            return "どれも、まだ判定していません。";
        }
        var lagging =
                rated.stream().filter(standing -> standing.rating().lagging()).toList();
        long well = rated.stream().filter(standing -> standing.rating().good()).count();
        String good = well == 0 ? "目標に達したものや順調なものは、まだありません。" : well + "件が目標に達しているか順調です。";
        return "判定した" + rated.size() + "件のうち、" + good
                + (lagging.isEmpty() ? "" : "遅れや後退は" + lagging.size() + "件で、" + where(progress, lagging) + "にあります。");
    }

    /** The goals with most of them: 「目標2と目標3」. */
    private static String where(Progress progress, List<Standing> lagging) {
        var outline = progress.outline();
        var goals = outline.goals();
        var named = goals.stream()
                .filter(goal -> in(progress, goal.code(), lagging) > 0)
                .sorted((one, other) ->
                        Long.compare(in(progress, other.code(), lagging), in(progress, one.code(), lagging)))
                .toList();
        String names = named.stream()
                .limit(NAMED)
                .map(goal -> "「" + goal.title() + "」")
                .collect(Collectors.joining("と"));
        return names.isEmpty() ? "計画の全体" : named.size() > NAMED ? names + "など" : names;
    }

    private static long in(Progress progress, String goal, List<Standing> lagging) {
        return lagging.stream()
                .filter(standing -> progress.outline()
                        .nodeOf(standing.indicator())
                        .map(node -> progress.outline().goalOf(node).code().equals(goal))
                        .orElse(false))
                .count();
    }
}
