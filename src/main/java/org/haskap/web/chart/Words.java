package org.haskap.web.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds room for the words of a drawing's points: above or below the point, to its right or its left, or one line further away. All are placed
 * together, as well as can be: no words on words where there is another place, and rather none on points and lines. Pure; coordinates are pixels from
 * the top left.
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

    private static final double OUTSIDE = 1000;
    private static final double ON_WORDS = 200;
    private static final double ON_POINT = 40;
    private static final double ON_LINE = 10;

    private final double width;
    private final double bottom;
    private final List<Spot> points;
    private final List<List<Spot>> lines;

    /**
     * A drawing without words.
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

    /**
     * Words to place.
     *
     * @param point what they belong to
     * @param length in pixels
     * @param wished where they stand if nothing is in the way
     */
    record Wish(Spot point, double length, Place wished) {}

    private record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean holds(Spot spot) {
            return spot.x > left && spot.x < right && spot.y > top && spot.y < bottom;
        }
    }

    private record Choice(Place place, Box box, double cost) {}

    /** The places of all words, in the order of the wishes. */
    List<Place> placed(List<Wish> wishes) {
        var choices = wishes.stream().map(this::choices).toList();
        var best = new Best();
        search(choices, new ArrayList<>(), 0, best);
        return best.chosen.stream().map(Choice::place).toList();
    }

    private static final class Best {
        private double cost = Double.MAX_VALUE;
        private List<Choice> chosen = List.of();
    }

    /** Tries every combination, and leaves off where it can no longer become the best. */
    private static void search(List<List<Choice>> choices, List<Choice> chosen, double cost, Best best) {
        if (cost >= best.cost) {
            return;
        }
        if (chosen.size() == choices.size()) {
            best.cost = cost;
            best.chosen = List.copyOf(chosen);
            return;
        }
        for (Choice next : choices.get(chosen.size())) {
            long met = chosen.stream().filter(each -> each.box.meets(next.box)).count();
            chosen.add(next);
            search(choices, chosen, cost + next.cost + ON_WORDS * met, best);
            chosen.removeLast();
        }
    }

    private List<Choice> choices(Wish wish) {
        boolean above = wish.wished.y < wish.point.y;
        var offsets = above
                ? List.of(ABOVE, BELOW, ABOVE - LINE, BELOW + LINE)
                : List.of(BELOW, ABOVE, BELOW + LINE, ABOVE - LINE);
        var choices = new ArrayList<Choice>();
        for (double offset : offsets) {
            for (boolean starts : new boolean[] {wish.wished.starts, !wish.wished.starts}) {
                double left = starts ? wish.point.x : wish.point.x - wish.length;
                double y = wish.point.y + offset;
                var box = new Box(left, y - HIGH, left + wish.length, y + DEEP);
                choices.add(new Choice(new Place(y, starts), box, choices.size() + badness(box)));
            }
        }
        return choices;
    }

    private double badness(Box box) {
        boolean outside = box.left < 0 || box.right > width || box.top < 0 || box.bottom > bottom;
        long covered = points.stream()
                .filter(point -> box.meets(new Box(point.x - POINT, point.y - POINT, point.x + POINT, point.y + POINT)))
                .count();
        long crossed = lines.stream().filter(line -> crosses(line, box)).count();
        return (outside ? OUTSIDE : 0) + ON_POINT * covered + ON_LINE * crossed;
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
