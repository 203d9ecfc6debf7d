package org.haskap.kernel;

import java.time.LocalDate;

/**
 * 暦年: January to December.
 *
 * @param year Western year
 */
public record CalendarYear(int year) implements Period {
    @Override
    public String code() {
        return "CY" + year;
    }

    @Override
    public String label() {
        return year + "年（" + Wareki.year(year) + "）";
    }

    @Override
    public LocalDate start() {
        return LocalDate.of(year, 1, 1);
    }

    @Override
    public LocalDate end() {
        return LocalDate.of(year, 12, 31);
    }
}
