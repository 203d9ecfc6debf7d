package org.haskap.reading;

import java.util.List;
import java.util.Map;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;

/** Finds indicators with baseline, target and series among the lines that belong to one node. */
final class IndicatorReader {
    private IndicatorReader() {}

    /**
     * What was found.
     *
     * @param indicators with the block's node; their codes still numbered from {@code k1} within the block
     * @param consumed the lines that became part of an indicator (its code) or head a table ({@code "見出し行"})
     * @param findings what a person should look at
     */
    record Found(List<PlanDraft.Indicator> indicators, Map<Place, String> consumed, List<Finding> findings) {}

    /**
     * Reads one block.
     *
     * @param node code of the node the block belongs to; codes become {@code node-k1}, {@code node-k2} …
     * @param block lines of the node in order, blank ones included; may hold prose and tables alike
     */
    static Found read(String node, List<Document.Line> block) {
        return new Found(List.of(), Map.of(), List.of());
    }
}
