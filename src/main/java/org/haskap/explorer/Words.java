package org.haskap.explorer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.Measure;
import org.haskap.evidence.RecordedFact;
import org.haskap.kernel.JapanTime;
import org.haskap.web.ui.Chip;
import org.haskap.web.ui.Tone;
import org.jspecify.annotations.Nullable;

/** Days, figures and names as these pages write them. Pure. */
final class Words {
    private static final Map<String, String> MODULES = Map.of("feed", "外からの送信", "register", "取組の名簿");
    private static final int DECIMALS = 6;

    private Words() {}

    static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    static String time(Instant instant) {
        var time = instant.atZone(JapanTime.ZONE);
        return day(time.toLocalDate()) + String.format(Locale.ROOT, " %d:%02d", time.getHour(), time.getMinute());
    }

    /** 「1,234.5」; a dash where there is none. */
    static String number(@Nullable BigDecimal number) {
        if (number == null) {
            return "－";
        }
        BigDecimal plain = plain(number);
        return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }

    /** Without needless zeros, and not longer than anybody reads. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal rounded = number.scale() > DECIMALS ? number.setScale(DECIMALS, RoundingMode.HALF_UP) : number;
        BigDecimal stripped = rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static String module(String module) {
        return MODULES.getOrDefault(module, module);
    }

    static String measure(Measure measure) {
        return switch (measure) {
            case COUNT -> "件数";
            case SUM -> "数量の合計";
            case DISTINCT -> "実人数";
            case MEAN -> "数量の平均";
            case LATEST -> "最新の値";
        };
    }

    static String unit(Measure measure, FactKind kind) {
        return switch (measure) {
            case COUNT -> "件";
            case DISTINCT -> "人";
            case SUM, MEAN, LATEST -> kind.unit();
        };
    }

    /** 「館：中央、時間帯：朝」. */
    static String dimensions(Map<String, String> dimensions, @Nullable FactKind kind) {
        return dimensions.isEmpty()
                ? "－"
                : new TreeMap<>(dimensions)
                        .entrySet().stream()
                                .map(each -> name(each.getKey(), kind) + "：" + each.getValue())
                                .collect(Collectors.joining("、"));
    }

    private static String name(String dimension, @Nullable FactKind kind) {
        return kind == null
                ? dimension
                : kind.dimension(dimension).map(FactKind.Dimension::name).orElse(dimension);
    }

    /** Whether it counts, as a mark: as of the end of all that took it back and let it count again. */
    static Chip state(RecordedFact fact) {
        boolean first = fact.reverses() == null;
        return switch (fact.standing()) {
            case REVERSED ->
                new Chip(Tone.GRAY, "×", first ? "取り消し済み" : fact.weight() < 0 ? "取り消された取り消し" : "取り消された数え直し");
            case REVERSAL -> fact.weight() < 0 ? new Chip(Tone.ORANGE, "－", "取り消し") : new Chip(Tone.GREEN, "＋", "数え直し");
            case STANDING -> new Chip(Tone.GREEN, "✓", fact.reversedBy() == null ? "数えています" : "もう一度数えています");
        };
    }
}
