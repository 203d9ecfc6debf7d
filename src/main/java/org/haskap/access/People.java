package org.haskap.access;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.haskap.database.Columns;
import org.haskap.kernel.JapanTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** People, as far as a name and an address go. And the roles they hold. */
@Component
public class People {
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\\\p{Cntrl}]+@[^\\s@<>,;:\"()\\[\\]\\\\\\p{Cntrl}]+");
    private static final int LONGEST = 254;

    private final PersonStore store;
    private final RoleStore roles;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;
    private final Access access = new Access();
    private final Assignments assignments;

    /** On the given database. */
    public People(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Audit audit,
            ApplicationEventPublisher events,
            InstantSource clock) {
        store = new PersonStore(jdbc);
        roles = new RoleStore(jdbc);
        assignments = new Assignments(store, roles, transactions, audit, clock);
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A new person, without a role.
     *
     * @throws NotPermittedException for whoever may neither manage people nor invite
     * @throws IllegalArgumentException when that is no name or address; {@link #refusal} says why beforehand
     * @throws DuplicateKeyException when somebody has that address already
     */
    public Person add(String name, @Nullable String email) {
        requireKeeper();
        refusal(name, email).ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        String address = address(email);
        return Objects.requireNonNull(transactions.execute(_ -> {
            Person person = store.find(store.insert(Columns.text(name.strip()), address, clock.instant()))
                    .orElseThrow();
            audit.record("person.added", subject(person.id()), Map.of(), values(person));
            return person;
        }));
    }

    /** Why these cannot be a person's name and address, in Japanese, if they cannot. */
    public static Optional<String> refusal(String name, @Nullable String email) {
        if (name.isBlank() || name.strip().length() > LONGEST) {
            return Optional.of("名前を" + LONGEST + "字以内で入れてください。");
        }
        String address = address(email);
        return address == null
                        || (address.length() <= LONGEST
                                && EMAIL.matcher(address).matches())
                ? Optional.empty()
                : Optional.of("メールアドレスの形を確かめてください。");
    }

    /**
     * One person, for the program's own use such as signing in or writing a mail. What is shown to somebody else comes from
     * {@link #look}.
     */
    public Optional<Person> find(long id) {
        return store.find(id);
    }

    /** What somebody is called, also once the name is erased; for pages whose readers may know who did what. */
    public String called(long id) {
        return called(List.of(id)).getOrDefault(id, "");
    }

    /** What each of them is called. One statement; none when there is nobody. */
    public Map<Long, String> called(Collection<Long> ids) {
        Map<Long, String> names = ids.isEmpty() ? Map.of() : store.names(ids);
        return ids.stream().distinct().collect(Collectors.toMap(id -> id, id -> {
            String name = names.getOrDefault(id, "");
            return name.isBlank() ? "情報を消した人（番号" + id + "）" : name;
        }));
    }

    /** The person written to at that address, if there is one; for the program's own use. */
    public Optional<Person> withEmail(String email) {
        return store.withEmail(email);
    }

    /**
     * One person with all roles, to be shown. A look at somebody else is noted in the trail.
     *
     * @throws NotPermittedException unless the person is oneself, within the scope one may invite for, or one manages people
     */
    public Optional<PeoplePage.Details> look(long id) {
        Optional<PeoplePage.Details> found = store.details(id, roles);
        boolean self = isSelf(id);
        if (!self && !access.may(Permission.MANAGE_PEOPLE, Target.REGION)) {
            access.requireAnywhere(Permission.INVITE);
            if (found.isEmpty() || !roles.isWithin(id, Reach.of(Actors.current(), Permission.INVITE))) {
                throw new NotPermittedException(Permission.MANAGE_PEOPLE);
            }
        }
        if (!self && found.isPresent()) {
            audit.looked("person.looked", subject(id));
        }
        return found;
    }

    /**
     * People whose name or address contains a text, by name. Who may only invite finds those who hold a role in that scope.
     *
     * @param text blank for all
     * @param page from 1
     * @throws NotPermittedException for whoever may neither manage people nor invite
     */
    public PeoplePage search(String text, int page) {
        requireKeeper();
        Reach reach = access.may(Permission.MANAGE_PEOPLE, Target.REGION)
                ? Reach.EVERYWHERE
                : Reach.of(Actors.current(), Permission.INVITE);
        audit.looked("people.searched", new Subject("people", ""));
        return store.search(Columns.text(text.strip()), Math.max(1, page), reach, roles);
    }

    /**
     * Changes a person's name, of oneself or as one who manages people, and gives an address to who has none. A registered one
     * is changed by its owner, or by the program once its owner could object: by it somebody gets into the account.
     *
     * @param version what the form was made from
     */
    public PersonChange change(long id, long version, String name, @Nullable String email) {
        if (!isSelf(id)) {
            access.require(Permission.MANAGE_PEOPLE, Target.REGION);
        }
        Optional<String> refusal = refusal(name, email);
        if (refusal.isPresent()) {
            return new PersonChange.Refused(refusal.get());
        }
        try {
            return Objects.requireNonNull(transactions.execute(_ -> changed(id, version, name, address(email))));
        } catch (DuplicateKeyException _) {
            return new PersonChange.Refused("そのメールアドレスは、ほかの人が使っています。");
        }
    }

    private PersonChange changed(long id, long version, String name, @Nullable String email) {
        if (!store.lock(id)) {
            return new PersonChange.Refused("この人は登録されていないか、情報が消されています。");
        }
        Person before = store.find(id).orElseThrow();
        if (before.version() != version) {
            return new PersonChange.Stale(before);
        }
        boolean byOthers = Actors.current().kind() == Actor.Kind.MEMBER && !isSelf(id);
        if (byOthers && before.email() != null && !before.email().equals(email)) {
            return new PersonChange.Refused("メールアドレスは、新しいメールアドレスに届くリンクで確かめてから変わります。");
        }
        store.change(id, Columns.text(name.strip()), email);
        Person after = store.find(id).orElseThrow();
        audit.record("person.changed", subject(id), values(before), values(after));
        String given = after.email();
        if (byOthers && before.email() == null && given != null) {
            audit.record("email.given", subject(id), Map.of(), Map.of("email", given)); // it lets its reader in
        }
        if (!Objects.equals(before.email(), after.email())) {
            events.publishEvent(new EmailChanged(before, after));
        }
        return new PersonChange.Changed(after);
    }

    /**
     * Gives a person a role for a scope, from a day on.
     *
     * @param until last day, or null for as long as nobody ends it
     */
    @org.springframework.lang.CheckReturnValue
    public RoleChange assign(long person, Role role, Scope scope, LocalDate from, @Nullable LocalDate until) {
        return assignments.give(person, role, scope, from, until);
    }

    /** Why the current actor could not give anybody that role, in Japanese, if so; to ask before inviting. */
    public Optional<String> refusalToGive(Role role, Scope scope) {
        return assignments.refusalToGive(role, scope);
    }

    /**
     * Ends a role. The last administrator's cannot be ended.
     *
     * @param lastDay the last day it is held; a day before today takes it away at once
     */
    @org.springframework.lang.CheckReturnValue
    public RoleChange end(long assignment, LocalDate lastDay) {
        return assignments.end(assignment, lastDay);
    }

    /** All roles a person holds, held or will hold; for the program's own use. */
    public List<Assignment> assignmentsOf(long person) {
        return roles.of(person);
    }

    /** Who else added that person, gave an address to who had none, or gave a role, as the trail has it; for the program's own use. */
    public List<Standing> standingOf(long person) {
        return audit.standingOf(person);
    }

    /** A person as the one who acts, with the roles held today. One statement. */
    public Actor actor(long person, @Nullable Long onBehalfOf, String from) {
        LocalDate today = JapanTime.day(clock.instant());
        return Actor.member(person, onBehalfOf, from, roles.grantsOf(person, today));
    }

    /**
     * Everybody who may do something somewhere today, with the roles that allow it; for the program's own use, such as writing
     * reminders. One statement.
     */
    public List<Holder> holders(Permission permission) {
        var allowing = Arrays.stream(Role.values())
                .filter(role -> role.permissions().contains(permission))
                .toList();
        return roles.holders(allowing, JapanTime.day(clock.instant())).entrySet().stream()
                .map(held ->
                        new Holder(held.getKey(), Actor.member(held.getKey().id(), null, "", held.getValue())))
                .toList();
    }

    /**
     * Somebody who may do something.
     *
     * @param person who
     * @param actor the same as one who acts, with those roles only that allow it
     */
    public record Holder(Person person, Actor actor) {}

    private void requireKeeper() {
        if (!access.may(Permission.MANAGE_PEOPLE, Target.REGION)) {
            access.requireAnywhere(Permission.INVITE);
        }
    }

    private static boolean isSelf(long id) {
        Long acting = Actors.current().person();
        return acting != null && acting == id;
    }

    private static Subject subject(long person) {
        return Subject.of(Subject.PERSON, person);
    }

    private static Map<String, String> values(Person person) {
        String email = person.email();
        return email == null ? Map.of("name", person.name()) : Map.of("name", person.name(), "email", email);
    }

    private static @Nullable String address(@Nullable String email) {
        return email == null || email.isBlank() ? null : Columns.text(email.strip());
    }

    /** Whether somebody is administrator of the region today. */
    public boolean hasAdministrator() {
        return store.hasRegionRole(Role.ADMINISTRATOR, JapanTime.day(clock.instant()));
    }
}
