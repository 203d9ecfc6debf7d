package org.haskap.opendata;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haskap.opendata.MachineReadability.Broken;
import org.haskap.opendata.MachineReadability.Level;
import org.haskap.strategy.Dates;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Tone;
import org.jspecify.annotations.Nullable;

/**
 * The page of all data sets.
 *
 * @param version publication version
 * @param published the day it was published, or empty when nothing was
 * @param licence the terms of use with their text, or null when the region has not set any
 * @param sets the data sets
 */
public record DataPage(
        long version, String published, @Nullable Link licence, List<Set> sets) {
    /** Copies the list. */
    public DataPage {
        sets = List.copyOf(sets);
    }

    /**
     * A data set.
     *
     * @param name its name in addresses
     * @param title its name
     * @param description what a row is
     * @param rows how many there are
     * @param size size of the CSV file in words
     * @param jsonSize size of the JSON file in words
     * @param score what the self-check found, in a word
     * @param scores the same by level
     * @param broken the rules it breaks, each in a sentence
     * @param columns its columns
     */
    public record Set(
            String name,
            String title,
            String description,
            String rows,
            String size,
            String jsonSize,
            Chip score,
            String scores,
            List<String> broken,
            List<Field> columns) {
        /** Copies the lists. */
        public Set {
            broken = List.copyOf(broken);
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column.
     *
     * @param name its heading
     * @param title what it holds
     * @param type what its cells are, in a word
     */
    public record Field(String name, String title, String type) {}

    static DataPage of(OpenData.Published published) {
        PublicData data = published.data();
        boolean anything = !data.plans().isEmpty() || !data.registers().isEmpty();
        return new DataPage(
                data.version(),
                anything ? Dates.day(data.published()) : "",
                data.licence()
                        .map(licence -> new Link(licence.title(), licence.url()))
                        .orElse(null),
                published.described().stream().map(DataPage::set).toList());
    }

    private static Set set(OpenData.Described described) {
        Dataset dataset = described.dataset();
        var readability = described.readability();
        boolean all = readability.broken().isEmpty();
        return new Set(
                dataset.name(),
                dataset.title(),
                dataset.description(),
                String.format(Locale.ROOT, "%,d", described.rows()),
                size(described.bytes()),
                size(described.jsonBytes()),
                new Chip(all ? Tone.GREEN : Tone.YELLOW, all ? "✓" : "!", all ? "すべて満たす" : "元の表のまま"),
                Stream.of(Level.values())
                        .map(level -> level + " " + readability.scores().get(level) + "点")
                        .collect(Collectors.joining("・")),
                readability.broken().stream()
                        .map(checked -> checked.rule().code() + " "
                                + checked.rule().title()
                                + (checked.outcome() instanceof Broken broken ? "（" + broken.where() + "）" : ""))
                        .toList(),
                dataset.columns().stream().map(DataPage::field).toList());
    }

    private static Field field(Column column) {
        String type = switch (column.type()) {
            case TEXT -> column.codes() == null ? "文字列" : "コード（表 " + column.codes() + "）";
            case PROSE -> "文章";
            case NUMBER -> "数" + unit(column);
            case INTEGER -> "整数" + unit(column);
            case DATE -> "日付";
            case TIME -> "時刻（UTC）";
            case PRINTED -> "元の表のまま";
        };
        return new Field(column.name(), column.title(), type);
    }

    private static String unit(Column column) {
        return Optional.ofNullable(column.unit())
                .map(unit ->
                        unit.startsWith("{") ? "（単位は列" + unit.substring(1, unit.length() - 1) + "）" : "（" + unit + "）")
                .orElse("");
    }

    private static String size(long bytes) {
        return bytes < 1024
                ? bytes + "B"
                : bytes < 1024 * 1024
                        ? Math.round(bytes / 1024.0) + "KB"
                        : String.format(Locale.ROOT, "%.1fMB", bytes / 1024.0 / 1024.0);
    }
}
