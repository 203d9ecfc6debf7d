package org.haskap.kernel;

import java.time.LocalDate;

/**
 * Several years taken together: a plan's period, or a figure summed or averaged over years.
 *
 * @param first first period, inclusive
 * @param last last period, inclusive, not before the first
 */
public record YearSpan(Period first, Period last) implements Period {

    /** Refuses a span that ends before it begins. */
    public YearSpan {
        if (last.end().isBefore(first.start())) {
            throw new IllegalArgumentException("span ends before it begins: " + first.code() + "/" + last.code());
        }
    }

    @Override
    public String code() {
        return first.code() + "/" + last.code();
    }

    @Override
    public String label() {
        return first.label() + "～" + last.label();
    }

    @Override
    public LocalDate start() {
        return first.start();
    }

    @Override
    public LocalDate end() {
        return last.end();
    }
}
