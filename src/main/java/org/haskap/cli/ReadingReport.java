package org.haskap.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.haskap.kernel.Finding;
import org.haskap.kernel.Place;
import org.haskap.reading.Account;
import org.haskap.reading.Document;
import org.haskap.reading.LineFate;
import org.haskap.reading.PlanDraft;
import org.haskap.reading.Reading;
import org.haskap.reading.RegisterDraft;
import org.haskap.reading.RegisterDraft.Programme;
import org.jspecify.annotations.Nullable;

/** A reading for people at a terminal: what it is, what was found, where every line went, what to look at. */
final class ReadingReport {
    private final PrintWriter out;

    ReadingReport(PrintWriter out) {
        this.out = out;
    }

    void print(Reading reading) {
        Document document = reading.document();
        out.println(document.name());
        row(
                "format",
                word(document.kind()),
                counted(document.pages(), "page"),
                counted(document.lines().size(), "line"));
        printPlan(reading.plan());
        printRegister(reading.register());
        printAccount(reading);
        printFindings(reading);
        out.println();
    }

    private void printPlan(@Nullable PlanDraft plan) {
        if (plan == null) {
            return;
        }
        row("plan", plan.title().isEmpty() ? "(no title found)" : plan.title());
        if (plan.owner() != null) {
            row("owner", plan.owner());
        }
        if (plan.period() != null) {
            row("period", plan.period().label());
        }
        for (PlanDraft.Level level : plan.levels()) {
            long nodes = plan.nodes().stream()
                    .filter(node -> node.level().equals(level.key()))
                    .count();
            count(nodes, level.key() + (level.name().isEmpty() ? "" : "  " + level.name()));
        }
        count(plan.indicators().size(), "indicators");
        if (!plan.organisations().isEmpty()) {
            count(plan.organisations().size(), "organisations");
        }
        if (!plan.zones().isEmpty()) {
            count(plan.zones().size(), "zones");
        }
    }

    private void printRegister(@Nullable RegisterDraft register) {
        if (register == null) {
            return;
        }
        long partners = register.programmes().stream()
                .flatMap(programme -> programme.partners().stream())
                .distinct()
                .count();
        long unknown = register.programmes().stream()
                .map(Programme::participants)
                .filter(participants -> participants.value() == null)
                .count();
        long participants = register.programmes().stream()
                .map(programme -> programme.participants().value())
                .mapToLong(value -> value == null ? 0 : value.longValue())
                .sum();
        row("register", "programmes held with partners");
        count(register.programmes().size(), "programmes");
        count(partners, "partners");
        count(
                participants,
                "participants" + (unknown == 0 ? "" : " (" + unknown + " programmes unknown, not counted)"));
    }

    private void printAccount(Reading reading) {
        Account account = reading.account();
        row("lines");
        count(account.content(), "content");
        count(account.furniture(), "furniture" + furniture(reading));
        count(account.finding(), "not understood, see the findings");
        count(account.blank(), "blank");
        count(account.total(), "in total");
    }

    /** The names of what was left out, with how often. */
    private static String furniture(Reading reading) {
        var names = new TreeMap<String, Integer>();
        for (LineFate fate : reading.fates()) {
            if (fate.fate() == LineFate.Fate.FURNITURE) {
                names.merge(fate.what(), 1, Integer::sum);
            }
        }
        var text = new StringBuilder();
        names.forEach((name, n) -> text.append(text.isEmpty() ? ": " : ", ")
                .append(name)
                .append(" ")
                .append(n));
        return text.toString();
    }

    private void printFindings(Reading reading) {
        if (reading.findings().isEmpty()) {
            row("findings", "none");
            return;
        }
        Map<Finding.Severity, Integer> counts = new LinkedHashMap<>();
        for (Finding.Severity severity : Finding.Severity.values()) {
            counts.put(severity, 0);
        }
        reading.findings().forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
        var summary = new StringBuilder();
        counts.forEach(
                (severity, n) -> summary.append(summary.isEmpty() ? "" : ", ").append(counted(n, word(severity))));
        row("findings", summary.toString());
        int widest = reading.findings().stream()
                .mapToInt(f -> f.code().length())
                .max()
                .orElse(0);
        int placeWidth = reading.findings().stream()
                .mapToInt(f -> place(f.place()).length())
                .max()
                .orElse(0);
        for (Finding finding : reading.findings()) {
            out.printf(
                    Locale.ROOT,
                    "    %-7s  %-" + Math.max(1, placeWidth) + "s  %-" + Math.max(1, widest) + "s  %s%n",
                    word(finding.severity()),
                    place(finding.place()),
                    finding.code(),
                    finding.message());
        }
    }

    private static String place(@Nullable Place place) {
        if (place == null) {
            return "whole document";
        }
        String line = "page " + place.page() + ", line " + place.line();
        return place.column() == null ? line : line + ", column " + place.column();
    }

    private void row(String key, String... values) {
        out.printf(Locale.ROOT, "  %-10s %s%n", key, String.join(", ", values));
    }

    private void count(long n, String what) {
        out.printf(Locale.ROOT, "    %,8d  %s%n", n, what);
    }

    private static String counted(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
