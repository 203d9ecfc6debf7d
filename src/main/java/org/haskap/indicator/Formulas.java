package org.haskap.indicator;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The formulas by which indicators count themselves, with their versions. */
@Component
public class Formulas {

    /** The formulas in force in a plan, by the indicator's code. One statement. */
    public Map<String, FormulaVersion> inForce(long plan) {
        return Map.of();
    }

    /** All versions of an indicator's formula, the newest first. */
    public List<FormulaVersion> versions(IndicatorRef indicator) {
        return List.of();
    }
}
