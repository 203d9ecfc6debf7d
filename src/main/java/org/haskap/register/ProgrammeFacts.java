package org.haskap.register;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.haskap.access.Access;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.database.Publications;
import org.haskap.document.EditionAdopted;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.Fact;
import org.haskap.evidence.NodeRef;
import org.haskap.jobs.Cadence;
import org.haskap.jobs.Recurring;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.haskap.register.ProgrammeFactStore.Left;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The facts that adopted registers leave, and the assertions to which node of a plan a programme belongs. Facts and rows are
 * always compared as wholes: what a row says and no fact does is recorded, what a fact says and no row does any more is taken
 * back, everything else stays untouched. So it does not matter how often or why they are compared.
 */
@Component
public class ProgrammeFacts {
    private static final int MOST_REASON = 500;

    private final ProgrammeFactStore store;
    private final Programmes programmes;
    private final Plans plans;
    private final Evidence evidence;
    private final Publications publications;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access = new Access();

    /** On the given database. */
    public ProgrammeFacts(
            JdbcClient jdbc,
            Programmes programmes,
            Plans plans,
            Evidence evidence,
            Publications publications,
            TransactionTemplate transactions,
            Audit audit,
            InstantSource clock) {
        store = new ProgrammeFactStore(jdbc);
        this.programmes = programmes;
        this.plans = plans;
        this.evidence = evidence;
        this.publications = publications;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A row of a register. */
    private record Row(long register, String no) {}

    /**
     * How a programme of an adopted register counts.
     *
     * @param register the register
     * @param programme the row
     * @param assignment the assertion where it belongs, or null
     * @param counted its facts, and why others are missing
     */
    public record Standing(
            Register register,
            Programme programme,
            @Nullable ProgrammeAssignment assignment,
            CountedProgramme counted) {

        /** Whether it was asserted of another programme that had this number before, so that it must be looked at again. */
        public boolean outdated() {
            return assignment != null && !assignment.means(programme);
        }
    }

    /** How every programme of the adopted registers counts, the newest register first. */
    public List<Standing> standings() {
        Map<Row, ProgrammeAssignment> assigned = assigned();
        return programmes.registers().stream()
                .flatMap(register ->
                        register.programmes().stream().map(programme -> standing(register, programme, assigned)))
                .toList();
    }

    private Map<Row, ProgrammeAssignment> assigned() {
        return store.assignments().stream()
                .collect(Collectors.toMap(each -> new Row(each.registerId(), each.no()), Function.identity()));
    }

    private static Standing standing(Register register, Programme programme, Map<Row, ProgrammeAssignment> assigned) {
        ProgrammeAssignment assignment = assigned.get(new Row(register.id(), programme.no()));
        NodeRef node = assignment == null || !assignment.means(programme) ? null : assignment.node();
        return new Standing(register, programme, assignment, CountedProgramme.of(register.id(), programme, node));
    }

    /** Inside the transaction in which a register is adopted; a rehearsal takes its facts back with all else. */
    @EventListener
    void adopted(EditionAdopted adopted) {
        if (adopted.kind().equals(RegisterContent.KIND)) {
            settle();
        }
    }

    /**
     * Compares all adopted registers with their facts and makes up for what is missing; does nothing where they agree. Regions
     * that adopted registers before programmes left facts get theirs by it.
     *
     * @return whether anything was missing
     */
    boolean catchUp() {
        if (difference().none()) {
            return false;
        }
        return Objects.requireNonNull(transactions.execute(_ -> {
            publications.advance(clock.instant()); // nobody adopts or assigns meanwhile
            return settle();
        }));
    }

    private record Difference(List<Left> gone, List<Fact> missing, List<Left> missingRows) {
        boolean none() {
            return gone.isEmpty() && missing.isEmpty();
        }
    }

    private Difference difference() {
        var standing = new HashMap<Map.Entry<Row, String>, Left>();
        for (Left left : store.standing()) {
            standing.put(Map.entry(new Row(left.register(), left.no()), left.content()), left);
        }
        var missing = new ArrayList<Fact>();
        var rows = new ArrayList<Left>();
        for (Standing each : standings()) {
            for (Fact fact : each.counted().facts()) {
                String content = CountedProgramme.content(fact);
                var row = new Row(each.register().id(), each.programme().no());
                if (standing.remove(Map.entry(row, content)) == null) {
                    missing.add(fact);
                    rows.add(new Left(0, row.register(), row.no(), content));
                }
            }
        }
        return new Difference(List.copyOf(standing.values()), missing, rows);
    }

    /** The caller has advanced the publication version and so is alone. */
    private boolean settle() {
        Difference difference = difference();
        for (Left gone : difference.gone()) {
            store.takenBack(gone.fact(), evidence.reverse(gone.fact()));
        }
        if (!difference.missing().isEmpty()) {
            List<Long> keys = evidence.record(difference.missing());
            var left = new ArrayList<Left>();
            for (int i = 0; i < keys.size(); i++) {
                Left row = difference.missingRows().get(i);
                left.add(new Left(keys.get(i), row.register(), row.no(), row.content()));
            }
            store.insert(left);
        }
        return !difference.none();
    }

    /**
     * Asserts that a programme carries out a node of a plan; its facts count there from now on and nowhere else.
     *
     * @param registerId the register
     * @param no the programme's number
     * @param name the programme's name as whoever asserts it has seen it
     * @param slug the plan
     * @param node code of the node
     * @param why Japanese: what it rests on; must not be blank
     * @return whether that is new
     * @throws NotPermittedException without {@link Permission#SET_FORMULA} for the plan: what a plan's indicators count is
     *     said by who says how they count
     * @throws AssignmentRefusedException when there is no such programme, plan or node
     */
    public boolean assign(long registerId, String no, String name, String slug, String node, String why) {
        PlanTree tree = plans.current(slug)
                .orElseThrow(() ->
                        new AssignmentRefusedException("計画「" + slug + "」はありません。", "there is no adopted plan " + slug));
        access.require(
                Permission.SET_FORMULA,
                Target.plan(tree.plan().id(), tree.plan().owner().id()));
        if (tree.node(node).isEmpty()) {
            throw new AssignmentRefusedException(
                    "計画に「" + node + "」という項目はありません。", "the plan " + slug + " has no node " + node);
        }
        if (why.isBlank() || why.length() > MOST_REASON) {
            throw new AssignmentRefusedException(
                    "結び付ける理由を、" + MOST_REASON + "字までで書いてください。",
                    "the reason must be a sentence of up to " + MOST_REASON + " characters");
        }
        var ref = new NodeRef(tree.plan().id(), node);
        return Objects.requireNonNull(transactions.execute(_ -> {
            publications.advance(clock.instant());
            Programme programme = programme(registerId, no);
            if (!programme.name().equals(name)) {
                throw new AssignmentRefusedException(
                        "番号" + no + "の取組は、いまは「" + programme.name() + "」です。開き直して確かめてください。",
                        "programme " + no + " is called " + programme.name() + ", not " + name);
            }
            ProgrammeAssignment before = assigned().get(new Row(registerId, no));
            if (before != null
                    && before.means(programme)
                    && before.node().equals(ref)
                    && before.why().equals(why)) {
                return false;
            }
            write(registerId, no, name, ref, why);
            audit.record(
                    "programme.assigned",
                    subject(registerId, no),
                    before == null ? Map.of() : values(before.node(), before.why()),
                    values(ref, why));
            settle();
            return true;
        }));
    }

    /**
     * Takes an assertion back; the programme's facts count for no plan from then on.
     *
     * @return whether there was one
     * @throws NotPermittedException without {@link Permission#SET_FORMULA} for the plan it was assigned to
     */
    public boolean withdraw(long registerId, String no, String why) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            publications.advance(clock.instant());
            ProgrammeAssignment before = assigned().get(new Row(registerId, no));
            if (before == null) {
                return false;
            }
            access.require(Permission.SET_FORMULA, place(before.node()));
            write(registerId, no, before.name(), null, why);
            audit.record(
                    "programme.unassigned", subject(registerId, no), values(before.node(), before.why()), Map.of());
            settle();
            return true;
        }));
    }

    /** The assertion that counts for a programme. */
    public Optional<ProgrammeAssignment> assignment(long registerId, String no) {
        return Optional.ofNullable(assigned().get(new Row(registerId, no)));
    }

    private Target place(NodeRef node) {
        return plans.owned().stream()
                .filter(plan -> plan.id() == node.plan())
                .findFirst()
                .map(plan -> Target.plan(plan.id(), plan.owner().id()))
                .orElse(Target.REGION);
    }

    private Programme programme(long registerId, String no) {
        return programmes.registers().stream()
                .filter(register -> register.id() == registerId)
                .findFirst()
                .flatMap(register -> register.programme(no))
                .orElseThrow(() -> new AssignmentRefusedException(
                        "番号" + no + "の取組は、採用された名簿にありません。", "no adopted register has a programme " + no));
    }

    private void write(long registerId, String no, String name, @Nullable NodeRef node, String why) {
        Actor actor = Actors.current();
        Instant now = clock.instant();
        String by = actor.person() == null ? actor.label() : "person " + actor.person();
        store.assign(registerId, no, name, node, why, by, actor.person(), now);
    }

    private static Subject subject(long registerId, String no) {
        return new Subject("programme", registerId + "/" + no);
    }

    private static Map<String, String> values(NodeRef node, String why) {
        var values = new LinkedHashMap<String, String>();
        values.put("plan", Long.toString(node.plan()));
        values.put("node", node.code());
        values.put("why", why);
        return values;
    }

    /** Looks after regions whose registers were adopted before they left facts. */
    @Configuration(proxyBeanMethods = false)
    static class Upkeep {
        @Bean
        Recurring catchesUpProgrammes(ProgrammeFacts facts) {
            return new Recurring(
                    "programme-facts", "名簿の取組と事実の突き合わせ", new Cadence.Every(Duration.ofHours(1)), facts::catchUp);
        }
    }
}
