package org.haskap.signin;

import java.util.function.Function;
import org.haskap.access.Person;
import org.jspecify.annotations.Nullable;

/**
 * A recovery on its page and in the list.
 *
 * @param id key in the region
 * @param name whom it helps
 * @param oldEmail the address registered now
 * @param email where the link goes
 * @param reason why
 * @param openedBy who began, and when
 * @param confirmedBy who confirmed, and when; empty while nobody has
 * @param state how it stands
 * @param open whether it waits for the second
 * @param refusal why the reader cannot be the second, or empty
 */
public record RecoveryPage(
        long id,
        String name,
        String oldEmail,
        String email,
        String reason,
        String openedBy,
        String confirmedBy,
        String state,
        boolean open,
        boolean withdrawable,
        String refusal) {
    /** The list's h1. */
    public static final String TITLE = "アカウントの回復";

    static RecoveryPage of(Recovery recovery, String refusal, Function<Long, @Nullable Person> people) {
        Person person = people.apply(recovery.person());
        Long second = recovery.confirmedBy();
        var at = recovery.confirmedAt();
        return new RecoveryPage(
                recovery.id(),
                name(person),
                person == null || person.email() == null ? "" : String.valueOf(person.email()),
                recovery.email(),
                recovery.reason(),
                name(people.apply(recovery.openedBy())) + "、" + Days.words(recovery.openedAt()),
                second == null || at == null ? "" : name(people.apply(second)) + "、" + Days.words(at),
                recovery.state(),
                recovery.isOpen(),
                recovery.isWithdrawable(),
                refusal);
    }

    private static String name(@Nullable Person person) {
        return person == null || person.name().isBlank() ? "（名前のない方）" : person.name();
    }
}
