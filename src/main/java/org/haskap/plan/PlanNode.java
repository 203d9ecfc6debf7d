package org.haskap.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.haskap.access.Department;
import org.haskap.kernel.Place;
import org.jspecify.annotations.Nullable;

/**
 * One node of a plan's tree: a goal, direction, measure, project, or what the plan calls its levels.
 *
 * @param code stable across editions, such as {@code m3}
 * @param parent code of the node above, or null at the top
 * @param level key of its level
 * @param label its number or mark as printed, or empty
 * @param title its name
 * @param departments who answers for it, in the order named
 * @param flags marks such as 新
 * @param sections named passages in order
 * @param place where its title stands in the edition's document
 */
public record PlanNode(
        String code,
        @Nullable String parent,
        String level,
        String label,
        String title,
        List<Department> departments,
        List<String> flags,
        Map<String, String> sections,
        Place place) {
    /** Copies the collections, keeping their order. */
    public PlanNode {
        departments = List.copyOf(departments);
        flags = List.copyOf(flags);
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    }

    /** Label and title as one line: 「③ 苫小牧における…」. */
    public String heading() {
        return label.isEmpty() ? title : label + " " + title;
    }
}
