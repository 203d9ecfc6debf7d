package org.haskap.kernel;

import java.time.LocalDate;

/**
 * 時点: the state on one day.
 *
 * @param day the day
 */
public record AsOf(LocalDate day) implements Period {
    @Override
    public String code() {
        return day.toString();
    }

    @Override
    public String label() {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日時点";
    }

    @Override
    public LocalDate start() {
        return day;
    }

    @Override
    public LocalDate end() {
        return day;
    }
}
