package org.haskap.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fact as its sender writes it; what was left out is empty. Everything is text until it is checked, so that each thing that is
 * wrong can be named.
 *
 * @param id what the sender knows the fact by; unique for the organisation
 * @param reverses the sender's id of the fact it takes back; then nothing else is given
 * @param kind code of the kind
 * @param occurredOn the day it happened on
 * @param quantity how much; empty means 1
 * @param plan slug of the plan; empty means the region's strategy where a node is given
 * @param node code of the node
 * @param subject for whom, in the sender's own numbering; it is hashed and never kept
 * @param dimensions dimension to value
 */
record FedRow(
        String id,
        String reverses,
        String kind,
        String occurredOn,
        String quantity,
        String plan,
        String node,
        String subject,
        Map<String, String> dimensions) {
    FedRow {
        dimensions = Map.copyOf(dimensions);
    }

    /** The same under an id. */
    FedRow named(String newId) {
        return new FedRow(newId, reverses, kind, occurredOn, quantity, plan, node, subject, dimensions);
    }

    /** All it says beside its id, in one text. */
    String said() {
        var parts = new ArrayList<>(List.of(reverses, kind, occurredOn, quantity, plan, node, subject));
        new TreeMap<>(dimensions).forEach((code, value) -> parts.add(code + "=" + value));
        return String.join("\u001F", parts);
    }

    @Override
    public String toString() {
        return "fact " + id; // an identifier of a person has no business in a log
    }
}
