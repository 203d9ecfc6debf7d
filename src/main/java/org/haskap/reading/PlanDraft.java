package org.haskap.reading;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.haskap.kernel.Missing;
import org.haskap.kernel.Period;
import org.haskap.kernel.Place;
import org.jspecify.annotations.Nullable;

/**
 * A plan as a document states it, for a person to review before it is adopted.
 *
 * @param title name of the plan
 * @param owner organisation whose plan it is, when the document says so
 * @param period years the plan covers, when the document says so
 * @param levels the levels from the top down
 * @param nodes goals, directions, measures, projects, or whatever the levels are called; parents before children
 * @param indicators figures with baseline and target
 * @param organisations organisations the document lists
 * @param zones parts of the territory that the document gives a role
 * @param sections passages that stand outside all nodes (前文, 目標設定の考え方 …), in order, by their headings
 */
public record PlanDraft(
        String title,
        @Nullable String owner,
        @Nullable Period period,
        List<Level> levels,
        List<Node> nodes,
        List<Indicator> indicators,
        List<Organisation> organisations,
        List<Zone> zones,
        Map<String, String> sections) {

    /** A draft without passages of its own. */
    public PlanDraft(
            String title,
            @Nullable String owner,
            @Nullable Period period,
            List<Level> levels,
            List<Node> nodes,
            List<Indicator> indicators,
            List<Organisation> organisations,
            List<Zone> zones) {
        this(title, owner, period, levels, nodes, indicators, organisations, zones, Map.of());
    }

    /** Copies the lists. */
    public PlanDraft {
        levels = List.copyOf(levels);
        nodes = List.copyOf(nodes);
        indicators = List.copyOf(indicators);
        organisations = List.copyOf(organisations);
        zones = List.copyOf(zones);
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    }

    /** Whether a passage of that heading prints the country's goals; the words are in {@code vocabulary.txt}. */
    public static boolean counterparts(String heading) {
        return Vocabulary.standard().is("other", "counterpart", heading);
    }

    /**
     * A level of the plan's tree.
     *
     * @param key stable name: {@code goal}, {@code direction}, {@code measure}, {@code project}, or {@code level1} …
     *     for a plan that numbers its levels without naming them
     * @param name what the document calls it (基本目標, 施策の基本的方向, 部 …)
     */
    public record Level(String key, String name) {}

    /**
     * One node of the tree.
     *
     * @param code unique in the draft, made of ASCII letters, digits and hyphens: {@code g1}, {@code d1-2}, {@code m3},
     *     {@code m3-p1}; for numbered levels the path of numbers, {@code 1-2-3}
     * @param parent code of the parent, or null at the top
     * @param level key of its level
     * @param label its number or mark as printed (①, 1-2, ⑴, ・), or empty
     * @param title its name without mark, flags and departments
     * @param departments departments named for it, as printed, in order
     * @param flags marks such as 先行型, 上乗せ, 新
     * @param sections named passages in order (概要, 対象, 目標・成果, 現状と課題 …), lines of one paragraph joined
     * @param place where its title stands
     */
    public record Node(
            String code,
            @Nullable String parent,
            String level,
            String label,
            String title,
            List<String> departments,
            List<String> flags,
            Map<String, String> sections,
            Place place) {
        /** Copies the collections, keeping their order. */
        public Node {
            departments = List.copyOf(departments);
            flags = List.copyOf(flags);
            sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
        }
    }

    /**
     * An indicator (数値目標, 重要業績評価指標).
     *
     * @param code unique in the draft: the node's code, {@code -k} and a number, such as {@code m3-k1}
     * @param node code of the node it measures, or null when the document has no tree
     * @param name its name without notes' marks
     * @param unit base unit (人, ％, 件 …), or null when none is printed
     * @param direction which way is good
     * @param accumulation how figures of several years belong together
     * @param baseline where it started
     * @param target what is aimed at
     * @param series further values by year, baseline and target included where a series is printed
     * @param notes footnotes that belong to it, as printed
     * @param place where its name stands
     */
    public record Indicator(
            String code,
            @Nullable String node,
            String name,
            @Nullable String unit,
            Direction direction,
            Accumulation accumulation,
            Figure baseline,
            Figure target,
            List<Point> series,
            List<String> notes,
            Place place) {
        /** Copies the lists. */
        public Indicator {
            series = List.copyOf(series);
            notes = List.copyOf(notes);
        }
    }

    /** Which way an indicator should go. */
    public enum Direction {
        INCREASE("多いほど良い"),
        DECREASE("少ないほど良い"),
        MAINTAIN("維持"),
        MILESTONE("実施・整備");

        private final String label;

        Direction(String label) {
            this.label = label;
        }

        /** The words shown on pages. */
        public String label() {
            return label;
        }
    }

    /** How figures of several years belong together. */
    public enum Accumulation {
        /** The state at a time: a rate, a number of members. */
        LEVEL("時点の値"),
        /** What happened within one year. */
        YEARLY_FLOW("年間の値"),
        /** Counted up over the years (累計, 延べ). */
        CUMULATIVE("累計"),
        /** Mean over the years. */
        PERIOD_AVERAGE("期間平均");

        private final String label;

        Accumulation(String label) {
            this.label = label;
        }

        /** The words shown on pages. */
        public String label() {
            return label;
        }
    }

    /**
     * A value with its time.
     *
     * @param text as printed
     * @param value plain number in the unit's base, or null
     * @param unit base unit, or null
     * @param period the time it stands for, or null when the document does not say
     * @param missing why there is no value, or null
     */
    public record Figure(
            String text,
            @Nullable BigDecimal value,
            @Nullable String unit,
            @Nullable Period period,
            @Nullable Missing missing) {}

    /**
     * One value of a series.
     *
     * @param period the time it stands for
     * @param value plain number in the unit's base, or null
     * @param text as printed
     * @param tag what the document calls it (基準値, 現状値, 実績値, 目標値), or empty
     */
    public record Point(Period period, @Nullable BigDecimal value, String text, String tag) {}

    /**
     * An organisation that the document lists.
     *
     * @param name as printed
     * @param node code of the node that lists it
     * @param label its number as printed
     * @param place where it stands
     */
    public record Organisation(String name, @Nullable String node, String label, Place place) {}

    /**
     * A part of the territory with a role (ゾーン).
     *
     * @param name its name
     * @param theme what it is for, as printed in brackets
     * @param place where it stands
     */
    public record Zone(String name, String theme, Place place) {}
}
