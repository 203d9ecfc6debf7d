package org.haskap.strategy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haskap.access.People;
import org.haskap.document.Attachments;
import org.haskap.document.Documents;
import org.haskap.document.KeptDocument;
import org.haskap.evidence.Answer;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.FactKinds;
import org.haskap.evidence.FactQuery;
import org.haskap.evidence.Measure;
import org.haskap.evidence.Question;
import org.haskap.evidence.RecordedFact;
import org.haskap.indicator.Counted;
import org.haskap.indicator.Formula;
import org.haskap.indicator.Formulas;
import org.haskap.indicator.IndicatorRef;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Observations;
import org.haskap.indicator.Standings;
import org.haskap.indicator.Working;
import org.haskap.plan.Indicator;
import org.haskap.web.NotFoundException;
import org.haskap.web.Query;
import org.haskap.web.ui.Pagination;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up how the figures of an indicator came about. */
@Component
final class Lineages {
    private static final int FACTS_ON_A_PAGE = 100;

    /** Deeper pages would read all before them; who needs more searches among the facts. */
    private static final int MOST_PAGES = 100;

    /** Nobody searches for earlier days. */
    private static final LocalDate SEARCHED = LocalDate.of(1945, 1, 1);

    private final Standings standings;
    private final Formulas formulas;
    private final Observations observations;
    private final Evidence evidence;
    private final FactKinds kinds;
    private final Documents documents;
    private final Attachments attachments;
    private final People people;

    Lineages(
            Standings standings,
            Formulas formulas,
            Observations observations,
            Evidence evidence,
            FactKinds kinds,
            Documents documents,
            Attachments attachments,
            People people) {
        this.standings = standings;
        this.formulas = formulas;
        this.observations = observations;
        this.evidence = evidence;
        this.kinds = kinds;
        this.documents = documents;
        this.attachments = attachments;
        this.people = people;
    }

    /**
     * What a reader asked to see.
     *
     * @param period code of the period whose value is split up; empty for the newest that was counted
     * @param part 1 or, of a share, 2: whose facts are listed
     * @param page which of the facts' pages, from 1
     * @param here the page, for the links to the others
     */
    record Asked(String period, int part, int page, Query here) {}

    /** As everybody may see it. */
    Lineage open(Outline outline, Indicator indicator, String period) {
        return found(outline, indicator, new Asked(period, 1, 1, Query.of(LineageLinks.page(indicator))), false);
    }

    /** As staff see it, down to the single facts. */
    Lineage whole(Outline outline, Indicator indicator, Asked asked) {
        return found(outline, indicator, asked, true);
    }

    private Lineage found(Outline outline, Indicator indicator, Asked asked, boolean whole) {
        var tree = outline.tree();
        var ref = new IndicatorRef(tree.plan().id(), indicator.code());
        var working = standings.working(tree, indicator.code()).orElseThrow();
        long document = tree.edition().documentId();
        List<Observation> history = observations.history(ref);
        var chosen = chosen(working, asked.period());
        var facts = whole ? facts(chosen, asked) : null;
        boolean inside = whole && observations.inside(tree, indicator);
        return new Lineage(
                outline,
                working,
                documents
                        .find(document)
                        .orElseThrow(() -> new IllegalStateException("edition without its document " + document)),
                documents.line(document, indicator.place()),
                formulas.versions(ref),
                history,
                chosen,
                chosen == null ? List.of() : parts(chosen, whole),
                facts,
                inside,
                sources(history, inside),
                whole ? names(facts, inside ? history : List.of()) : Map.of());
    }

    /** The documents that values came from, as far as the reader may know of them. */
    private Map<Long, KeptDocument> sources(List<Observation> history, boolean inside) {
        List<Long> cited = history.stream()
                .map(Observation::document)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return attachments.find(cited).stream()
                .filter(document -> inside || document.isPublic())
                .collect(Collectors.toMap(KeptDocument::id, document -> document));
    }

    private static Working.@Nullable Figure chosen(Working working, String period) {
        if (!period.isEmpty()) {
            return working.figures().stream()
                    .filter(figure -> figure.actual().period().code().equals(period))
                    .findFirst()
                    .orElseThrow(() -> new NotFoundException("「" + period + "」の値はありません。"));
        }
        return working.figures().stream()
                .filter(figure -> figure.counted() != null && figure.counted().facts() > 0)
                .reduce((_, last) -> last)
                .orElse(null);
    }

    /** The parts of the newest counted value that a page of the indicator itself shows. */
    List<Breakdown> partsOf(Working working) {
        var newest = chosen(working, "");
        return newest == null ? List.of() : published(newest, false);
    }

    private List<Breakdown> parts(Working.Figure figure, boolean whole) {
        return whole
                ? split(figure).stream()
                        .flatMap(part -> Stream.concat(byDimension(part, true).stream(), byMonth(part, true).stream()))
                        .toList()
                : published(figure, true);
    }

    /**
     * As everybody may see it. Figures in the making are not split: who reads their tables again and again sees what each new
     * fact added. Nor is a share of facts among facts of the same kind: its two tables are no secret to each other.
     *
     * @param months whether by month too
     */
    private List<Breakdown> published(Working.Figure figure, boolean months) {
        var parts = split(figure);
        if (parts.isEmpty()) {
            return List.of();
        }
        String words = parts.getFirst().asked().words();
        if (Objects.requireNonNull(figure.counted()).running()) {
            return List.of(Breakdown.untold(
                    "split", words, "まだ終わっていない時期なので、示しません。途中の数を続けて見ると、一人ひとりのことが分かってしまうためです。時期が終わると示します。"));
        }
        if (parts.stream()
                        .map(part -> part.question().facts().kind())
                        .distinct()
                        .count()
                < parts.size()) {
            return List.of(Breakdown.untold(
                    "split", words, "割合の分子と分母を同じ種類の記録から数えているため、示しません。二つの内訳を見比べると、人数の少ないところが計算で分かってしまうためです。"));
        }
        return parts.stream()
                .flatMap(part -> Masking.together(Stream.concat(
                                        byDimension(part, false).stream(),
                                        months ? byMonth(part, false).stream() : Stream.<Breakdown>empty())
                                .toList())
                        .stream())
                .toList();
    }

    private List<Breakdown> byMonth(Part part, boolean whole) {
        if (part.question().measure() == Measure.LATEST) {
            return List.of();
        }
        var months = new LinkedHashMap<String, Answer>();
        evidence.months(part.question()).forEach((month, answer) -> months.put(Dates.month(month), answer));
        return shown(List.of(table(part, "months", "月", months, whole)));
    }

    private List<Breakdown> byDimension(Part part, boolean whole) {
        var found = new ArrayList<Breakdown>();
        var kind = kinds.find(part.question().facts().kind());
        for (var dimension : kind.map(FactKind::dimensions).orElse(List.of())) {
            if (!part.question().facts().dimensions().containsKey(dimension.code())) {
                found.add(table(
                        part,
                        dimension.code(),
                        dimension.name(),
                        evidence.breakdown(part.question(), dimension.code()),
                        whole));
            }
        }
        return shown(found);
    }

    /** A table of nothing says nothing. */
    private static List<Breakdown> shown(List<Breakdown> tables) {
        return tables.stream()
                .filter(table -> !table.cells().isEmpty() || !table.note().isEmpty())
                .toList();
    }

    private static Breakdown table(Part part, String id, String by, Map<String, Answer> cells, boolean whole) {
        var split = new Breakdown.Split(
                "split-" + part.number() + "-" + id,
                part.asked().words(),
                by,
                part.asked().unit(),
                part.question().measure());
        return whole ? Breakdown.whole(split, cells) : Breakdown.masked(split, cells);
    }

    /** One of the figures asked for, with what is split of it. */
    private record Part(int number, Counted.Asked asked, Question question) {}

    /**
     * What was asked for a value, without what earlier years brought to it: the parts of two running totals would give away
     * what lies between them.
     */
    private static List<Part> split(Working.Figure figure) {
        var counted = figure.counted();
        var formula = figure.formula();
        if (counted == null || formula == null || counted.facts() == 0) {
            return List.of();
        }
        var span = formula.span();
        LocalDate first = span.yearFrom(span.year(counted.period().end()));
        List<Measure> measures = Formula.measures(formula.formula());
        var parts = new ArrayList<Part>();
        for (int i = 0; i < counted.asked().size(); i++) {
            var asked = counted.asked().get(i);
            var query = asked.query();
            boolean state = measures.get(i) == Measure.LATEST;
            LocalDate from = state || query.from().isAfter(first) ? query.from() : first;
            parts.add(new Part(
                    i + 1,
                    asked,
                    new Question(
                            new FactQuery(query.kind(), query.subtree(), query.dimensions(), from, query.to()),
                            measures.get(i))));
        }
        return parts;
    }

    private Lineage.@Nullable Facts facts(Working.@Nullable Figure figure, Asked asked) {
        var counted = figure == null ? null : figure.counted();
        if (counted == null || counted.asked().isEmpty()) {
            return null;
        }
        int part = Math.clamp(asked.part(), 1, counted.asked().size());
        var of = counted.asked().get(part - 1);
        long total = evidence.count(of.query());
        long full = (total + FACTS_ON_A_PAGE - 1) / FACTS_ON_A_PAGE;
        int last = Math.clamp(full, 1, MOST_PAGES);
        int page = Math.clamp(asked.page(), 1, last);
        List<RecordedFact> rows = evidence.facts(of.query(), (page - 1) * FACTS_ON_A_PAGE, FACTS_ON_A_PAGE);
        var here = asked.here().with("period", counted.period().code());
        var others = new LinkedHashMap<String, String>();
        for (int i = 1; i <= counted.asked().size(); i++) {
            if (i != part) {
                others.put(
                        counted.asked().get(i - 1).words(),
                        here.with("part", Integer.toString(i)).href() + "#facts");
            }
        }
        String base = here.with("part", part == 1 ? "" : Integer.toString(part)).href();
        return new Lineage.Facts(
                of.words(),
                kinds.find(of.query().kind()).map(FactKind::unit).orElse(""),
                total,
                rows,
                new Pagination(page, last, base + "&page="),
                others,
                full > MOST_PAGES ? search(of.query()) : "");
    }

    /** Where staff search among all facts of a kind and time. */
    private static String search(FactQuery query) {
        return Query.of("/staff/evidence")
                .with("kind", query.kind())
                .with("from", (query.from().isBefore(SEARCHED) ? SEARCHED : query.from()).toString())
                .with("until", query.to().toString())
                .href();
    }

    /** Who recorded, entered and confirmed. */
    private Map<Long, String> names(Lineage.@Nullable Facts facts, List<Observation> history) {
        Stream<Long> recorded =
                facts == null ? Stream.of() : facts.rows().stream().flatMap(fact -> Lineage.person(fact).stream());
        return people.called(Stream.concat(recorded, history.stream().flatMap(Lineages::hands))
                .toList());
    }

    private static Stream<Long> hands(Observation value) {
        var decision = value.decision();
        return Stream.of(
                        Optional.ofNullable(value.enteredBy()),
                        Optional.ofNullable(decision == null ? null : decision.by()))
                .flatMap(Optional::stream);
    }
}
