package org.haskap.access;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.haskap.kernel.JapanTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What is held about a person in all modules, and forgetting it: all in one transaction. */
@Component
public class Erasures {
    private final List<Eraser> erasers;
    private final PersonStore people;
    private final RoleStore roles;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access = new Access();

    /** With the erasers of all modules. */
    public Erasures(
            List<Eraser> erasers, JdbcClient jdbc, TransactionTemplate transactions, Audit audit, InstantSource clock) {
        this.erasers =
                erasers.stream().sorted(Comparator.comparingInt(Erasures::turn)).toList();
        people = new PersonStore(jdbc);
        roles = new RoleStore(jdbc);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The answer to a wish to be forgotten. */
    public sealed interface Answer {
        /** It is done: what became of what was held. */
        record Done(List<Eraser.Erased> erased) implements Answer {
            /** Copies the list. */
            public Done {
                erased = List.copyOf(erased);
            }
        }

        /** It cannot be done, and nothing has changed; the sentence is Japanese: why, and what to do. */
        record Refused(String sentence) implements Answer {}
    }

    /** What kinds of personal data there are at all, each with its sentence. */
    public List<Eraser.Personal> what() {
        return erasers.stream().flatMap(eraser -> eraser.what().stream()).toList();
    }

    /**
     * What is held about a person, 「この人について保存しているもの」. A look at somebody else's is noted in the trail.
     *
     * @throws NotPermittedException unless it is oneself, or one may erase people
     */
    public List<Eraser.Held> held(long person) {
        if (!isSelf(person)) {
            access.require(Permission.ERASE_PERSON, Target.REGION);
            audit.looked("person.looked", Subject.of(Subject.PERSON, person));
        }
        return erasers.stream().flatMap(eraser -> eraser.held(person).stream()).toList();
    }

    /**
     * Whether the current actor may have a person forgotten: one who may erase people, or the person, unless staff; staff
     * ask an administrator, who sees to it that their work is taken over.
     */
    public boolean mayErase(long person) {
        return access.may(Permission.ERASE_PERSON, Target.REGION)
                || (isSelf(person) && !Actors.current().mayAnywhere(Permission.OPEN_STAFF_PAGES));
    }

    /**
     * Forgets a person in all modules. That it was done is noted in the trail, without what was erased.
     *
     * @throws NotPermittedException unless {@link #mayErase}
     */
    public Answer erase(long person) {
        if (!mayErase(person)) {
            throw new NotPermittedException(Permission.ERASE_PERSON);
        }
        return Objects.requireNonNull(transactions.execute(_ -> erased(person)));
    }

    private Answer erased(long person) {
        if (!people.lock(person)) {
            return new Answer.Refused("この人は登録されていないか、情報がすでに消されています。");
        }
        boolean administrator = roles.of(person).stream()
                .anyMatch(held -> held.role() == Role.ADMINISTRATOR && held.on(JapanTime.day(clock.instant())));
        if (administrator && roles.lockOtherAdministrators(person, JapanTime.day(clock.instant())) == 0) {
            return new Answer.Refused("最後の管理者の情報は消せません。先に、期限のない管理者をもう一人決めてください。");
        }
        List<Eraser.Erased> erased = erasers.stream()
                .flatMap(eraser -> eraser.erase(person).stream())
                .toList();
        audit.record("person.erased", Subject.of(Subject.PERSON, person), Map.of(), Map.of());
        return new Answer.Done(erased);
    }

    /** The trail first, while the modules still know which of their records were the person's; name and address last. */
    private static int turn(Eraser eraser) {
        return switch (eraser) {
            case AuditEraser _ -> 0;
            case PersonEraser _ -> 2;
            default -> 1;
        };
    }

    private static boolean isSelf(long person) {
        Long acting = Actors.current().person();
        return acting != null && acting == person;
    }
}
