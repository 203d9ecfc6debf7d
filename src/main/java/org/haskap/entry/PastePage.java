package org.haskap.entry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.haskap.indicator.Entry;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Shown;
import org.haskap.plan.Indicator;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A table of values as a text, what it would change, and the button that does it.
 *
 * @param action where it is sent
 * @param back the page it belongs to
 * @param columns which columns a table has, in words
 * @param origin where the table came from, as it is noted of each value
 * @param stood the newest value there was when this was shown
 * @param text the table
 * @param source what counts as source where a row's is blank
 * @param comment the same for the comment
 * @param banner what came of the last step, or null
 * @param errors why the table as a whole cannot be taken
 * @param rows what each row comes to; empty before the first check
 * @param more how many rows are not shown
 * @param choice whether the right rows may go in without the wrong ones
 * @param partly whether that is chosen
 * @param odd whether something looks odd and must be owned
 * @param sure whether somebody did
 * @param ready whether there is anything to enter
 */
public record PastePage(
        String action,
        String back,
        String columns,
        String origin,
        long stood,
        String text,
        String source,
        String comment,
        @Nullable Banner banner,
        List<Link> errors,
        List<Row> rows,
        int more,
        boolean choice,
        boolean partly,
        boolean odd,
        boolean sure,
        boolean ready) {
    /** Characters the text may have. */
    public static final int MOST = Sheet.MOST_CHARACTERS;

    private static final int SHOWN = 500;

    /** Copies the lists. */
    public PastePage {
        errors = List.copyOf(errors);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param line its number
     * @param indicator the indicator's name, or what was typed
     * @param period the time, or what was typed
     * @param before what stands, or 「－」
     * @param after what would be entered, or what was typed
     * @param result what would become of it
     * @param words what is wrong in which column, or looks odd
     */
    public record Row(
            int line, String indicator, String period, String before, String after, Chip result, List<String> words) {
        /** Copies the list. */
        public Row {
            words = List.copyOf(words);
        }
    }

    /**
     * The page for a table.
     *
     * @param lines what its rows come to
     * @param stood the newest value there is now
     * @param given what else was answered
     */
    static PastePage of(
            Pasted pasted,
            @Nullable Banner banner,
            List<Link> errors,
            List<SheetCheck.Line> lines,
            long stood,
            Given given) {
        Indicator indicator = pasted.indicator();
        var opened = pasted.opened();
        long before = given.one("stood").isEmpty() ? stood : stood(given);
        var rows = lines.stream()
                .map(line -> row(line, before))
                .sorted(Comparator.comparingInt(row ->
                        row.words().isEmpty() ? 1 : 0)) // what needs a look comes first; the order stays otherwise
                .toList();
        boolean wrong = lines.stream().anyMatch(line -> !line.errors().isEmpty());
        boolean right = lines.stream().anyMatch(line -> line.entry() != null && !line.unchanged());
        return new PastePage(
                (indicator == null ? opened.to(PasteController.ALL) : opened.of(indicator, "/paste")).href(),
                pasted.back(),
                indicator == null
                        ? "1行目に見出し（kpi_id、period、value、status、source、comment など）、2行目から値"
                        : "1行目に見出し（period、value、status、source、comment）、または見出しなしで、時期・値・状態・出典・コメントの順",
                pasted.origin().name(),
                stood,
                pasted.text(),
                pasted.source(),
                pasted.comment(),
                banner,
                errors,
                rows.stream().limit(SHOWN).toList(),
                Math.max(0, rows.size() - SHOWN),
                wrong && right,
                given.one("mode").equals("right"),
                lines.stream().anyMatch(line -> !line.warnings().isEmpty()),
                given.all(EntryForm.SURE).contains("yes"),
                right);
    }

    /** The newest value there was when somebody last looked at the table. */
    static long stood(Given given) {
        try {
            return Long.parseLong(given.one("stood"));
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** What a table comes to that was looked at for the first time. */
    static Banner summary(List<SheetCheck.Line> lines) {
        long wrong = lines.stream().filter(line -> !line.errors().isEmpty()).count();
        long same = lines.stream().filter(SheetCheck.Line::unchanged).count();
        long odd = lines.stream().filter(line -> !line.warnings().isEmpty()).count();
        long enters = lines.size() - wrong - same;
        String text = "入力する値" + enters + "件、変わらない値" + same + "件、誤りのある行" + wrong + "件"
                + (odd == 0 ? "" : "、気になる点のある行" + odd + "件") + "です。まだ何も入力していません。";
        return wrong > 0
                ? new Banner(Banner.Type.WARNING, "誤りのある行があります", text)
                : enters == 0
                        ? new Banner(Banner.Type.INFO, "新しい値はありません", text)
                        : new Banner(Banner.Type.INFO, "表を確かめました", text);
    }

    private static Row row(SheetCheck.Line line, long stood) {
        var words = new ArrayList<String>();
        line.errors().forEach(problem -> words.add("「" + problem.column().label() + "」の列：" + problem.sentence()));
        words.addAll(line.warnings());
        Indicator indicator = line.indicator();
        Observation stands = line.stands();
        if (line.late(stood)) {
            words.add("確かめているあいだに、ほかの人がこの値を入れました。入力すると、その値に替わります。");
        }
        Entry entry = line.entry();
        String unit = indicator == null ? null : indicator.unit();
        return new Row(
                line.row().line(),
                indicator == null ? line.row().of(SheetColumn.KPI) : indicator.name(),
                line.period() == null
                        ? line.row().of(SheetColumn.PERIOD)
                        : line.period().label(),
                stands == null || indicator == null ? "－" : Shown.value(stands, indicator),
                entry == null ? line.row().of(SheetColumn.VALUE) : Shown.value(entry.value(), entry.missing(), unit),
                result(line),
                words);
    }

    private static Chip result(SheetCheck.Line line) {
        if (!line.errors().isEmpty()) {
            return new Chip(Tone.RED, "✕", "誤り");
        }
        if (line.unchanged()) {
            return new Chip(Tone.GRAY, "－", "変わらない");
        }
        return line.warnings().isEmpty() ? new Chip(Tone.GREEN, "✓", "入力する") : new Chip(Tone.YELLOW, "!", "要確認");
    }
}
