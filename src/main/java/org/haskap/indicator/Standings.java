package org.haskap.indicator;

import java.util.Map;
import org.haskap.plan.PlanTree;
import org.springframework.stereotype.Component;

/** Where the indicators of a plan stand at this moment. */
@Component
public class Standings {

    /** All indicators of an edition, by code, in the document's order. A constant number of statements. */
    public Map<String, Standing> of(PlanTree tree) {
        return Map.of();
    }
}
