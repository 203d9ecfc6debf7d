package org.haskap.strategy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.haskap.evidence.Answer;
import org.haskap.evidence.Measure;
import org.haskap.web.chart.Numbers;

/**
 * A counted figure split up.
 *
 * @param id of the table on its page
 * @param caption what is split by what
 * @param by heading of the cells' names
 * @param unit unit of the values
 * @param cells the parts; none where they are not shown
 * @param note why values are hidden, or empty
 */
public record Breakdown(String id, String caption, String by, String unit, List<Cell> cells, String note) {
    private static final String HIDDEN = "x";
    private static final String PEOPLE = "人";

    /** Copies the list. */
    public Breakdown {
        cells = List.copyOf(cells);
    }

    /**
     * One part.
     *
     * @param name what it is
     * @param value its figure, or x
     * @param facts how many facts it rests on, or x
     */
    public record Cell(String name, String value, String facts) {}

    /**
     * What is split.
     *
     * @param id of the table on its page
     * @param words what is counted, as a noun
     * @param by by what it is split, such as 「月」
     * @param unit unit of the values
     * @param measure how it is counted
     */
    record Split(String id, String words, String by, String unit, Measure measure) {}

    /** As staff see it. */
    static Breakdown whole(Split split, Map<String, Answer> parts) {
        return of(split, parts, Set.of(), "");
    }

    /** As everybody sees it. */
    static Breakdown masked(Split split, Map<String, Answer> parts) {
        var people = new LinkedHashMap<String, BigDecimal>();
        parts.forEach((name, answer) -> people.put(name, people(split, answer)));
        var hidden = Masking.hidden(people);
        if (!hidden.isEmpty() && hidden.size() == parts.size()) {
            return new Breakdown(
                    split.id(),
                    caption(split),
                    split.by(),
                    split.unit(),
                    List.of(),
                    split.by() + "ごとの数は、" + Masking.FEWEST + "未満のものがあり、ほかを示すと計算で分かってしまうため、示しません。個人が分からないようにするためです。");
        }
        return of(
                split,
                parts,
                hidden,
                hidden.isEmpty()
                        ? ""
                        : "x は、個人が分からないように示さない数です。" + Masking.FEWEST + "未満の数と、それが合計から計算されないように合わせて隠した数があります。");
    }

    private static Breakdown of(Split split, Map<String, Answer> parts, Set<String> hidden, String note) {
        var cells = new ArrayList<Cell>();
        parts.forEach((name, answer) -> {
            boolean mask = hidden.contains(name);
            BigDecimal value = answer.value();
            cells.add(new Cell(
                    name.isEmpty() ? "記載なし" : name,
                    mask ? HIDDEN : value == null ? "－" : Figures.worked(value),
                    mask ? HIDDEN : Numbers.plain(BigDecimal.valueOf(answer.facts()))));
        });
        return new Breakdown(split.id(), caption(split), split.by(), split.unit(), cells, note);
    }

    private static String caption(Split split) {
        return split.words() + "（" + split.by() + "ごと）";
    }

    /** A figure that is not split up for everybody, with the reason. */
    static Breakdown untold(String id, String words, String reason) {
        return new Breakdown(id, words + "の内訳", "", "", List.of(), reason);
    }

    /** Whether cells of it are hidden from everybody, or all of it is. */
    boolean hides() {
        return !note.isEmpty();
    }

    /** The same without its cells: beside another table they would give away what one of the two hides. */
    Breakdown besideAnother() {
        return new Breakdown(
                id,
                caption,
                by,
                unit,
                List.of(),
                by + "ごとの数は、ほかの表と見比べると隠した数が計算で分かってしまうことがあるため、示しません。個人が分からないようにするためです。");
    }

    /**
     * How many people or acts a part stands for. What is counted is that itself. Of a sum in 人 its amount is people, however few
     * acts brought it; in any other unit, which may be people under another name, both the amount and the acts must be many. A
     * mean times its facts is a sum too. The facts of a newest value are only the series it is added up from.
     */
    private static BigDecimal people(Split split, Answer answer) {
        BigDecimal facts = BigDecimal.valueOf(answer.facts());
        BigDecimal value = answer.value();
        if (value == null) {
            return facts;
        }
        BigDecimal amount = value.abs();
        return switch (split.measure()) {
            case COUNT, DISTINCT, LATEST -> amount;
            case SUM -> split.unit().equals(PEOPLE) ? amount : amount.min(facts);
            case MEAN -> amount.multiply(facts).min(facts);
        };
    }
}
