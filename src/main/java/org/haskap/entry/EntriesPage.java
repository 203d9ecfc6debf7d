package org.haskap.entry;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.haskap.attainment.Actual;
import org.haskap.document.KeptDocument;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Shown;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.Period;
import org.haskap.plan.Indicator;
import org.haskap.web.ui.Banner;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Download;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;

/**
 * All values of an indicator, period by period, with what became of each.
 *
 * @param facts what the indicator is, and who answers for it
 * @param notice what somebody should know before entering, or null
 * @param acts what the current person may do
 * @param rows one a period, in order of time
 * @param history everything that was ever entered, the newest first
 * @param downloads the same as files
 */
public record EntriesPage(
        List<Fact> facts,
        @Nullable Banner notice,
        List<Link> acts,
        List<Row> rows,
        List<Past> history,
        List<Download> downloads) {
    /** Copies the lists. */
    public EntriesPage {
        facts = List.copyOf(facts);
        acts = List.copyOf(acts);
        rows = List.copyOf(rows);
        history = List.copyOf(history);
        downloads = List.copyOf(downloads);
    }

    /**
     * A period.
     *
     * @param period its name
     * @param shown the value that pages show now, or 「－」
     * @param origin where that came from and how firm it is, or empty
     * @param entered the newest value entered, or empty
     * @param chips where that stands
     * @param source what it is from, or empty
     * @param document the same in the archive, or null
     * @param comment the department's words; why it was sent back, where it was
     * @param who who entered it and when, or empty
     * @param due by when the figure is due, while it is
     * @param acts what may be done
     */
    public record Row(
            String period,
            String shown,
            String origin,
            String entered,
            List<Chip> chips,
            String source,
            @Nullable Link document,
            List<String> comment,
            String who,
            @Nullable Chip due,
            List<Link> acts) {
        /** Copies the lists. */
        public Row {
            chips = List.copyOf(chips);
            comment = List.copyOf(comment);
            acts = List.copyOf(acts);
        }
    }

    /**
     * A value as it was once entered.
     *
     * @param at when, for programs
     * @param when the same for people
     * @param who who entered it
     * @param period its period
     * @param value what was entered
     * @param state where it stands, or stood when another superseded it
     * @param words source, comment, and what was decided
     * @param document its source in the archive, or null
     */
    public record Past(
            String at,
            String when,
            String who,
            String period,
            String value,
            Chip state,
            List<String> words,
            @Nullable Link document) {
        /** Copies the list. */
        public Past {
            words = List.copyOf(words);
        }
    }

    /** A period as the current person sees it: the value that pages show, and the newest one entered. */
    static Row row(
            EntryDesk.Opened opened,
            Indicator indicator,
            Period period,
            @Nullable Actual shown,
            @Nullable Observation head,
            @Nullable Due due,
            boolean may,
            EntryDesk.Called called,
            Map<Long, KeptDocument> documents) {
        var acts = new ArrayList<Link>();
        if (may) {
            acts.add(new Link(
                    head == null || head.isWithdrawal() ? "入力する" : "直す",
                    opened.of(indicator, "/value").with("period", period.code()).href()));
            if (head != null && !head.isWithdrawal()) {
                acts.add(new Link(
                        "取り下げる",
                        opened.of(indicator, "/withdrawal")
                                .with("value", Long.toString(head.id()))
                                .href()));
            }
        }
        var chips = new ArrayList<Chip>();
        var words = new ArrayList<String>();
        if (head != null) {
            chips.add(EntryWords.chip(head.state()));
            chips.add(EntryWords.firmness(head));
            if (!head.comment().isEmpty()) {
                words.add(head.comment());
            }
            if (head.decision() != null && !head.decision().reason().isEmpty()) {
                words.add("差し戻しの理由：" + head.decision().reason());
            }
        }
        return new Row(
                period.label(),
                shown == null ? "－" : Shown.value(shown.value(), shown.missing(), indicator.unit()),
                shown == null
                        ? ""
                        : shown.origin().label()
                                + (shown.value() == null
                                        ? ""
                                        : "・" + shown.status().label()),
                head == null ? "" : Shown.value(head, indicator),
                chips,
                head == null ? "" : head.source(),
                head == null ? null : ValueSources.link(head, documents),
                words,
                head == null ? "" : called.of(head.enteredBy()) + " " + JapanTime.minute(head.enteredAt()),
                due == null ? null : EntryWords.due(due, opened.today()),
                acts);
    }

    /** A value as it was once entered. */
    static Past past(Observation one, Indicator indicator, EntryDesk.Called called, Map<Long, KeptDocument> documents) {
        var words = new ArrayList<String>();
        if (!one.source().isEmpty()) {
            words.add("出典：" + one.source());
        }
        if (!one.comment().isEmpty()) {
            words.add((one.isWithdrawal() ? "取り下げの理由：" : "コメント：") + one.comment());
        }
        if (one.decision() != null) {
            words.add(
                    EntryWords.decided(one.decision(), called.of(one.decision().by())));
        }
        return new Past(
                one.enteredAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                JapanTime.minute(one.enteredAt()),
                called.of(one.enteredBy()),
                one.period().label(),
                Shown.value(one, indicator) + "（" + one.origin().label()
                        + (one.value() == null ? "" : "・" + one.status().label()) + "）",
                EntryWords.chip(one.state()),
                words,
                ValueSources.link(one, documents));
    }
}
