package org.haskap.indicator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.haskap.attainment.Rating;
import org.haskap.attainment.RatingScale;
import org.haskap.attainment.Standing;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * By which scale a plan is rated, and what another would make of it.
 *
 * @param plan the plan's name
 * @param slug the plan's name in addresses where the address named it; empty for the region's strategy
 * @param banner what happened meanwhile, or null
 * @param inForce the scale in force
 * @param since since when and why, in words
 * @param choice the scales to choose from
 * @param trial what the chosen one would change, or null while it is the one in force
 * @param form why it is to be put in force, or null where there is nothing to put or for who may only look
 * @param versions what was chosen before, the newest first
 * @param others the same of other plans
 */
public record ScalePage(
        String plan,
        String slug,
        @Nullable Banner banner,
        Scale inForce,
        String since,
        Field choice,
        @Nullable Trial trial,
        @Nullable Form form,
        List<Version> versions,
        List<Link> others) {
    /** Copies the lists. */
    public ScalePage {
        versions = List.copyOf(versions);
        others = List.copyOf(others);
    }

    /**
     * A scale in words.
     *
     * @param name its name
     * @param sentence what it does
     * @param bands when each rating is given, a sentence each
     * @param others the words for what is not rated, in one sentence
     * @param sources where it comes from
     */
    public record Scale(String name, String sentence, List<String> bands, String others, List<String> sources) {
        /** Copies the lists. */
        public Scale {
            bands = List.copyOf(bands);
            sources = List.copyOf(sources);
        }

        static Scale of(RatingScale scale) {
            return new Scale(
                    scale.name(),
                    scale.toSentence(),
                    scale.bands().stream().map(RatingScale.Band::toSentence).toList(),
                    "判定しないもの：" + String.join("、", others(scale)),
                    scale.sources());
        }

        private static List<String> others(RatingScale scale) {
            return scale.others().values().stream()
                    .map(RatingScale.Other::label)
                    .distinct()
                    .toList();
        }
    }

    /**
     * What a scale would make of the plan.
     *
     * @param scale the scale
     * @param summary how many indicators change, in sentences
     * @param before how many have which rating now
     * @param after how many would have which
     * @param rows the indicators whose rating changes
     */
    public record Trial(Scale scale, List<String> summary, List<Count> before, List<Count> after, List<Row> rows) {
        /** Copies the lists. */
        public Trial {
            summary = List.copyOf(summary);
            before = List.copyOf(before);
            after = List.copyOf(after);
            rows = List.copyOf(rows);
        }
    }

    /**
     * How many have a rating.
     *
     * @param rating the rating
     * @param number how many
     */
    public record Count(Chip rating, int number) {}

    /**
     * An indicator whose rating changes.
     *
     * @param name its name, leading to its page where it has one
     * @param now its rating
     * @param then its rating by the other scale
     * @param working how that comes about
     */
    public record Row(Link name, Chip now, Chip then, String working) {}

    /**
     * What was put in force once.
     *
     * @param number its number
     * @param scale the scale's name
     * @param reason why
     * @param by who and when
     */
    public record Version(int number, String scale, String reason, String by) {}

    /** What becomes of the ratings; a rating changes when its mark or its word does. */
    static Trial trial(RatingScale scale, Map<String, Standing> now, Map<String, Standing> then, boolean linked) {
        var rows = new ArrayList<Row>();
        int slips = 0;
        int climbs = 0;
        for (Standing before : now.values()) {
            String code = before.indicator().code();
            Rating was = before.rating();
            Rating is = Objects.requireNonNull(then.get(code)).rating();
            if (was.chip().equals(is.chip())) {
                continue;
            }
            slips += was.good() && is.lagging() ? 1 : 0;
            climbs += was.lagging() && is.good() ? 1 : 0;
            rows.add(new Row(
                    new Link(before.indicator().name(), linked ? "/strategy/kpis/" + code : ""),
                    was.chip(),
                    is.chip(),
                    is.working()));
        }
        var summary = new ArrayList<String>();
        summary.add(rows.isEmpty() ? "判定が変わる指標はありません。" : "指標" + now.size() + "件のうち" + rows.size() + "件の判定が変わります。");
        if (slips > 0) {
            summary.add("順調から遅れの側に移る指標は" + slips + "件です。");
        }
        if (climbs > 0) {
            summary.add("遅れから順調の側に移る指標は" + climbs + "件です。");
        }
        return new Trial(Scale.of(scale), summary, counts(now), counts(then), rows);
    }

    private static List<Count> counts(Map<String, Standing> standings) {
        var counts = new LinkedHashMap<Chip, Integer>();
        standings.values().stream()
                .map(standing -> standing.rating().chip())
                .sorted(java.util.Comparator.comparing(Chip::tone).thenComparing(Chip::label))
                .forEach(chip -> counts.merge(chip, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .toList();
    }
}
