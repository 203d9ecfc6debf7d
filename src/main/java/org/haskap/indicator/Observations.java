package org.haskap.indicator;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What was entered, imported or frozen of indicators: added, superseded, never overwritten. */
@Component
public class Observations {

    /** The values that stand, by the indicator's code, each list in order of time. One statement. */
    public Map<String, List<Actual>> current(long plan) {
        return Map.of();
    }
}
