package org.haskap.opendata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.haskap.access.Organisation;
import org.haskap.attainment.Actual;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Missing;
import org.haskap.reading.Document;
import org.haskap.reading.PlanDraft;

/** The code lists that cells are taken from. */
final class Codes {
    static final String DIRECTION = "direction";
    static final String ACCUMULATION = "accumulation";
    static final String STATUS = "status";
    static final String FIGURE = "figure_kind";
    static final String SEVERITY = "severity";
    static final String ORGANISATION = "organisation_kind";
    static final String FORMAT = "format";
    static final String YES_NO = "yes_no";
    static final String ORIGIN = "origin";
    static final String FIRMNESS = "firmness";
    static final String OBS_STATUS = "obs_status";
    static final String SERIES = "series";

    /** The status of a figure that has a value. */
    static final String AVAILABLE = "AVAILABLE";

    private Codes() {}

    /**
     * A code and its meaning.
     *
     * @param code as it stands in a cell
     * @param label what it means, in Japanese
     */
    record Code(String code, String label) {}

    /** All lists by name. */
    static Map<String, List<Code>> lists() {
        var lists = new LinkedHashMap<String, List<Code>>();
        lists.put(DIRECTION, of(PlanDraft.Direction.values(), PlanDraft.Direction::label));
        lists.put(ACCUMULATION, of(PlanDraft.Accumulation.values(), PlanDraft.Accumulation::label));
        var status = new ArrayList<Code>();
        status.add(new Code(AVAILABLE, "値あり"));
        status.addAll(of(Missing.values(), Missing::label));
        lists.put(STATUS, status);
        lists.put(
                FIGURE, List.of(new Code("BASELINE", "基準値"), new Code("TARGET", "目標値"), new Code("SERIES", "その他の年の値")));
        lists.put(ORIGIN, of(Actual.Origin.values(), Actual.Origin::label));
        lists.put(FIRMNESS, of(Actual.Status.values(), Actual.Status::label));
        lists.put(OBS_STATUS, of(Sdmx.Status.values(), Sdmx.Status::label));
        lists.put(
                SERIES,
                List.of(
                        new Code("BASELINE", "基準値"),
                        new Code("ACTUAL", "実績"),
                        new Code("FORECAST", "見通し"),
                        new Code("TARGET", "目標値")));
        lists.put(SEVERITY, of(Finding.Severity.values(), Finding.Severity::label));
        lists.put(ORGANISATION, of(Organisation.Kind.values(), Organisation.Kind::label));
        lists.put(FORMAT, of(Document.Format.values(), Document.Format::name));
        lists.put(YES_NO, List.of(new Code("1", "はい"), new Code("0", "いいえ")));
        return lists;
    }

    private static <E extends Enum<E>> List<Code> of(E[] values, Function<E, String> label) {
        return Stream.of(values)
                .map(value -> new Code(value.name(), label.apply(value)))
                .toList();
    }
}
