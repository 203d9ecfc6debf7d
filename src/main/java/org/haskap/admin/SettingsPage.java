package org.haskap.admin;

import java.time.Period;
import java.util.List;
import org.haskap.access.RetentionRule;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.History;

/**
 * The region's settings.
 *
 * @param form what can be changed
 * @param rules how long records are kept
 * @param history the latest changes
 */
public record SettingsPage(Form form, List<RetentionRule> rules, History history) {

    /** Copies the list. */
    public SettingsPage {
        rules = List.copyOf(rules);
    }

    /** A period in words. */
    @SuppressWarnings("JavaPeriodGetDays") // the days beside the months and years are what is meant
    public static String words(Period period) {
        var words = new StringBuilder();
        if (period.getYears() > 0) {
            words.append(period.getYears()).append("年");
        }
        if (period.getMonths() > 0) {
            words.append(period.getMonths()).append("か月");
        }
        if (period.getDays() > 0) {
            words.append(period.getDays()).append("日");
        }
        return words.toString();
    }
}
