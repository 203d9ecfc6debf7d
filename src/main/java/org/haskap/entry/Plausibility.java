package org.haskap.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haskap.indicator.Shown;
import org.haskap.kernel.CalendarYear;
import org.haskap.kernel.FiscalYear;
import org.haskap.kernel.Period;
import org.haskap.kernel.Units;
import org.haskap.plan.Indicator;
import org.haskap.reading.PlanDraft.Accumulation;

/** What looks odd about a value: no error, but somebody must say that it is meant. */
final class Plausibility {
    private static final BigDecimal JUMP = BigDecimal.TEN;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private Plausibility() {}

    /**
     * What is odd.
     *
     * @param known the indicator's other values by period, the baseline among them
     */
    static List<String> warnings(Indicator indicator, Period period, BigDecimal value, Map<Period, BigDecimal> known) {
        var warnings = new ArrayList<String>();
        Optional<Map.Entry<Period, BigDecimal>> before = known.entrySet().stream()
                .filter(other -> other.getKey().end().isBefore(period.end()))
                .max(Comparator.comparing(other -> other.getKey().end()));
        before.filter(other -> leaps(other.getValue(), value))
                .ifPresent(other -> warnings.add("その前の値（" + other.getKey().label() + "："
                        + Shown.value(other.getValue(), null, indicator.unit()) + "）から10倍を超えて変わっています。桁や単位を確かめてください。"));
        before.filter(other ->
                        indicator.accumulation() == Accumulation.CUMULATIVE && value.compareTo(other.getValue()) < 0)
                .ifPresent(other -> warnings.add("累計なのに、その前の値（" + other.getKey().label() + "："
                        + Shown.value(other.getValue(), null, indicator.unit()) + "）より小さくなっています。"));
        String unit = indicator.unit();
        if (unit != null && Units.same(unit, "%") && value.compareTo(WHOLE) > 0) {
            warnings.add("100％を超えています。");
        }
        Period usual = indicator.target().period() == null
                ? indicator.baseline().period()
                : indicator.target().period();
        if ((usual instanceof FiscalYear && period instanceof CalendarYear)
                || (usual instanceof CalendarYear && period instanceof FiscalYear)) {
            warnings.add("この指標の目標は" + (usual instanceof FiscalYear ? "年度" : "暦年") + "ですが、時期が"
                    + (usual instanceof FiscalYear ? "暦年" : "年度") + "です。");
        }
        return warnings;
    }

    /** Whether one is more than tenfold the other; of zero and of different signs nothing is said. */
    private static boolean leaps(BigDecimal before, BigDecimal now) {
        if (before.signum() == 0 || now.signum() == 0 || before.signum() != now.signum()) {
            return false;
        }
        BigDecimal small = before.abs().min(now.abs());
        BigDecimal large = before.abs().max(now.abs());
        return large.compareTo(small.multiply(JUMP)) > 0;
    }
}
