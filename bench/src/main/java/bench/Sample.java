package bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Repeated timings of one thing, in milliseconds or any other unit.
 *
 * @param values in the order they were taken
 */
record Sample(List<Double> values) {
    Sample() {
        this(new ArrayList<>());
    }

    void add(double value) {
        values.add(value);
    }

    double median() {
        return quantile(0.5);
    }

    double quantile(double q) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.round(q * (sorted.size() - 1)));
    }

    /** Median with the range from the tenth to the ninetieth of a hundred. */
    String show(String unit) {
        return "%,.0f %s (%,.0f–%,.0f)".formatted(median(), unit, quantile(0.1), quantile(0.9));
    }
}
