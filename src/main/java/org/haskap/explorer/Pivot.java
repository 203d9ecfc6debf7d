package org.haskap.explorer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.haskap.evidence.Answer;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.FactQuery;
import org.haskap.evidence.Measure;
import org.haskap.evidence.Question;
import org.jspecify.annotations.Nullable;

/**
 * Facts counted by time and by the values of a dimension. Sums over both are asked for, not added up: people of two months may be
 * the same.
 *
 * @param values the values, the largest first
 * @param cells for each span the answer by value
 * @param byValue for each value the answer over all spans
 * @param bySpan for each span the answer over all values
 * @param all the answer over everything
 */
record Pivot(
        List<String> values,
        List<Map<String, Answer>> cells,
        Map<String, Answer> byValue,
        List<Answer> bySpan,
        Answer all) {
    private static final Answer NOTHING = new Answer(null, 0);

    /** Counts with two statements, each at one moment. */
    static Pivot of(
            Evidence evidence, FactQuery query, List<Spans.Span> spans, @Nullable String dimension, Measure measure) {
        var questions = new ArrayList<Question>();
        for (Spans.Span span : spans) {
            questions.add(new Question(
                    new FactQuery(query.kind(), query.subtree(), query.dimensions(), span.first(), span.last()),
                    measure));
        }
        questions.add(new Question(query, measure));
        List<Map<String, Answer>> cells = evidence.breakdowns(questions, dimension);
        List<Answer> totals = dimension == null
                ? cells.stream().map(each -> each.getOrDefault("", NOTHING)).toList()
                : evidence.answers(questions);
        Map<String, Answer> byValue = new HashMap<>(cells.getLast());
        var values = new TreeSet<String>();
        cells.forEach(each -> values.addAll(each.keySet()));
        return new Pivot(
                values.stream()
                        .sorted(Comparator.comparing((String value) -> size(byValue.getOrDefault(value, NOTHING)))
                                .reversed()
                                .thenComparing(value -> value))
                        .toList(),
                cells.subList(0, spans.size()),
                byValue,
                totals.subList(0, spans.size()),
                totals.getLast());
    }

    private static BigDecimal size(Answer answer) {
        return Objects.requireNonNullElse(answer.value(), BigDecimal.ZERO);
    }

    Answer cell(int span, String value) {
        return cells.get(span).getOrDefault(value, NOTHING);
    }

    Answer total(String value) {
        return byValue.getOrDefault(value, NOTHING);
    }
}
