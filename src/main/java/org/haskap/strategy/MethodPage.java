package org.haskap.strategy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haskap.attainment.Actual;
import org.haskap.attainment.Exact;
import org.haskap.attainment.Mark;
import org.haskap.attainment.Method;
import org.haskap.attainment.RatingScale;
import org.haskap.attainment.Standing;
import org.haskap.attainment.Unrated;
import org.haskap.indicator.ScaleChoice;
import org.haskap.indicator.Working;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Tone;
import org.jspecify.annotations.Nullable;

/**
 * How indicators are rated and their figures calculated.
 *
 * @param plan name of the plan
 * @param sentence the scale in force, in a sentence
 * @param since since when it is in force and why
 * @param bands its ratings
 * @param unrated its words for what is not rated
 * @param sources where it comes from
 * @param example one indicator of the plan worked out, or null where none is rated yet
 * @param methods how attainment is calculated for each sort of aim
 * @param missing the words for what has no value
 */
public record MethodPage(
        String plan,
        String sentence,
        String since,
        List<Meaning> bands,
        List<Meaning> unrated,
        List<String> sources,
        @Nullable Example example,
        List<Way> methods,
        List<Word> missing) {
    static final String PATH = "/strategy/method";

    /** Copies the lists. */
    public MethodPage {
        bands = List.copyOf(bands);
        unrated = List.copyOf(unrated);
        sources = List.copyOf(sources);
        methods = List.copyOf(methods);
        missing = List.copyOf(missing);
    }

    /**
     * A rating and when it is given.
     *
     * @param chip the rating
     * @param when when it is given, in a sentence
     */
    public record Meaning(Chip chip, String when) {}

    /**
     * How attainment is calculated.
     *
     * @param aim for which sort of aim
     * @param method name of the method
     * @param formula what is calculated
     */
    public record Way(String aim, String method, String formula) {}

    /**
     * A word and what it means.
     *
     * @param word the word
     * @param meaning what it means
     */
    public record Word(String word, String meaning) {}

    /**
     * An indicator worked out.
     *
     * @param page its name and page
     * @param figures baseline, actual, what the line asks for and target, each with a link to where it came from
     * @param attainment the arithmetic of how far it has come
     * @param rating its rating
     * @param working the arithmetic of the rating
     * @param others what other values would have been rated
     */
    public record Example(
            Link page, List<Figure> figures, String attainment, Chip rating, String working, List<Trial> others) {
        /** Copies the lists. */
        public Example {
            figures = List.copyOf(figures);
            others = List.copyOf(others);
        }
    }

    /**
     * A figure of the example.
     *
     * @param name what it is
     * @param value with its time and unit, and where it is told how it came about
     */
    public record Figure(String name, Link value) {}

    /**
     * What a value would have been rated.
     *
     * @param value the value with its unit
     * @param rating its rating
     * @param working the arithmetic
     */
    public record Trial(String value, Chip rating, String working) {}

    static MethodPage of(Progress progress, ScaleChoice choice, Optional<Working> example) {
        RatingScale scale = choice.scale();
        return new MethodPage(
                progress.tree().plan().title(),
                scale.toSentence(),
                choice.at() == null ? "はじめから使っている基準です。" : Dates.day(choice.at()) + "から使っています。理由：" + choice.reason(),
                bands(scale),
                unrated(scale),
                scale.sources(),
                example.map(MethodPage::example).orElse(null),
                ways(),
                words());
    }

    /** The indicator that shows most: rated, and counted by itself where there is one. */
    static Optional<Standing> example(Progress progress) {
        return progress.all().stream()
                .filter(standing -> standing.rating().rated() && standing.expected() != null)
                .min(Comparator.comparing(standing -> standing.latest() == null
                        || Objects.requireNonNull(standing.latest()).origin() != Actual.Origin.COUNTED));
    }

    private static List<Meaning> bands(RatingScale scale) {
        return scale.bands().stream()
                .map(band -> new Meaning(band.chip(), band.toSentence()))
                .toList();
    }

    /** One line for each word, with all its reasons. */
    private static List<Meaning> unrated(RatingScale scale) {
        var reasons = new LinkedHashMap<RatingScale.Other, List<String>>();
        for (Unrated why : Unrated.values()) {
            var other = Objects.requireNonNull(scale.others().get(why));
            reasons.computeIfAbsent(other, _ -> new ArrayList<>()).add(when(why));
        }
        return reasons.entrySet().stream()
                .map(entry -> new Meaning(
                        new Chip(
                                Tone.GRAY,
                                entry.getKey().symbol(),
                                entry.getKey().label()),
                        String.join("、または", entry.getValue()) + "です。"))
                .toList();
    }

    private static String when(Unrated why) {
        return switch (why) {
            case AWAITED -> "実績がまだないか、期間の途中の値だけがあるとき";
            case NO_TARGET -> "数値の目標がないとき";
            case LEVEL_AIM -> "維持の目標ではないのに、目標値が基準値と同じとき";
            case ENDED -> "事業が終わるなどして、対象外になったとき";
            case INCOMPARABLE -> "期間や単位のとり方が違うなど、計算してはならない組み合わせのとき";
        };
    }

    private static Example example(Working working) {
        var standing = working.standing();
        var indicator = standing.indicator();
        var latest = Objects.requireNonNull(standing.latest());
        var expected = Objects.requireNonNull(standing.expected());
        var figures = List.of(
                figure(
                        "基準値",
                        indicator.baseline().period(),
                        Figures.brief(indicator.baseline(), indicator.unit()),
                        LineageLinks.to(indicator, LineageLinks.BASELINE)),
                figure(
                        "目標値",
                        indicator.target().period(),
                        Figures.brief(indicator.target(), indicator.unit()),
                        LineageLinks.to(indicator, LineageLinks.TARGET)),
                figure(
                        "実績",
                        latest.period(),
                        Figures.words(latest, standing),
                        LineageLinks.to(indicator, latest.period())),
                figure(
                        "目安",
                        latest.period(),
                        Figures.expected(expected, standing),
                        LineageLinks.to(indicator, LineageLinks.EXPECTED)));
        return new Example(
                new Link(indicator.name(), Outline.href(indicator)),
                figures,
                standing.attainment().sentence(),
                standing.rating().chip(),
                standing.rating().working(),
                trials(working, expected));
    }

    private static Figure figure(String name, @Nullable Period period, String value, String about) {
        return new Figure(name, new Link((period == null ? "" : Figures.brief(period.label()) + " ") + value, about));
    }

    /** Values around those that count: further back than the start, on the way, what the line asks for, and the target. */
    private static List<Trial> trials(Working working, Exact expected) {
        var aim = working.aim();
        Mark baseline = aim.baseline();
        Mark target = aim.target();
        var latest = Objects.requireNonNull(working.standing().latest());
        if (target == null) {
            return List.of();
        }
        Exact from = baseline == null ? Exact.ZERO : baseline.value();
        Exact way = expected.minus(from);
        int decimals = Stream.of(from, expected, target.value())
                .mapToInt(number -> Math.min(2, Math.max(0, number.decimal().scale())))
                .max()
                .orElse(0);
        var values = new LinkedHashSet<BigDecimal>();
        Stream.of("-0.5", "0", "0.5", "0.85", "0.97", "1")
                .map(share -> from.plus(way.times(Exact.of(new BigDecimal(share)))))
                .forEach(value -> values.add(value.rounded(decimals)));
        values.add(target.value().rounded(decimals));
        var indicator = working.standing().indicator();
        return values.stream()
                .map(value -> {
                    var rating = working.scale().rate(aim, Mark.of(value, latest.period()));
                    return new Trial(
                            Figures.shown(value, indicator) + Figures.unit(indicator.unit()),
                            rating.chip(),
                            rating.working());
                })
                .toList();
    }

    private static List<Way> ways() {
        return List.of(
                way("増やす・減らす目標（基準値があるとき）", Method.DISTANCE),
                way("増やす目標（基準値がないとき）", Method.RATIO),
                way("減らす目標（基準値がないとき）", Method.COMPLEMENT),
                new Way("維持する目標（上下を問わない）", Method.DRIFT.label(), Method.DRIFT.formula() + "（5％以内なら維持）"),
                new Way("維持する目標（以上・以下）", Method.FALL.label(), Method.FALL.formula() + "（5％以内なら維持）"),
                new Way("実施・整備の目標", "実施・整備ができたか", "割合にせず、できたかどうかだけをみる"),
                new Way("累計の目標", Method.PACE.label(), "年ごとの実績の合計を、目標×経過年数÷計画年数と比べる"),
                new Way("期間平均の目標", "期間の平均", "すべての年の値がそろってから、その平均を一度だけ目標と比べる"));
    }

    private static Way way(String aim, Method method) {
        return new Way(aim, method.label(), method.formula());
    }

    private static List<Word> words() {
        var words = new EnumMap<Missing, String>(Missing.class);
        words.put(Missing.NOT_COLLECTED, "調べていないか、その期間の記録が一件もないため、分からないことです。0ではありません。");
        words.put(Missing.PENDING, "まだ調べているか、集計の途中です。分かりしだい公開します。");
        words.put(Missing.SUPPRESSED, "個人や一つの会社のことが分かってしまうなどのため、公開しない値です。");
        words.put(Missing.NOT_APPLICABLE, "事業が終わるなどして、値がありえない期間です。達成していないという意味ではありません。");
        words.put(Missing.NOT_AVAILABLE, "資料に「―」などと書かれているか、計算できないため、値がありません。");
        return words.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(missing -> missing != Missing.NOT_COLLECTED)))
                .map(entry -> new Word(entry.getKey().label(), entry.getValue()))
                .collect(Collectors.toUnmodifiableList());
    }
}
