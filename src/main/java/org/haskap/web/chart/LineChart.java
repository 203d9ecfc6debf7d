package org.haskap.web.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line from the baseline over the actual values, and the straight line to the target; years across, values upwards.
 * Made for one width in pixels: text keeps its size, so a narrow screen gets a drawing of its own.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param years ticks of the year axis
 * @param values ticks of the value axis
 * @param path points of the straight line to the target, empty without baseline
 * @param actuals points of the lines of actual values, one for each run of years that may be compared
 * @param forecast points of the line on which the values would go on, empty when nothing is foretold
 * @param breaks where one run ends and another begins
 * @param marks the single values with their words
 * @param left where the value axis stands
 * @param bottom where the year axis stands
 */
public record LineChart(
        int width,
        int height,
        List<Tick> years,
        List<Tick> values,
        String path,
        List<String> actuals,
        String forecast,
        List<Tick> breaks,
        List<Mark> marks,
        String left,
        String bottom) {

    private static final double TOP = 12;
    private static final double AXIS = 34;
    private static final double ROOM = 34;
    private static final double SIDE = 18;
    private static final double CHARACTER = 8.5;
    private static final int STEPS = 4;
    /** More actual values than this, and only the newest has words. */
    private static final int LABELS = 3;
    /** Room to the left that words need to end at their point. */
    private static final double LABEL = 80;
    /** Below this width a drawing has room for fewer years and less height. */
    private static final int NARROW = 400;

    /** Copies the lists. */
    public LineChart {
        years = List.copyOf(years);
        values = List.copyOf(values);
        actuals = List.copyOf(actuals);
        breaks = List.copyOf(breaks);
        marks = List.copyOf(marks);
    }

    /**
     * A tick of an axis.
     *
     * @param at pixels from the left or the top
     * @param label its number
     */
    public record Tick(String at, String label) {}

    /**
     * A value in the drawing.
     *
     * @param kind baseline, actual, provisional, forecast or target
     * @param x pixels from the left
     * @param y pixels from the top
     * @param labelY base line of its words
     * @param anchor start or end: to which side of the point the words stand
     * @param label its words, empty where they would crowd the drawing and stand in the table alone
     */
    public record Mark(String kind, String x, String y, String labelY, String anchor, String label) {}

    /**
     * A value to draw.
     *
     * @param year the year it stands for; half a year later is .5
     * @param value the number
     * @param label its words, short
     * @param firm whether it is final; a provisional value is drawn hollow
     */
    public record Point(double year, BigDecimal value, String label, boolean firm) {
        /** A value that is final. */
        public Point(double year, BigDecimal value, String label) {
            this(year, value, label, true);
        }
    }

    /**
     * Values that may be compared with one another.
     *
     * @param label what tells them from the others, or empty for those that go on from the baseline
     * @param points the values in order of time
     */
    public record Run(String label, List<Point> points) {
        /** Copies the list. */
        public Run {
            points = List.copyOf(points);
        }
    }

    /**
     * What to draw.
     *
     * @param baseline where it started, or null when unknown
     * @param target where it should be
     * @param runs what was reached, in order of time; a line goes through the years of one run and never from one to the next
     * @param forecast where the values lead, or null
     * @param from first year to show when there is no baseline, or null
     */
    public record Data(
            @Nullable Point baseline,
            Point target,
            List<Run> runs,
            @Nullable Point forecast,
            @Nullable Integer from) {
        /** Copies the list. */
        public Data {
            runs = List.copyOf(runs);
        }

        private List<Point> actuals() {
            return runs.stream().flatMap(run -> run.points().stream()).toList();
        }

        private List<Point> all() {
            return Stream.of(
                            Stream.ofNullable(baseline),
                            actuals().stream(),
                            Stream.ofNullable(forecast),
                            Stream.of(target))
                    .flatMap(s -> s)
                    .toList();
        }

        /** The runs as lines: the first begins at the baseline unless it was counted in another way. */
        private List<List<Point>> lines() {
            var lines = new ArrayList<List<Point>>();
            for (int i = 0; i < runs.size(); i++) {
                boolean joins =
                        i == 0 && baseline != null && runs.getFirst().label().isEmpty();
                lines.add(Stream.concat(
                                joins ? Stream.ofNullable(baseline) : Stream.empty(), runs.get(i).points().stream())
                        .toList());
            }
            return lines;
        }
    }

    /**
     * Lays the drawing out.
     *
     * @param data what to draw
     * @param width pixels, at least 240
     * @param unit what stands behind every word of a point
     */
    public static LineChart of(Data data, int width, String unit) {
        int height = width < NARROW ? 240 : 300;
        var all = data.all();
        var scale = NiceScale.covering(
                all.stream().mapToDouble(p -> p.value().doubleValue()).min().orElse(0),
                all.stream().mapToDouble(p -> p.value().doubleValue()).max().orElse(1),
                STEPS);
        var labels =
                scale.ticks().stream().map(t -> Numbers.onAxis(t, scale.high())).toList();
        double left = 12 + labels.stream().mapToDouble(LineChart::widthOf).max().orElse(0);
        var frame = new Frame(
                left + SIDE,
                width - SIDE,
                TOP + ROOM,
                height - AXIS - ROOM,
                Math.min(
                        all.stream().mapToDouble(Point::year).min().orElse(0),
                        data.from() == null ? Double.MAX_VALUE : data.from()),
                all.stream().mapToDouble(Point::year).max().orElse(0),
                scale.low().doubleValue(),
                scale.high().doubleValue());
        var values = new ArrayList<Tick>();
        for (int i = 0; i < labels.size(); i++) {
            values.add(new Tick(px(frame.y(scale.ticks().get(i).doubleValue())), labels.get(i)));
        }
        return new LineChart(
                width,
                height,
                years(frame),
                values,
                data.baseline() == null ? "" : polyline(frame, List.of(data.baseline(), data.target())),
                data.lines().stream()
                        .filter(line -> line.size() > 1)
                        .map(line -> polyline(frame, line))
                        .toList(),
                forecast(frame, data),
                breaks(frame, data),
                marks(frame, data, width, widthOf(unit)),
                px(left),
                px(height - AXIS));
    }

    private static List<Mark> marks(Frame frame, Data data, int width, double unit) {
        var drawn = new ArrayList<Drawn>();
        var target = data.target();
        var baseline = data.baseline();
        boolean falls = baseline != null && baseline.value().compareTo(target.value()) > 0;
        boolean level = baseline != null && baseline.value().compareTo(target.value()) == 0;
        if (baseline != null) {
            // The words keep clear of the line: below a rising one at its start, above it at its end.
            drawn.add(new Drawn("baseline", baseline, falls || level, true));
        }
        var actuals = data.actuals();
        for (var actual : actuals) {
            boolean said = actuals.size() <= LABELS || actual.equals(actuals.getLast());
            drawn.add(new Drawn(
                    actual.firm() ? "actual" : "provisional",
                    said ? actual : new Point(actual.year(), actual.value(), "", actual.firm()),
                    falls,
                    !late(frame, actual)));
        }
        boolean room = frame.x(target.year()) - frame.fromX > LABEL;
        drawn.add(new Drawn("target", target, !falls && !level, !room));
        var forecast = data.forecast();
        if (forecast != null) {
            // Beside the target's words, on the other side of the two points.
            boolean above = forecast.value().compareTo(target.value()) > 0;
            drawn.add(new Drawn("forecast", forecast, above, !late(frame, forecast)));
        }
        return placed(frame, data, drawn, width, unit);
    }

    private static List<Mark> placed(Frame frame, Data data, List<Drawn> drawn, int width, double unit) {
        var lines = new ArrayList<List<Words.Spot>>();
        if (data.baseline() != null) {
            lines.add(List.of(frame.spot(data.baseline()), frame.spot(data.target())));
        }
        data.lines().forEach(line -> lines.add(line.stream().map(frame::spot).toList()));
        if (data.forecast() != null && !data.actuals().isEmpty()) {
            lines.add(List.of(frame.spot(data.actuals().getLast()), frame.spot(data.forecast())));
        }
        var points = drawn.stream().map(each -> frame.spot(each.point())).toList();
        var said =
                drawn.stream().filter(each -> !each.point().label().isEmpty()).toList();
        var places = new Words(width, frame.bottomY + ROOM, points, lines)
                .placed(said.stream().map(each -> each.wish(frame, unit)).toList());
        return drawn.stream()
                .map(each -> mark(frame, each, said.contains(each) ? places.get(said.indexOf(each)) : null))
                .toList();
    }

    /** A point with what its words wish for: to stand above it, and to begin there instead of ending. */
    private record Drawn(String kind, Point point, boolean above, boolean starts) {
        Words.Wish wish(Frame frame, double unit) {
            var spot = frame.spot(point);
            return new Words.Wish(
                    spot,
                    widthOf(point.label()) + unit,
                    new Words.Place(spot.y() + (above ? Words.ABOVE : Words.BELOW), starts));
        }
    }

    private static boolean late(Frame frame, Point point) {
        return frame.x(point.year()) > (frame.fromX + frame.toX) / 2;
    }

    private static String forecast(Frame frame, Data data) {
        var forecast = data.forecast();
        var actuals = data.actuals();
        return forecast == null || actuals.isEmpty() ? "" : polyline(frame, List.of(actuals.getLast(), forecast));
    }

    private static List<Tick> breaks(Frame frame, Data data) {
        var breaks = new ArrayList<Tick>();
        Point before = data.baseline();
        for (var run : data.runs()) {
            if (before != null && !run.label().isEmpty() && !run.points().isEmpty()) {
                double year = (before.year() + run.points().getFirst().year()) / 2;
                breaks.add(new Tick(px(frame.x(year)), run.label()));
            }
            before = run.points().isEmpty() ? before : run.points().getLast();
        }
        return breaks;
    }

    private static Mark mark(Frame frame, Drawn drawn, Words.@Nullable Place place) {
        var spot = frame.spot(drawn.point());
        return new Mark(
                drawn.kind(),
                px(spot.x()),
                px(spot.y()),
                px(place == null ? spot.y() + Words.ABOVE : place.y()),
                (place == null ? drawn.starts() : place.starts()) ? "start" : "end",
                drawn.point().label());
    }

    private static List<Tick> years(Frame frame) {
        int first = (int) Math.floor(frame.fromYear);
        int last = (int) Math.ceil(frame.toYear);
        int fitting = Math.max((int) ((frame.toX - frame.fromX) / 38), 1);
        int step = Math.max((last - first + fitting - 1) / fitting, 1);
        var ticks = new ArrayList<Tick>();
        // Counted back from the last year, because that is the target's.
        for (int year = last; year >= first; year -= step) {
            if (year >= frame.fromYear && year <= frame.toYear) {
                ticks.addFirst(new Tick(px(frame.x(year)), Integer.toString(year)));
            }
        }
        return ticks;
    }

    private static String polyline(Frame frame, List<Point> points) {
        var line = new StringBuilder();
        for (var p : points) {
            line.append(line.isEmpty() ? "" : " ")
                    .append(px(frame.x(p.year())))
                    .append(',')
                    .append(px(frame.y(p.value().doubleValue())));
        }
        return line.toString();
    }

    private static double widthOf(String label) {
        return label.chars().mapToDouble(c -> c > 0xFF ? 14 : CHARACTER).sum();
    }

    private static String px(double at) {
        return String.format(Locale.ROOT, "%.1f", at);
    }

    private record Frame(
            double fromX,
            double toX,
            double topY,
            double bottomY,
            double fromYear,
            double toYear,
            double low,
            double high) {

        double x(double year) {
            return toYear == fromYear ? toX : fromX + (year - fromYear) / (toYear - fromYear) * (toX - fromX);
        }

        Words.Spot spot(Point point) {
            return new Words.Spot(x(point.year()), y(point.value().doubleValue()));
        }

        double y(double value) {
            return bottomY - (value - low) / (high - low) * (bottomY - topY);
        }
    }
}
