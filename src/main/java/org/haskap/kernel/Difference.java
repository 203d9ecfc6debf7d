package org.haskap.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What differs between two states of a whole (two editions of a plan or of a register).
 *
 * @param changes in the order of the newer state; what is gone comes last, in the order of the older one
 */
public record Difference(List<Change> changes) {
    /** Copies the list. */
    public Difference {
        changes = List.copyOf(changes);
    }

    /**
     * One thing of a whole, described so that two states of it can be compared.
     *
     * @param what sort of thing, in the document's own word
     * @param code what the thing is known by in both states; unique among things of the same {@code what}
     * @param title its name
     * @param fields its parts, named
     */
    public record Item(String what, String code, String title, List<Field> fields) {
        /** Copies the list. */
        public Item {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A named part of a thing.
     *
     * @param name as shown on pages
     * @param shown the text as a person reads it
     * @param meaning what is compared: two texts that differ without a difference in meaning share it
     */
    public record Field(String name, String shown, String meaning) {
        /** A text whose white space means nothing. */
        public static Field text(String name, String shown) {
            return new Field(name, shown, shown.replaceAll("[\\s\\p{Z}]+", ""));
        }

        /** A text of which every character counts. */
        public static Field exact(String name, String shown) {
            return new Field(name, shown, shown);
        }
    }

    /** Compares two states thing by thing and field by field. A thing whose {@code what} changed counts as changed. */
    public static Difference between(List<Item> before, List<Item> after) {
        return between(before, after, List.of(item -> List.of(item.what(), item.code()), Item::code));
    }

    /**
     * Compares two states whose things are not, or not only, known again by their codes.
     *
     * @param keys what a thing is known again by, the surest first; things of an equal key pair in their order, and what
     *     one key has paired the next leaves alone
     */
    public static Difference between(List<Item> before, List<Item> after, List<Function<Item, Object>> keys) {
        Set<Item> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        gone.addAll(before);
        var known = new IdentityHashMap<Item, Item>();
        for (Function<Item, Object> key : keys) {
            Map<Object, Deque<Item>> open = new HashMap<>();
            before.stream()
                    .filter(gone::contains)
                    .forEach(item -> open.computeIfAbsent(key.apply(item), k -> new ArrayDeque<>())
                            .add(item));
            for (Item item : after) {
                Deque<Item> same = known.containsKey(item) ? null : open.get(key.apply(item));
                Item old = same == null ? null : same.poll();
                if (old != null) {
                    known.put(item, old);
                    gone.remove(old);
                }
            }
        }
        var changes = new ArrayList<Change>();
        for (Item item : after) {
            Item old = known.get(item);
            if (old == null) {
                changes.add(whole(Change.Kind.ADDED, item));
            } else {
                changes.addAll(fields(old, item));
            }
        }
        before.stream().filter(gone::contains).forEach(item -> changes.add(whole(Change.Kind.GONE, item)));
        return new Difference(changes);
    }

    /** Whether the two states say the same. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** How many changes are of this kind. */
    public long count(Change.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    /** The difference in one Japanese sentence: 「追加1件、変更2件、削除0件です。」 */
    public String toSentence() {
        if (isEmpty()) {
            return "違いはありません。";
        }
        var counts = new ArrayList<String>();
        for (Change.Kind kind : Change.Kind.values()) {
            counts.add(kind.label() + count(kind) + "件");
        }
        return String.join("、", counts) + "です。";
    }

    private static Change whole(Change.Kind kind, Item item) {
        boolean added = kind == Change.Kind.ADDED;
        return new Change(
                kind, item.what(), item.code(), item.title(), "", added ? "" : item.title(), added ? item.title() : "");
    }

    private static List<Change> fields(Item before, Item after) {
        Map<String, Field> old = new LinkedHashMap<>();
        before.fields().forEach(field -> old.put(field.name(), field));
        var changes = new ArrayList<Change>();
        if (!before.what().equals(after.what())) {
            changes.add(changed(after, "種類", before.what(), after.what()));
        }
        for (Field field : after.fields()) {
            Field was = old.remove(field.name());
            String meaning = was == null ? "" : was.meaning();
            if (!meaning.equals(field.meaning())) {
                changes.add(changed(after, field.name(), was == null ? "" : was.shown(), field.shown()));
            }
        }
        for (Field field : old.values()) {
            if (!field.meaning().isEmpty()) {
                changes.add(changed(after, field.name(), field.shown(), ""));
            }
        }
        return changes;
    }

    private static Change changed(Item item, String field, String before, String after) {
        return new Change(Change.Kind.CHANGED, item.what(), item.code(), item.title(), field, before, after);
    }
}
