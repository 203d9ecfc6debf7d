package org.haskap.access;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.haskap.access.OrganisationChange.DepartmentChanged;
import org.haskap.access.OrganisationChange.Refused;
import org.haskap.database.Columns;
import org.haskap.kernel.JapanTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of departments: each change is a dated row, nothing that named a department before is rewritten. Changes of one
 * organisation's departments wait for each other, so two moves at once cannot make a cycle.
 */
@Component
public class Departments {
    /** The key of a department before it has one. */
    private static final long THOUGHT_OF = Long.MAX_VALUE;

    private final OrganisationStore store;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access = new Access();

    /** On the given database. */
    public Departments(JdbcClient jdbc, TransactionTemplate transactions, Audit audit, InstantSource clock) {
        store = new OrganisationStore(jdbc);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** All departments and all that became of them. Two statements. */
    public DepartmentHistory history() {
        return new DepartmentHistory(store.departments(), store.departmentChanges());
    }

    /** The departments there are today, with today's parents. Two statements. */
    public List<Department> today() {
        return history().liveOn(JapanTime.day(clock.instant()));
    }

    /** Adds a department from an organisation's own knowledge; documents add theirs when they are read. */
    public OrganisationChange add(long organisation, String name, @Nullable Long parent) {
        return changing(organisation, history -> {
            String text = Columns.text(name.strip());
            if (text.isEmpty()) {
                return new Refused("部署の名前を入れてください。");
            }
            if (store.departmentNamed(organisation, text).isPresent()) {
                return new Refused("「" + text + "」は、すでにあります。");
            }
            Department above = parent == null ? null : store.department(parent).orElse(null);
            LocalDate today = JapanTime.day(clock.instant());
            if (parent != null
                    && (above == null || above.organisationId() != organisation || !history.live(parent, today))) {
                return new Refused("属する先の部署が見つかりません。選び直してください。");
            }
            Department added = store.addDepartment(organisation, text, parent);
            var after = new LinkedHashMap<String, String>(Map.of("name", text));
            if (above != null) {
                after.put("parent", above.name());
            }
            audit.record("department.added", subject(added.id()), Map.of(), after);
            return new DepartmentChanged(added);
        });
    }

    /** Gives a department another name from a day on. */
    public OrganisationChange rename(long department, String name, LocalDate day, String note) {
        return changing(department, (history, known) -> {
            String text = Columns.text(name.strip());
            if (text.isEmpty()) {
                return new Refused("新しい名前を入れてください。");
            }
            if (store.departmentNamed(known.organisationId(), text).isPresent()) {
                return new Refused("「" + text + "」という部署が、いま、または以前にありました。まとめるときは「統合」を選んでください。");
            }
            Long parent = history.parentOn(department, day).map(Department::id).orElse(null);
            var thought = new Department(THOUGHT_OF, known.organisationId(), parent, text);
            var grown = new DepartmentHistory(
                    Stream.concat(store.departments().stream(), Stream.of(thought))
                            .toList(),
                    history.changes());
            var change = change(department, DepartmentChange.Kind.RENAMED, day, THOUGHT_OF, null, note);
            Optional<String> refusal = grown.refusal(change);
            if (refusal.isPresent()) {
                return new Refused(refusal.get());
            }
            Department successor = store.addDepartment(known.organisationId(), text, parent);
            return done(
                    history,
                    known,
                    successor,
                    change(department, DepartmentChange.Kind.RENAMED, day, successor.id(), null, note),
                    "department.renamed");
        });
    }

    /** Merges a department into another of the same organisation from a day on. */
    public OrganisationChange merge(long department, long into, LocalDate day, String note) {
        return changing(
                department,
                (history, known) -> decide(
                        history,
                        known,
                        store.department(into).orElse(null),
                        change(department, DepartmentChange.Kind.MERGED, day, into, null, note),
                        "department.merged"));
    }

    /** Puts a department below another of the same organisation, or below none, from a day on. */
    public OrganisationChange move(long department, @Nullable Long below, LocalDate day, String note) {
        return changing(
                department,
                (history, known) -> decide(
                        history,
                        known,
                        below == null ? null : store.department(below).orElse(null),
                        change(department, DepartmentChange.Kind.MOVED, day, null, below, note),
                        "department.moved"));
    }

    private OrganisationChange decide(
            DepartmentHistory history,
            Department known,
            @Nullable Department other,
            DepartmentChange change,
            String action) {
        Optional<String> refusal = history.refusal(change);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        return done(history, known, other, change, action);
    }

    private OrganisationChange done(
            DepartmentHistory history,
            Department known,
            @Nullable Department other,
            DepartmentChange change,
            String action) {
        store.insertChange(change, clock.instant());
        var before = new LinkedHashMap<String, String>(Map.of("name", known.name()));
        if (change.kind() == DepartmentChange.Kind.MOVED) {
            history.parentOn(known.id(), change.day()).ifPresent(parent -> before.put("parent", parent.name()));
        }
        var after = new LinkedHashMap<String, String>(Map.of("day", change.day().toString(), "note", change.note()));
        if (other != null) {
            after.put(change.kind() == DepartmentChange.Kind.MOVED ? "parent" : "name", other.name());
        }
        audit.record(action, subject(known.id()), before, after);
        return new DepartmentChanged(other == null || change.kind() == DepartmentChange.Kind.MOVED ? known : other);
    }

    /** What changes one department, given the history as it is while nobody else can change it. */
    private interface Work {
        OrganisationChange of(DepartmentHistory history, Department known);
    }

    private OrganisationChange changing(long department, Work work) {
        Optional<Department> known = store.department(department);
        return known.isEmpty()
                ? new Refused("部署が見つかりません。選び直してください。")
                : changing(known.get().organisationId(), history -> work.of(history, known.get()));
    }

    private OrganisationChange changing(long organisation, Function<DepartmentHistory, OrganisationChange> work) {
        access.require(Permission.MANAGE_ORGANISATIONS, Target.organisation(organisation));
        return Objects.requireNonNull(transactions.execute(
                _ -> store.lock(List.of(organisation)) ? work.apply(history()) : new Refused("団体が見つかりません。選び直してください。")));
    }

    private static DepartmentChange change(
            long department,
            DepartmentChange.Kind kind,
            LocalDate day,
            @Nullable Long successor,
            @Nullable Long parent,
            String note) {
        return new DepartmentChange(
                Long.MAX_VALUE, department, kind, day, successor, parent, Columns.text(note.strip()));
    }

    private static Subject subject(long department) {
        return Subject.of("department", department);
    }
}
