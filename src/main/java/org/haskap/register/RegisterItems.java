package org.haskap.register;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.haskap.access.Organisation;
import org.haskap.kernel.Difference;
import org.haskap.kernel.Difference.Field;
import org.haskap.kernel.Difference.Item;
import org.haskap.kernel.Likeness;
import org.jspecify.annotations.Nullable;

/**
 * Describes a register row by row and column by column, so that two editions can be compared. Pure. Cells are compared
 * as printed, together with what was understood by them, so that a better reader's understanding counts as a change too.
 */
final class RegisterItems {
    private RegisterItems() {}

    /**
     * What differs between two editions. A programme is known again by its name and first day, then by its name, and only
     * then by its number, which moves in every row when one is put in above.
     */
    static Difference difference(@Nullable Register before, Register after) {
        var programmes = new IdentityHashMap<Item, Programme>();
        List<Item> old = before == null ? List.of() : of(before, programmes);
        List<Item> now = of(after, programmes);
        return Difference.between(
                old,
                now,
                List.of(
                        item -> key(item, programmes.get(item), true),
                        item -> key(item, programmes.get(item), false),
                        item -> List.of(item.what(), item.code())));
    }

    private static Object key(Item item, @Nullable Programme programme, boolean dated) {
        if (programme == null) {
            return List.of(item.what(), item.code());
        }
        String start = Objects.toString(programme.start(), programme.startText());
        return List.of(item.what(), Likeness.fold(programme.name()), dated ? start : "");
    }

    static List<Item> of(Register register) {
        return of(register, new IdentityHashMap<>());
    }

    /** The items, noting which programme each describes. */
    private static List<Item> of(Register register, Map<Item, Programme> programmes) {
        List<String> names = columnNames(register);
        var items = new ArrayList<Item>();
        items.add(new Item(
                "名簿",
                "columns",
                register.fiscalYear().label(),
                List.of(Field.exact("見出し", String.join("、", register.columns())))));
        for (Programme programme : register.programmes()) {
            var item = new Item("取組", programme.no(), programme.name(), fields(names, programme));
            items.add(item);
            programmes.put(item, programme);
        }
        return List.copyOf(items);
    }

    /** The headings on one line each, told apart where two are equal; as many as the widest row has cells. */
    private static List<String> columnNames(Register register) {
        int width = register.programmes().stream()
                .mapToInt(programme -> programme.cells().size())
                .max()
                .orElse(0);
        var seen = new HashMap<String, Integer>();
        var names = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            String heading =
                    i < register.columns().size() ? register.columns().get(i).strip() : "";
            String name = heading.isEmpty() ? (i + 1) + "列目" : heading.replaceAll("\\s+", " ");
            int count = seen.merge(name, 1, Integer::sum);
            names.add(count == 1 ? name : name + "（" + count + "）");
        }
        return names;
    }

    private static List<Field> fields(List<String> names, Programme programme) {
        Map<String, String> understood = understood(programme);
        var fields = new ArrayList<Field>();
        for (int i = 0; i < programme.cells().size(); i++) {
            String cell = programme.cells().get(i);
            String meaning = understood.getOrDefault(cell.strip(), "");
            fields.add(new Field(names.get(i), cell, meaning.isEmpty() ? cell : cell + "|" + meaning));
        }
        return fields;
    }

    /** What was understood by each printed text of the row. */
    private static Map<String, String> understood(Programme programme) {
        var parts = new HashMap<String, String>();
        BigDecimal people = programme.participants().value();
        note(parts, programme.firstYearText(), programme.firstYear());
        note(parts, programme.startText(), programme.start());
        note(parts, programme.endText(), programme.end());
        note(parts, programme.participants().text(), people == null ? null : people.toPlainString());
        note(
                parts,
                programme.partnersText(),
                programme.partners().stream().map(Organisation::name).collect(Collectors.joining("、")));
        return parts;
    }

    private static void note(Map<String, String> parts, String printed, @Nullable Object value) {
        if (!printed.isBlank()) {
            parts.merge(printed.strip(), Objects.toString(value, "-"), (a, b) -> a + "|" + b);
        }
    }
}
