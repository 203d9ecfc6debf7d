package org.haskap.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.haskap.access.Department;
import org.haskap.database.Columns;
import org.haskap.kernel.Period;
import org.haskap.kernel.Place;
import org.haskap.reading.PlanDraft;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what an edition of a plan holds; each kind of row in one statement. {@link PlanTreeStore} reads it whole. */
final class PlanEditionStore {
    private final JdbcClient jdbc;

    PlanEditionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertEdition(long edition, Plan plan) {
        Period period = plan.period();
        jdbc.sql("""
                        insert into plan_edition (edition_id, plan_id, title, period, level_keys, level_names)
                        values (:edition, :plan, :title, :period, cast(:keys as text[]), cast(:names as text[]))
                        """)
                .param("edition", edition)
                .param("plan", plan.id())
                .param("title", Columns.text(plan.title()))
                .param("period", period == null ? null : period.code())
                .param("keys", Columns.of(plan.levels(), PlanDraft.Level::key))
                .param("names", Columns.of(plan.levels(), PlanDraft.Level::name))
                .update();
    }

    void insertNodes(long edition, List<PlanNode> nodes) {
        jdbc.sql("""
                        insert into node (edition_id, code, position, parent_code, level, label, title, flags, page, line, col)
                        select :edition, code, position, parent_code, level, label, title,
                            string_to_array(flags, chr(31)), page, line, col
                        from unnest(
                            cast(:codes as text[]), cast(:parents as text[]), cast(:levels as text[]),
                            cast(:labels as text[]), cast(:titles as text[]), cast(:flags as text[]),
                            cast(:pages as int[]), cast(:lines as int[]), cast(:cols as int[]))
                            with ordinality as n (code, parent_code, level, label, title, flags, page, line, col, position)
                        """)
                .param("edition", edition)
                .param("codes", Columns.of(nodes, PlanNode::code))
                .param("parents", Columns.of(nodes, PlanNode::parent))
                .param("levels", Columns.of(nodes, PlanNode::level))
                .param("labels", Columns.of(nodes, PlanNode::label))
                .param("titles", Columns.of(nodes, PlanNode::title))
                .param("flags", Columns.of(nodes, n -> Columns.joined(n.flags())))
                .params(place(nodes.stream().map(PlanNode::place).toList()))
                .update();
    }

    void insertDepartments(long edition, List<PlanNode> nodes) {
        record Row(String code, int position, Department department) {}
        var rows = new ArrayList<Row>();
        for (PlanNode node : nodes) {
            for (int i = 0; i < node.departments().size(); i++) {
                rows.add(new Row(node.code(), i, node.departments().get(i)));
            }
        }
        jdbc.sql("""
                        insert into node_department (edition_id, node_code, position, department_id)
                        select :edition, code, position, department
                        from unnest(cast(:codes as text[]), cast(:positions as int[]), cast(:departments as bigint[]))
                            as d (code, position, department)
                        """)
                .param("edition", edition)
                .param("codes", Columns.of(rows, Row::code))
                .param("positions", Columns.of(rows, Row::position))
                .param("departments", Columns.of(rows, row -> row.department().id()))
                .update();
    }

    void insertSections(long edition, List<PlanNode> nodes) {
        record Row(String code, int position, String name, String text) {}
        var rows = new ArrayList<Row>();
        for (PlanNode node : nodes) {
            int position = 0;
            for (Map.Entry<String, String> section : node.sections().entrySet()) {
                rows.add(new Row(node.code(), position++, section.getKey(), section.getValue()));
            }
        }
        jdbc.sql("""
                        insert into node_section (edition_id, node_code, position, name, text)
                        select :edition, code, position, name, text
                        from unnest(
                            cast(:codes as text[]), cast(:positions as int[]), cast(:names as text[]),
                            cast(:texts as text[])) as s (code, position, name, text)
                        """)
                .param("edition", edition)
                .param("codes", Columns.of(rows, Row::code))
                .param("positions", Columns.of(rows, Row::position))
                .param("names", Columns.of(rows, Row::name))
                .param("texts", Columns.of(rows, Row::text))
                .update();
    }

    void insertIndicators(long edition, List<Indicator> indicators) {
        jdbc.sql("""
                        insert into indicator (
                            edition_id, code, position, node_code, name, unit, direction, accumulation,
                            baseline_text, baseline_value, baseline_unit, baseline_period, baseline_missing,
                            target_text, target_value, target_unit, target_period, target_missing,
                            notes, page, line, col)
                        select :edition, code, position, node_code, name, unit, direction, accumulation,
                            btext, bvalue, bunit, bperiod, bmissing, ttext, tvalue, tunit, tperiod, tmissing,
                            string_to_array(notes, chr(31)), page, line, col
                        from unnest(
                            cast(:codes as text[]), cast(:nodes as text[]), cast(:names as text[]), cast(:units as text[]),
                            cast(:directions as text[]), cast(:accumulations as text[]),
                            cast(:btexts as text[]), cast(:bvalues as numeric[]), cast(:bunits as text[]),
                            cast(:bperiods as text[]), cast(:bmissings as text[]),
                            cast(:ttexts as text[]), cast(:tvalues as numeric[]), cast(:tunits as text[]),
                            cast(:tperiods as text[]), cast(:tmissings as text[]),
                            cast(:notes as text[]), cast(:pages as int[]), cast(:lines as int[]), cast(:cols as int[]))
                            with ordinality as i (
                                code, node_code, name, unit, direction, accumulation,
                                btext, bvalue, bunit, bperiod, bmissing, ttext, tvalue, tunit, tperiod, tmissing,
                                notes, page, line, col, position)
                        """)
                .param("edition", edition)
                .param("codes", Columns.of(indicators, Indicator::code))
                .param("nodes", Columns.of(indicators, Indicator::node))
                .param("names", Columns.of(indicators, Indicator::name))
                .param("units", Columns.of(indicators, Indicator::unit))
                .param("directions", Columns.of(indicators, i -> i.direction().name()))
                .param(
                        "accumulations",
                        Columns.of(indicators, i -> i.accumulation().name()))
                .params(figures(
                        "b", indicators.stream().map(Indicator::baseline).toList()))
                .params(figures("t", indicators.stream().map(Indicator::target).toList()))
                .param("notes", Columns.of(indicators, i -> Columns.joined(i.notes())))
                .params(place(indicators.stream().map(Indicator::place).toList()))
                .update();
    }

    void insertPoints(long edition, List<Indicator> indicators) {
        record Row(String code, int position, PlanDraft.Point point) {}
        var rows = new ArrayList<Row>();
        for (Indicator indicator : indicators) {
            for (int i = 0; i < indicator.series().size(); i++) {
                rows.add(new Row(indicator.code(), i, indicator.series().get(i)));
            }
        }
        jdbc.sql("""
                        insert into indicator_point (edition_id, indicator_code, position, period, value, text, tag)
                        select :edition, code, position, period, value, text, tag
                        from unnest(
                            cast(:codes as text[]), cast(:positions as int[]), cast(:periods as text[]),
                            cast(:values as numeric[]), cast(:texts as text[]), cast(:tags as text[]))
                            as p (code, position, period, value, text, tag)
                        """)
                .param("edition", edition)
                .param("codes", Columns.of(rows, Row::code))
                .param("positions", Columns.of(rows, Row::position))
                .param("periods", Columns.of(rows, row -> row.point().period().code()))
                .param("values", Columns.of(rows, row -> row.point().value()))
                .param("texts", Columns.of(rows, row -> row.point().text()))
                .param("tags", Columns.of(rows, row -> row.point().tag()))
                .update();
    }

    /**
     * Adds to the history the targets that an edition brings.
     *
     * @param revised those of them that take the place of another, for which there is a reason
     */
    void insertTargets(long edition, List<String> indicators, List<String> revised, String reason) {
        jdbc.sql("""
                        insert into target (
                            edition_id, indicator_code, plan_id, text, value, unit, period, missing, reason)
                        select i.edition_id, i.code, pe.plan_id,
                            target_text, target_value, target_unit, target_period, target_missing,
                            case when i.code = any (cast(:revised as text[])) then :reason else '' end
                        from indicator i join plan_edition pe on pe.edition_id = i.edition_id
                        where i.edition_id = :edition and i.code = any (cast(:codes as text[]))
                        """)
                .param("edition", edition)
                .param("codes", Columns.of(indicators, code -> code))
                .param("revised", Columns.of(revised, code -> code))
                .param("reason", reason)
                .update();
    }

    void insertListings(long edition, List<Listing> listings) {
        jdbc.sql("""
                        insert into listing (edition_id, position, organisation_id, node_code, label, page, line, col)
                        select :edition, position, organisation, node, label, page, line, col
                        from unnest(
                            cast(:organisations as bigint[]), cast(:nodes as text[]), cast(:labels as text[]),
                            cast(:pages as int[]), cast(:lines as int[]), cast(:cols as int[]))
                            with ordinality as l (organisation, node, label, page, line, col, position)
                        """)
                .param("edition", edition)
                .param(
                        "organisations",
                        Columns.of(listings, l -> l.organisation().id()))
                .param("nodes", Columns.of(listings, Listing::node))
                .param("labels", Columns.of(listings, Listing::label))
                .params(place(listings.stream().map(Listing::place).toList()))
                .update();
    }

    void insertZones(long edition, List<PlanDraft.Zone> zones) {
        jdbc.sql("""
                        insert into zone (edition_id, position, name, theme, page, line, col)
                        select :edition, position, name, theme, page, line, col
                        from unnest(
                            cast(:names as text[]), cast(:themes as text[]),
                            cast(:pages as int[]), cast(:lines as int[]), cast(:cols as int[]))
                            with ordinality as z (name, theme, page, line, col, position)
                        """)
                .param("edition", edition)
                .param("names", Columns.of(zones, PlanDraft.Zone::name))
                .param("themes", Columns.of(zones, PlanDraft.Zone::theme))
                .params(place(zones.stream().map(PlanDraft.Zone::place).toList()))
                .update();
    }

    void insertPlanSections(long edition, Map<String, String> sections) {
        List<Map.Entry<String, String>> rows = List.copyOf(sections.entrySet());
        jdbc.sql("""
                        insert into plan_section (edition_id, position, name, text)
                        select :edition, position, name, text
                        from unnest(cast(:names as text[]), cast(:texts as text[]))
                            with ordinality as s (name, text, position)
                        """)
                .param("edition", edition)
                .param("names", Columns.of(rows, Map.Entry::getKey))
                .param("texts", Columns.of(rows, Map.Entry::getValue))
                .update();
    }

    private static Map<String, Object> place(List<Place> places) {
        return Map.of(
                "pages", Columns.of(places, Place::page),
                "lines", Columns.of(places, Place::line),
                "cols", Columns.of(places, Place::column));
    }

    private static Map<String, Object> figures(String prefix, List<PlanDraft.Figure> figures) {
        return Map.of(
                prefix + "texts", Columns.of(figures, PlanDraft.Figure::text),
                prefix + "values", Columns.of(figures, PlanDraft.Figure::value),
                prefix + "units", Columns.of(figures, PlanDraft.Figure::unit),
                prefix + "periods",
                        Columns.of(
                                figures,
                                f -> f.period() == null ? null : f.period().code()),
                prefix + "missings",
                        Columns.of(
                                figures,
                                f -> f.missing() == null ? null : f.missing().name()));
    }
}
