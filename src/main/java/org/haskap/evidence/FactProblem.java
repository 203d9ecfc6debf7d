package org.haskap.evidence;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a fact cannot be recorded.
 *
 * @param position which of the facts given, from 0
 * @param part which part of it
 * @param name the dimension, where it is one; empty otherwise
 * @param sentence what is wrong and what to do, in Japanese, for pages
 * @param reason the same in English, for logs
 */
public record FactProblem(int position, Part part, String name, String sentence, String reason) {
    static final int LONGEST = 100;
    private static final int DIGITS = 18;
    private static final int DECIMALS = 6;
    private static final int FIRST_YEAR = 1868;
    private static final int LAST_YEAR = 2200;

    /** The parts of a fact. */
    public enum Part {
        /** Its kind. */
        KIND,
        /** The day it happened on. */
        DAY,
        /** Its quantity. */
        QUANTITY,
        /** The node it was done for. */
        NODE,
        /** For whom. */
        SUBJECT,
        /** A dimension or its value. */
        DIMENSION,
        /** The record it came from. */
        SOURCE
    }

    /** What is wrong with a fact by itself; whether its node exists is asked elsewhere. */
    static Optional<FactProblem> of(int position, Fact fact, @Nullable FactKind kind) {
        if (kind == null) {
            return problem(
                    position,
                    Part.KIND,
                    "",
                    "種類「" + fact.kind() + "」は登録されていません。種類の一覧にあるコードを書いてください。",
                    "there is no kind " + fact.kind() + "; declare it, or use one that is declared");
        }
        for (Map.Entry<String, String> value : fact.dimensions().entrySet()) {
            Optional<FactProblem> wrong = dimension(position, kind, value.getKey(), value.getValue());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return ofValues(position, fact);
    }

    private static Optional<FactProblem> dimension(int position, FactKind kind, String name, String value) {
        if (kind.dimension(name).isEmpty()) {
            String declared =
                    kind.dimensions().stream().map(FactKind.Dimension::code).collect(Collectors.joining(", "));
            return problem(
                    position,
                    Part.DIMENSION,
                    name,
                    "種類「" + kind.name() + "」に区分「" + name + "」はありません。使える区分：" + (declared.isEmpty() ? "なし" : declared)
                            + "。",
                    "kind " + kind.code() + " has no dimension " + name + "; it has: " + declared);
        }
        if (value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            return problem(
                    position,
                    Part.DIMENSION,
                    name,
                    "区分「" + name + "」の値は1〜" + LONGEST + "文字で書いてください。値がなければ区分ごと省きます。",
                    "the value of dimension " + name + " has " + value.length() + " characters; write 1 to " + LONGEST
                            + ", or leave the dimension out");
        }
        return Optional.empty();
    }

    /** What is wrong with what differs from fact to fact. */
    static Optional<FactProblem> ofValues(int position, Fact fact) {
        BigDecimal quantity = fact.quantity();
        if (quantity.stripTrailingZeros().scale() > DECIMALS
                || (long) quantity.precision() - quantity.scale() > DIGITS) {
            return problem(
                    position,
                    Part.QUANTITY,
                    "",
                    "数量は整数部" + DIGITS + "桁、小数部" + DECIMALS + "桁までで書いてください。",
                    "the quantity has more than " + DIGITS + " digits or " + DECIMALS + " decimals; round it");
        }
        int year = fact.occurredOn().getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return problem(
                    position,
                    Part.DAY,
                    "",
                    "日付が" + FIRST_YEAR + "年から" + LAST_YEAR + "年の外にあります。日付を確かめてください。",
                    "the day " + fact.occurredOn() + " lies outside " + FIRST_YEAR + " to " + LAST_YEAR
                            + "; check the year");
        }
        Subject subject = fact.subject();
        if (subject != null
                && (subject.id().isBlank()
                        || subject.namespace().isBlank()
                        || subject.namespace().indexOf('\0') >= 0)) {
            return problem(
                    position,
                    Part.SUBJECT,
                    "",
                    "対象者の番号が空です。分からなければ対象者ごと省いてください。",
                    "the subject has no identifier; leave the subject out");
        }
        for (String text : List.of(fact.source().module(), fact.source().id())) {
            if (text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
                return problem(
                        position,
                        Part.SOURCE,
                        "",
                        "元の記録の番号は1〜" + LONGEST + "文字で書いてください。",
                        "the source record has no key, or one longer than " + LONGEST + " characters; give its key");
            }
        }
        return Optional.empty();
    }

    static FactProblem unknownNode(int position, NodeRef node) {
        return new FactProblem(
                position,
                Part.NODE,
                "",
                "計画の項目「" + node.code() + "」はどの版にもありません。項目の記号を確かめてください。",
                "plan " + node.plan() + " never had a node " + node.code() + " in an adopted edition; check its code");
    }

    private static Optional<FactProblem> problem(int position, Part part, String name, String sentence, String reason) {
        return Optional.of(new FactProblem(position, part, name, sentence, reason));
    }
}
