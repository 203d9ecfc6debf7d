package org.haskap.access;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All departments with all that became of them: what each was on any day. A renamed or merged department has a successor from
 * a day on and is otherwise left alone, so a plan of 2015 still names the department of 2015.
 */
public final class DepartmentHistory {
    private final Map<Long, Department> departments = new HashMap<>();
    private final Map<Long, DepartmentChange> successions = new HashMap<>();
    private final Map<Long, List<DepartmentChange>> moves = new HashMap<>();
    private final List<DepartmentChange> changes;

    /**
     * A history.
     *
     * @param departments every department, with the parent it first had
     * @param changes what became of them, in the order they were decided
     */
    public DepartmentHistory(List<Department> departments, List<DepartmentChange> changes) {
        departments.forEach(department -> this.departments.put(department.id(), department));
        this.changes = List.copyOf(changes);
        for (DepartmentChange change : changes) {
            if (change.kind() == DepartmentChange.Kind.MOVED) {
                moves.merge(
                        change.department(),
                        List.of(change),
                        (known, more) ->
                                Stream.concat(known.stream(), more.stream()).toList());
            } else {
                successions.put(change.department(), change);
            }
        }
    }

    /** Every department there is or was, with the parent it first had. */
    public List<Department> departments() {
        return List.copyOf(departments.values());
    }

    /** All that became of departments, in the order it was decided. */
    public List<DepartmentChange> changes() {
        return changes;
    }

    /** What became of one department, and what became it. */
    public List<DepartmentChange> changesOf(long department) {
        return changes.stream()
                .filter(change -> change.department() == department
                        || (change.successor() != null && change.successor() == department))
                .toList();
    }

    /** The department that a department is on a day: itself, or what it became. */
    public Optional<Department> on(long department, LocalDate day) {
        long now = department;
        var seen = new HashSet<Long>();
        for (DepartmentChange next = successions.get(now);
                next != null && next.successor() != null && !next.day().isAfter(day) && seen.add(now);
                next = successions.get(now)) {
            now = next.successor();
        }
        return Optional.ofNullable(departments.get(now));
    }

    /** Whether a department is itself on a day, and nothing else yet. */
    public boolean live(long department, LocalDate day) {
        DepartmentChange succession = successions.get(department);
        return departments.containsKey(department)
                && (succession == null || succession.day().isAfter(day));
    }

    /** The department above another on a day, both as they are on that day. */
    public Optional<Department> parentOn(long department, LocalDate day) {
        Long parent = parentId(department, day);
        return parent == null ? Optional.empty() : on(parent, day);
    }

    /** The departments of a day with the parents of that day, in the order they became known. */
    public List<Department> liveOn(LocalDate day) {
        return departments.values().stream()
                .filter(department -> live(department.id(), day))
                .sorted(Comparator.comparingLong(Department::id))
                .map(department -> new Department(
                        department.id(),
                        department.organisationId(),
                        parentOn(department.id(), day).map(Department::id).orElse(null),
                        department.name()))
                .toList();
    }

    /** The name to show on a day: a department that has become another is shown as 「旧 ○○課（現 △△課）」. */
    public String label(long department, LocalDate day) {
        Department known = departments.get(department);
        if (known == null) {
            return "";
        }
        return live(department, day)
                ? known.name()
                : "旧 " + known.name() + "（現 "
                        + on(department, day).map(Department::name).orElse("") + "）";
    }

    /** The names that a department once had, and those of the departments merged into it, up to a day. */
    public List<String> formerNames(long department, LocalDate day) {
        return departments.values().stream()
                .filter(other -> other.id() != department
                        && on(other.id(), day)
                                .filter(now -> now.id() == department)
                                .isPresent())
                .map(Department::name)
                .sorted()
                .toList();
    }

    /** What a role held for a department covers on a day; the same as the grants that the database gives. */
    Set<Long> covered(long held, LocalDate day) {
        var covered = new LinkedHashSet<Long>();
        var next = new ArrayDeque<Long>();
        for (Long became = held; became != null; ) {
            next.add(became);
            DepartmentChange succession = successions.get(became);
            became = succession == null || succession.day().isAfter(day) ? null : succession.successor();
        }
        while (!next.isEmpty()) {
            long one = next.remove();
            if (covered.add(one)) {
                departments.keySet().stream()
                        .filter(id -> isBelow(id, one, day) || isBefore(id, one, day))
                        .forEach(next::add);
            }
        }
        return covered;
    }

    private boolean isBelow(long id, long one, LocalDate day) {
        Long parent = live(id, day) ? parentId(id, day) : null;
        return parent != null && parent == one;
    }

    private boolean isBefore(long id, long one, LocalDate day) {
        DepartmentChange succession = successions.get(id);
        return succession != null
                && !succession.day().isAfter(day)
                && succession.successor() != null
                && succession.successor() == one;
    }

    /** As decided, whatever became of the department above since. */
    private @Nullable Long parentId(long id, LocalDate day) {
        return moves.getOrDefault(id, List.of()).stream()
                .filter(move -> !move.day().isAfter(day))
                .max(Comparator.comparing(DepartmentChange::day).thenComparingLong(DepartmentChange::id))
                .map(move -> Optional.ofNullable(move.parent()))
                .orElse(Optional.ofNullable(departments.get(id)).map(Department::parentId))
                .orElse(null);
    }

    /**
     * Why a change cannot be made, in Japanese, if it cannot: the tree would have a cycle on some day, or a department that is
     * no longer there would change once more.
     */
    Optional<String> refusal(DepartmentChange change) {
        Department department = departments.get(change.department());
        Long to = change.kind() == DepartmentChange.Kind.MOVED ? change.parent() : change.successor();
        Department other = to == null ? null : departments.get(to);
        if (department == null || (to != null && other == null)) {
            return Optional.of("部署が見つかりません。選び直してください。");
        }
        if (other != null && other.organisationId() != department.organisationId()) {
            return Optional.of("ほかの団体の部署は選べません。");
        }
        if (other != null && other.id() == department.id()) {
            return Optional.of("同じ部署は選べません。");
        }
        if (successions.containsKey(department.id())) {
            return Optional.of("「" + department.name() + "」は、すでに別の部署になったか、なることが決まっています。");
        }
        if (other != null && successions.containsKey(other.id())) {
            return Optional.of("「" + other.name() + "」は、すでに別の部署になったか、なることが決まっています。今の部署を選んでください。");
        }
        var after = new DepartmentHistory(
                List.copyOf(departments.values()),
                Stream.concat(changes.stream(), Stream.of(change)).toList());
        return after.days(change.day()).allMatch(after::isTree)
                ? Optional.empty()
                : Optional.of("部署が自分の下に入ってしまいます。先に、下の部署の属する先を変えてください。");
    }

    /** A day, and all later ones on which something changes. */
    private Stream<LocalDate> days(LocalDate from) {
        var days = new TreeSet<LocalDate>(Set.of(from));
        changes.stream()
                .map(DepartmentChange::day)
                .filter(day -> day.isAfter(from))
                .forEach(days::add);
        return days.stream();
    }

    /** Whether nobody is above himself on a day. */
    boolean isTree(LocalDate day) {
        var rooted = new HashSet<Long>();
        for (long id : departments.keySet()) {
            var path = new LinkedHashSet<Long>();
            Optional<Department> at = live(id, day) ? Optional.ofNullable(departments.get(id)) : Optional.empty();
            while (at.isPresent() && !rooted.contains(at.get().id())) {
                if (!path.add(at.get().id())) {
                    return false;
                }
                at = parentOn(at.get().id(), day);
            }
            rooted.addAll(path);
        }
        return true;
    }
}
