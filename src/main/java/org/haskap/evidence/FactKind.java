package org.haskap.evidence;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kind of fact. A module that leaves facts declares its kinds as beans; a region adds kinds of its own for what other systems
 * report.
 *
 * @param code dotted and lower-case, such as {@code consultation.opened}; stored, so it never changes
 * @param name Japanese name, such as 「相談の受付」
 * @param sentence what one fact of it says, as a Japanese sentence
 * @param unit unit of the quantity, such as 件, 人 or 円
 * @param dimensions by what it can be broken down; their values are few words, never personal data
 */
public record FactKind(String code, String name, String sentence, String unit, List<Dimension> dimensions) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    /** Refuses a code that is not dotted lower-case. */
    public FactKind {
        if (!CODE.matcher(code).matches() || code.length() > 80) {
            throw new IllegalArgumentException(
                    "a kind's code is dotted, lower-case, such as consultation.opened: " + code);
        }
        dimensions = List.copyOf(dimensions);
    }

    /**
     * By what facts can be broken down.
     *
     * @param code lower-case, such as {@code channel}
     * @param name Japanese name, such as 「受付の方法」
     */
    public record Dimension(String code, String name) {}

    /** The dimension of that code. */
    public Optional<Dimension> dimension(String code) {
        return dimensions.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** The quantity of a fact that stands for one occurrence. */
    public static final BigDecimal ONE = BigDecimal.ONE;
}
