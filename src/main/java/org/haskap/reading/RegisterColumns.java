package org.haskap.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which cell of a row holds what, told by the headings' names and never by their position. */
final class RegisterColumns {

    /** What a register states of a programme; the key names it in the vocabulary {@code register-columns.txt}. */
    enum Column {
        NO("no", "番号"),
        DEPARTMENT("department", "所管部名"),
        NAME("name", "名称"),
        PARTNERS("partners", "関係団体名"),
        FORM("form", "協働の形態"),
        RECURRENCE("recurrence", "実施区分"),
        FIRST_YEAR("firstYear", "初回実施年"),
        START("start", "開始日"),
        END("end", "終了日"),
        PURPOSE("purpose", "目的"),
        PARTICIPANTS("participants", "参加人数"),
        EFFECT("effect", "取組の効果");

        private final String key;
        private final String label;

        Column(String key, String label) {
            this.key = key;
            this.label = label;
        }

        /** The usual heading. */
        String label() {
            return label;
        }
    }

    /** A row is taken for headings when it names a programme, its collaboration, and at least so many columns. */
    private static final int COLUMNS_OF_A_HEADING = 4;

    private static final int COLUMNS_OF_A_LIKENESS = 3;

    private static final Pattern BRACKETED = Pattern.compile("\\([^()]*\\)");
    private static final Pattern DASHES = Pattern.compile("[\\-‐‑‒–—―−─ー]");
    private static final Map<String, Column> VOCABULARY = vocabulary();

    private final List<String> headings;
    private final Map<Column, Integer> positions;
    private final Map<Integer, Column> repeated;

    private RegisterColumns(List<String> headings, Map<Column, Integer> positions, Map<Integer, Column> repeated) {
        this.headings = List.copyOf(headings);
        this.positions = positions;
        this.repeated = repeated;
    }

    /** The columns, when the cells are headings of a register. */
    static Optional<RegisterColumns> of(List<String> cells) {
        var positions = new EnumMap<Column, Integer>(Column.class);
        var repeated = new HashMap<Integer, Column>();
        for (int i = 0; i < cells.size(); i++) {
            int position = i;
            column(cells.get(i)).ifPresent(column -> {
                if (positions.putIfAbsent(column, position) != null) {
                    repeated.put(position, column);
                }
            });
        }
        for (int i = 0; i < cells.size(); i++) {
            Optional<Column> column = column(cells.get(i)).isPresent() ? Optional.empty() : byLastWord(cells.get(i));
            if (column.isPresent()) {
                positions.putIfAbsent(column.get(), i);
            }
        }
        boolean collaboration = positions.containsKey(Column.PARTNERS)
                || positions.containsKey(Column.FORM)
                || positions.containsKey(Column.RECURRENCE);
        return positions.containsKey(Column.NAME) && collaboration && positions.size() >= COLUMNS_OF_A_HEADING
                ? Optional.of(new RegisterColumns(cells, positions, repeated))
                : Optional.empty();
    }

    /** Whether the cells name several columns, among them who holds the programme or in what form. */
    static boolean resembles(List<String> cells) {
        Set<Column> named = EnumSet.noneOf(Column.class);
        cells.forEach(cell -> column(cell).or(() -> byLastWord(cell)).ifPresent(named::add));
        return named.size() >= COLUMNS_OF_A_LIKENESS
                && (named.contains(Column.PARTNERS) || named.contains(Column.FORM));
    }

    /** The headings as printed. */
    List<String> headings() {
        return headings;
    }

    boolean has(Column column) {
        return positions.containsKey(column);
    }

    /** The column's heading as printed, on one line; the usual one when the table lacks it. */
    String heading(Column column) {
        Integer position = positions.get(column);
        return position == null
                ? column.label()
                : headings.get(position).strip().replaceAll("[\\s\u3000]+", " ");
    }

    /** Position of the column from 1, for places; 1 when the table lacks it. */
    int number(Column column) {
        return positions.getOrDefault(column, 0) + 1;
    }

    /** The row's text for a column without outer white space; empty when the row or the table lacks it. */
    String text(List<String> row, Column column) {
        Integer position = positions.get(column);
        return position == null || position >= row.size()
                ? ""
                : row.get(position).strip();
    }

    /** Whether one column states first and last day together (実施期間). */
    boolean spans() {
        return has(Column.START) && !has(Column.END) && heading(Column.START).contains("期間");
    }

    /** What a heading at a position (from 0) means, repeated ones excepted. */
    boolean understood(int position) {
        return positions.containsValue(position);
    }

    /** Whether the heading at a position (from 0) names a column that an earlier one names already. */
    boolean repeated(int position) {
        return repeated.containsKey(position);
    }

    private static Optional<Column> column(String heading) {
        String key = normalise(heading);
        Column exact = VOCABULARY.get(key);
        if (exact != null || key.isEmpty()) {
            return Optional.ofNullable(exact);
        }
        return Optional.ofNullable(VOCABULARY.get(BRACKETED.matcher(key).replaceAll("")));
    }

    /** What the last word of a longer heading says: 協働事業の名称 is a name. But whose name counts: 協力団体の名称 is a partner. */
    private static Optional<Column> byLastWord(String heading) {
        String key = BRACKETED.matcher(normalise(heading)).replaceAll("");
        int of = key.lastIndexOf('の');
        Column column = of < 0 ? null : VOCABULARY.get(key.substring(of + 1));
        if (column != Column.NAME) {
            return Optional.ofNullable(column);
        }
        String owner = key.substring(0, of);
        return VOCABULARY.entrySet().stream()
                .filter(word -> word.getValue() == Column.PARTNERS || word.getValue() == Column.DEPARTMENT)
                .filter(word -> owner.endsWith(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> Optional.of(Column.NAME));
    }

    /** One form for all ways to print a heading: width, brackets, dashes, white space, case, a final point. */
    private static String normalise(String heading) {
        String narrow = Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u3000]+", "")
                .replaceAll("[\\[【〔〈]", "(")
                .replaceAll("[\\]】〕〉]", ")")
                .toLowerCase(Locale.ROOT);
        return DASHES.matcher(narrow).replaceAll("-").replaceAll("[.。*]+$", "");
    }

    private static Map<String, Column> vocabulary() {
        var words = new HashMap<String, Column>();
        try (InputStream in = RegisterColumns.class.getResourceAsStream("register-columns.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> {
                        int equals = line.indexOf('=');
                        String key = line.substring(0, equals).strip();
                        Column column = Arrays.stream(Column.values())
                                .filter(c -> c.key.equals(key))
                                .findFirst()
                                .orElseThrow(() ->
                                        new IllegalStateException("register-columns.txt names no column: " + key));
                        for (String word : line.substring(equals + 1).split(",", -1)) {
                            words.put(normalise(word), column);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(words);
    }
}
