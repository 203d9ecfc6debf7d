package bench;

import java.time.LocalDate;

/**
 * Made-up facts: 46 kinds in 5 districts over 5 fiscal years, for 100,000 people, in the order of time, as facts come in. The n-th
 * is the same in every database: its columns are whole-number arithmetic on {@code n}. PostgreSQL writes a whole-number division
 * {@code /}, DuckDB {@code //}.
 *
 * @param rows how many facts there are
 * @param divide the dialect's sign for whole-number division
 */
record MadeUpFacts(long rows, String divide) {
    static final int KINDS = 46;
    static final int DISTRICTS = 5;
    static final int PEOPLE = 100_000;
    static final int FIRST_YEAR = 2021;
    static final int YEARS = 5;
    static final LocalDate FIRST_DAY = LocalDate.of(FIRST_YEAR, 4, 1);
    static final long DAYS = LocalDate.of(FIRST_YEAR + YEARS, 4, 1).toEpochDay() - FIRST_DAY.toEpochDay();

    private static final String MIXED = "((n * 2654435761) % 4294967296)";

    static String kind(int number) {
        return "bench.k%02d".formatted(number);
    }

    /** Of these kinds the people are counted; of the others the occurrences, the sum or the mean of the quantities. */
    static boolean people(int kind) {
        return kind % 6 == 0;
    }

    String kindNumber() {
        return "(" + MIXED + " % " + KINDS + ")";
    }

    String district() {
        return "((" + MIXED + " " + divide + " " + KINDS + ") % " + DISTRICTS + ")";
    }

    String quantity() {
        return "(1 + (" + MIXED + " " + divide + " " + KINDS * DISTRICTS + ") % 9)";
    }

    String person() {
        return "((n * 48271) % 2147483647 % " + PEOPLE + ")";
    }

    String day() {
        return "(date '" + FIRST_DAY + "' + cast((n * " + DAYS + ") " + divide + " " + rows + " as integer))";
    }
}
