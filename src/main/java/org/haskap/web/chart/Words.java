package org.haskap.web.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds room for the words of a drawing's points: above or below the point, to its right or its left, or one line further away. Words never
 * stand on words where there is another place, and rather not on points and lines. Pure; coordinates are pixels from the top left.
 */
final class Words {
    /** Distance of a base line from its point: just above and just below it. */
    static final double ABOVE = -14;

    static final double BELOW = 26;

    private static final double LINE = 18;
    private static final double HIGH = 13;
    private static final double DEEP = 4;
    private static final double POINT = 9;
    private static final double STEP = 4;

    private final double width;
    private final double bottom;
    private final List<Spot> points;
    private final List<List<Spot>> lines;
    private final List<Box> taken = new ArrayList<>();

    /**
     * An empty drawing.
     *
     * @param width of the drawing
     * @param bottom below which the year axis has its words
     * @param points all points that are drawn
     * @param lines all lines that are drawn
     */
    Words(double width, double bottom, List<Spot> points, List<List<Spot>> lines) {
        this.width = width;
        this.bottom = bottom;
        this.points = List.copyOf(points);
        this.lines = List.copyOf(lines);
    }

    /** A place in the drawing. */
    record Spot(double x, double y) {}

    /** Where words stand: their base line, and whether they begin or end at their point. */
    record Place(double y, boolean starts) {}

    private record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean holds(Spot spot) {
            return spot.x > left && spot.x < right && spot.y > top && spot.y < bottom;
        }
    }

    /**
     * The best place for words, which is then taken.
     *
     * @param point what they belong to
     * @param length of the words
     * @param wished where they stand if nothing is in the way
     */
    Place place(Spot point, double length, Place wished) {
        boolean above = wished.y < point.y;
        var offsets = above
                ? List.of(ABOVE, BELOW, ABOVE - LINE, BELOW + LINE)
                : List.of(BELOW, ABOVE, BELOW + LINE, ABOVE - LINE);
        var places = new ArrayList<Place>();
        for (double offset : offsets) {
            places.add(new Place(point.y + offset, wished.starts));
            places.add(new Place(point.y + offset, !wished.starts));
        }
        var best = places.stream()
                .min(Comparator.comparingDouble(place -> badness(box(point, length, place)) + places.indexOf(place)))
                .orElse(wished);
        taken.add(box(point, length, best));
        return best;
    }

    private static Box box(Spot point, double length, Place place) {
        double left = place.starts ? point.x : point.x - length;
        return new Box(left, place.y - HIGH, left + length, place.y + DEEP);
    }

    private double badness(Box box) {
        double outside = box.left < 0 || box.right > width || box.top < 0 || box.bottom > bottom ? 1000 : 0;
        long words = taken.stream().filter(box::meets).count();
        long covered = points.stream()
                .filter(point -> box.meets(
                        new Box(point.x - POINT, point.y - POINT, point.x + POINT, point.y + POINT)))
                .count();
        long crossed = lines.stream().filter(line -> crosses(line, box)).count();
        return outside + 200.0 * words + 40.0 * covered + 10.0 * crossed;
    }

    private static boolean crosses(List<Spot> line, Box box) {
        for (int i = 1; i < line.size(); i++) {
            Spot from = line.get(i - 1);
            Spot to = line.get(i);
            double steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP));
            for (int step = 0; step <= steps; step++) {
                double part = step / steps;
                if (box.holds(new Spot(from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)))) {
                    return true;
                }
            }
        }
        return false;
    }
}
