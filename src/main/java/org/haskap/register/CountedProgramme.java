package org.haskap.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.haskap.evidence.Fact;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.NodeRef;
import org.haskap.evidence.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a register leaves as facts. Pure.
 *
 * <p>A programme counts on its first day. Its participants count only where the cell holds one number and nothing else; a cell
 * with several numbers, with none, or with a word for "unknown" leaves no fact, because any choice among them would be ours
 * and not the register's.
 *
 * @param facts the facts, each with a kind of its own
 * @param reasons Japanese: why what is missing is not there
 */
public record CountedProgramme(List<Fact> facts, List<String> reasons) {
    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_SOURCE = 100;
    private static final int FIRST_YEAR = 1945;
    private static final int LAST_YEAR = 2100;

    /** Copies the lists. */
    public CountedProgramme {
        facts = List.copyOf(facts);
        reasons = List.copyOf(reasons);
    }

    /**
     * What a row leaves.
     *
     * @param registerId the register
     * @param programme the row
     * @param node the node it was asserted to carry out, or null
     */
    static CountedProgramme of(long registerId, Programme programme, @Nullable NodeRef node) {
        LocalDate start = programme.start();
        if (start == null) {
            return new CountedProgramme(
                    List.of(), List.of("開始日が「" + shown(programme.startText()) + "」で、日付として読めないため数えていません。"));
        }
        if (start.getYear() < FIRST_YEAR || start.getYear() > LAST_YEAR) {
            return new CountedProgramme(
                    List.of(), List.of("開始日が「" + shown(programme.startText()) + "」で、ありそうもない年のため数えていません。"));
        }
        var facts = new ArrayList<Fact>();
        var reasons = new ArrayList<String>();
        facts.add(fact(registerId, programme, ProgrammeKinds.HELD, start, FactKind.ONE, node));
        BigDecimal people = programme.participants().value();
        if (people != null) {
            facts.add(fact(registerId, programme, ProgrammeKinds.PARTICIPANTS, start, people, node));
        } else {
            reasons.add("参加人数が「" + shown(programme.participants().text()) + "」で、一つの人数として読めないため数えていません。");
        }
        return new CountedProgramme(facts, reasons);
    }

    private static Fact fact(
            long registerId,
            Programme programme,
            String kind,
            LocalDate day,
            BigDecimal quantity,
            @Nullable NodeRef node) {
        var dimensions = new LinkedHashMap<String, String>();
        put(dimensions, ProgrammeKinds.FORM.code(), programme.form());
        put(dimensions, ProgrammeKinds.RECURRENCE.code(), programme.recurrence());
        String id = registerId + "/" + programme.no();
        var source = new SourceRecord(
                "register",
                id.substring(0, Math.min(id.length(), LONGEST_SOURCE)),
                ProgrammeAddress.of(programme.no(), programme.fiscalYear()));
        return new Fact(kind, day, quantity, node, null, dimensions, source);
    }

    private static void put(Map<String, String> dimensions, String code, String text) {
        String value = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (!value.isEmpty()) {
            int length = value.codePointCount(0, value.length());
            dimensions.put(
                    code,
                    length <= LONGEST_VALUE
                            ? value
                            : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…");
        }
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        int length = line.codePointCount(0, line.length());
        return length == 0 ? "空欄" : length <= 40 ? line : line.substring(0, line.offsetByCodePoints(0, 40)) + "…";
    }

    /** All that a fact says in one text, by which an unchanged row is known. */
    static String content(Fact fact) {
        NodeRef node = fact.node();
        return String.join(
                "\u001F",
                fact.kind(),
                fact.occurredOn().toString(),
                fact.quantity().signum() == 0
                        ? "0"
                        : fact.quantity().stripTrailingZeros().toPlainString(),
                node == null ? "" : node.plan() + "/" + node.code(),
                new TreeMap<>(fact.dimensions())
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining("\u001E")));
    }
}
