package org.haskap.entry;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.haskap.kernel.TextWidth;
import org.haskap.web.Query;

/**
 * Which work somebody looks for, as the address says it; empty parts mean all. Pure.
 *
 * @param department key of who answers for it
 * @param kind name of a {@link Worklist.Kind}
 * @param due one of {@link #DUES}
 * @param word part of the indicator's name
 */
record WorkSearch(String department, String kind, String due, String word) {
    static final String DEPARTMENT = "department";
    static final String KIND = "kind";
    static final String DUE = "due";
    static final String WORD = "q";

    /** What 「期限」 can be asked for. */
    static final Map<String, String> DUES = dues();

    private static final int LONGEST_WORD = 100;

    WorkSearch {
        word = TextWidth.trim(word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word);
    }

    private static Map<String, String> dues() {
        var dues = new LinkedHashMap<String, String>();
        dues.put("over", "期限を過ぎた");
        dues.put("today", "今日");
        dues.put("week", "1週間以内");
        dues.put("month", "1か月以内");
        return dues;
    }

    /** Those that are meant, in the same order. */
    List<Worklist.Task> of(List<Worklist.Task> tasks, LocalDate today) {
        return tasks.stream()
                .filter(task ->
                        department.isEmpty() || task.responsible().keys().anyMatch(department::equals))
                .filter(task -> kind.isEmpty() || task.kind().name().equals(kind))
                .filter(task -> within(task, today))
                .filter(task -> word.isEmpty()
                        || TextWidth.compact(task.indicator().name()).contains(TextWidth.compact(word)))
                .toList();
    }

    private boolean within(Worklist.Task task, LocalDate today) {
        Due at = task.due();
        return switch (due) {
            case "over" -> at != null && at.day().isBefore(today);
            case "today" -> at != null && at.day().equals(today);
            case "week" -> at != null && !at.day().isAfter(today.plusWeeks(1));
            case "month" -> at != null && !at.day().isAfter(today.plusMonths(1));
            default -> true;
        };
    }

    Query address(String path) {
        return Query.of(path)
                .with(DEPARTMENT, department)
                .with(KIND, kind)
                .with(DUE, due)
                .with(WORD, word);
    }
}
