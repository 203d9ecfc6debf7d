package org.haskap.web.ui;

import org.haskap.web.chart.BulletBar;
import org.jspecify.annotations.Nullable;

/**
 * An indicator in short.
 *
 * @param name its name
 * @param href its page
 * @param triple its figures
 * @param status how it stands
 * @param bar the three figures as one bar, or null where a bar would say nothing
 */
public record KpiCard(
        String name,
        String href,
        Triple triple,
        Chip status,
        @Nullable BulletBar bar) {

    /** What the bar shows, for those who do not see it. */
    public String barTitle() {
        return "基準値" + said(triple.baseline()) + "、実績" + said(triple.actual()) + "、目標" + said(triple.target());
    }

    private static String said(Triple.Part part) {
        return part.number() + part.unit();
    }
}
