package org.haskap.strategy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.haskap.kernel.Period;
import org.haskap.plan.Indicator;

/** Where the way of a figure is told: a page for each indicator, with a place for each of its figures. Pure. */
final class LineageLinks {
    static final String BASELINE = "baseline";
    static final String TARGET = "target";
    static final String EXPECTED = "expected";
    static final String RATING = "rating";
    static final String FORECAST = "forecast";

    private LineageLinks() {}

    /** The page. */
    static String page(Indicator indicator) {
        return Outline.href(indicator) + "/lineage";
    }

    /** A figure's place on it. */
    static String to(Indicator indicator, String place) {
        return page(indicator) + "#" + place;
    }

    /** The place of a period's value, with its parts; several days of one year each have their own. */
    static String to(Indicator indicator, Period period) {
        return page(indicator) + "?period=" + URLEncoder.encode(period.code(), StandardCharsets.UTF_8) + "#"
                + place(period);
    }

    /** The anchor of a period's value. */
    static String place(Period period) {
        return "v-" + period.code().replace('/', '_');
    }
}
