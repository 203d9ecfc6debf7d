package org.haskap.strategy;

import java.util.List;
import org.haskap.web.Query;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;

/** The conditions that hold, each with the way out of it. Pure. */
final class Conditions {
    private Conditions() {}

    static List<Filter.Condition> of(List<Field> fields, Query query) {
        return fields.stream()
                .filter(field -> !field.value().isEmpty())
                .map(field -> new Filter.Condition(field.label() + "：" + shown(field), query.without(field.name())))
                .toList();
    }

    private static String shown(Field field) {
        return field.options().stream()
                .filter(option -> option.value().equals(field.value()))
                .map(Field.Option::label)
                .findFirst()
                .orElse(field.value());
    }
}
