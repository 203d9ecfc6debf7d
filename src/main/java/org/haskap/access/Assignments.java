package org.haskap.access;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.haskap.kernel.JapanTime;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Giving and ending roles, inside a transaction that holds the person. */
final class Assignments {
    private static final String NOBODY = "この人は登録されていないか、情報が消されています。";
    private static final String LAST = "最後の管理者の役割は終えられません。先に、期限のない管理者をもう一人決めてください。";

    private final PersonStore people;
    private final RoleStore store;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;

    Assignments(
            PersonStore people, RoleStore store, TransactionTemplate transactions, Audit audit, InstantSource clock) {
        this.people = people;
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    RoleChange give(long person, Role role, Scope scope, LocalDate from, @Nullable LocalDate until) {
        return Objects.requireNonNull(transactions.execute(_ -> given(person, role, scope, from, until)));
    }

    private RoleChange given(long person, Role role, Scope scope, LocalDate from, @Nullable LocalDate until) {
        if (until != null && until.isBefore(from)) {
            return new RoleChange.Refused("終わりの日が始まりの日より前になっています。");
        }
        if (!people.lock(person)) {
            return new RoleChange.Refused(NOBODY);
        }
        Optional<Target> target = store.target(scope);
        if (target.isEmpty()) {
            return new RoleChange.Refused("役割の範囲が見つかりません。選び直してください。");
        }
        Optional<String> refusal = Giving.refusal(Actors.current(), person, role, scope, target.get());
        if (refusal.isPresent()) {
            return new RoleChange.Refused(refusal.get());
        }
        boolean held = store.of(person).stream()
                .anyMatch(other -> other.role() == role && other.scope().equals(scope) && other.overlaps(from, until));
        if (held) {
            return new RoleChange.Refused("その期間には、同じ役割をすでに持っています。");
        }
        Assignment given =
                store.find(store.insert(person, role, scope, from, until)).orElseThrow();
        audit.record("role.given", Subject.of(Subject.PERSON, person), Map.of(), values(given));
        return new RoleChange.Done(given);
    }

    Optional<String> refusalToGive(Role role, Scope scope) {
        return store.target(scope)
                .map(target -> Giving.refusal(Actors.current(), 0, role, scope, target))
                .orElse(Optional.of("役割の範囲が見つかりません。選び直してください。"));
    }

    RoleChange end(long id, LocalDate lastDay) {
        return Objects.requireNonNull(transactions.execute(_ -> ended(id, lastDay)));
    }

    private RoleChange ended(long id, LocalDate lastDay) {
        Optional<Assignment> known = store.find(id);
        if (known.isEmpty() || !people.lock(known.get().person())) {
            return new RoleChange.Refused("この役割は見つかりません。");
        }
        boolean others = known.get().role() != Role.ADMINISTRATOR
                || store.lockOtherAdministrators(known.get().person(), today()) > 0;
        Assignment before = store.find(id).orElseThrow(); // as it is now that it is held fast
        Target target = store.target(before.scope()).orElse(Target.REGION);
        if (!Giving.mayHandle(Actors.current(), before.role(), target)) {
            throw new NotPermittedException(Permission.MANAGE_PEOPLE);
        }
        LocalDate until = before.until();
        boolean over = until != null && (until.isBefore(today()) || !lastDay.isBefore(until));
        if (before.endedAt() != null || over) {
            return new RoleChange.Refused("この役割は、すでにその日までに終わることになっています。");
        }
        if (!others) {
            return new RoleChange.Refused(LAST);
        }
        boolean atOnce = lastDay.isBefore(today()) || lastDay.isBefore(before.from());
        LocalDate last = !atOnce ? lastDay : before.from().isAfter(today()) ? before.from() : today();
        store.end(id, last, atOnce ? clock.instant() : null);
        Assignment after = store.find(id).orElseThrow();
        audit.record("role.ended", Subject.of(Subject.PERSON, before.person()), values(before), values(after));
        return new RoleChange.Done(after);
    }

    private LocalDate today() {
        return JapanTime.day(clock.instant());
    }

    private static Map<String, String> values(Assignment assignment) {
        var values = new LinkedHashMap<String, String>();
        values.put("role", assignment.role().name());
        values.put("scope", scope(assignment.scope()));
        values.put("from", assignment.from().toString());
        if (assignment.until() != null) {
            values.put("until", assignment.until().toString());
        }
        if (assignment.endedAt() != null) {
            values.put("endedAt", assignment.endedAt().toString());
        }
        return values;
    }

    private static String scope(Scope scope) {
        return switch (scope) {
            case Scope.Region _ -> "region";
            case Scope.OfOrganisation(var id) -> "organisation " + id;
            case Scope.OfDepartment(var id) -> "department " + id;
            case Scope.OfPlan(var id) -> "plan " + id;
        };
    }
}
