package org.haskap.kernel;

import java.time.LocalDate;

/**
 * 年度: from 1 April of {@code year} to 31 March of the next.
 *
 * @param year Western year in which it begins
 */
public record FiscalYear(int year) implements Period {

    /** The fiscal year a day belongs to. */
    public static FiscalYear of(LocalDate day) {
        return new FiscalYear(day.getMonthValue() >= 4 ? day.getYear() : day.getYear() - 1);
    }

    @Override
    public String code() {
        return "FY" + year;
    }

    @Override
    public String label() {
        return year + "年度（" + Wareki.year(year) + "度）";
    }

    @Override
    public LocalDate start() {
        return LocalDate.of(year, 4, 1);
    }

    @Override
    public LocalDate end() {
        return LocalDate.of(year + 1, 3, 31);
    }
}
