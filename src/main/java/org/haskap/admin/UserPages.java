package org.haskap.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.haskap.access.Assignment;
import org.haskap.access.Eraser;
import org.haskap.access.PeoplePage;
import org.haskap.access.Person;
import org.haskap.signin.AddressChanges;
import org.haskap.web.Query;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.History;
import org.haskap.web.ui.Pagination;
import org.jspecify.annotations.Nullable;

/** What the pages about people show. */
public final class UserPages {
    private UserPages() {}

    static String proposed(AddressChanges.Proposed change) {
        return change.email() + "（" + Words.moment(change.from()) + "から、届いたリンクを開くと変わります）";
    }

    /**
     * A list of people.
     *
     * @param filter what is looked for
     * @param rows the people found
     * @param pages links to the other pages
     */
    public record Users(Filter filter, List<Row> rows, Pagination pages) {
        /** Copies the list. */
        public Users {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A person in a list.
     *
     * @param name the name, or what stands for an erased one
     * @param href the person's page
     * @param email the address, or empty
     * @param roles the roles held today
     */
    public record Row(String name, String href, String email, List<String> roles) {
        /** Copies the list. */
        public Row {
            roles = List.copyOf(roles);
        }
    }

    /**
     * One person.
     *
     * @param name the name, or what stands for an erased one
     * @param href address of the page
     * @param email the address, or empty
     * @param proposed the address that waits to take its place, and from when; or empty
     * @param since since when the person is known
     * @param erased when the person was forgotten, or null
     * @param roles all roles, today's first
     * @param held what is stored about the person; null for who may not see that
     * @param history what was done to the record; null for who may not see that
     * @param manages whether the data can be changed from here
     * @param erases whether the person can be forgotten from here
     */
    public record User(
            String name,
            String href,
            String email,
            String proposed,
            String since,
            @Nullable String erased,
            List<HeldRole> roles,
            @Nullable List<Eraser.Held> held,
            @Nullable History history,
            boolean manages,
            boolean erases) {
        /** Copies the lists. */
        public User {
            roles = List.copyOf(roles);
            held = held == null ? null : List.copyOf(held);
        }
    }

    /**
     * A role of a person.
     *
     * @param label the role
     * @param of what it is held for
     * @param days from when to when
     * @param state whether it is held today, in a word
     * @param current whether it is held today or will be
     * @param endHref where it is ended, or null
     */
    public record HeldRole(
            String label,
            String of,
            String days,
            String state,
            boolean current,
            @Nullable String endHref) {}

    static Users users(PeoplePage found, String asked, LocalDate today) {
        Query query = Query.of("/admin/users").with("q", asked);
        var active = asked.isEmpty()
                ? List.<Filter.Condition>of()
                : List.of(new Filter.Condition("ことば：" + asked, "/admin/users"));
        var filter = new Filter(
                "/admin/users",
                List.of(),
                List.of(Field.text("q", "氏名かメールアドレスの一部", asked)),
                active,
                found.total() + "人を表示しています");
        String base = query.href() + (asked.isEmpty() ? "?" : "&") + "page=";
        return new Users(
                filter,
                found.people().stream().map(details -> row(details, today)).toList(),
                new Pagination(found.page(), found.pages(), base));
    }

    private static Row row(PeoplePage.Details details, LocalDate today) {
        Person person = details.person();
        String email = person.email();
        return new Row(
                Words.name(person),
                "/admin/users/" + person.id(),
                email == null ? "" : email,
                details.roles().stream()
                        .filter(held -> held.assignment().on(today))
                        .map(held ->
                                held.assignment().role().label() + (held.of().isEmpty() ? "" : "（" + held.of() + "）"))
                        .toList());
    }

    static HeldRole role(PeoplePage.HeldRole held, LocalDate today, Instant now) {
        Assignment assignment = held.assignment();
        LocalDate until = assignment.until();
        boolean on = assignment.on(today);
        boolean ahead = assignment.endedAt() == null && assignment.from().isAfter(today);
        Instant ended = assignment.endedAt();
        String state = on ? "いま有効" : ahead ? "これから" : ended != null ? Words.when(ended, now) + "に終えました" : "終わりました";
        return new HeldRole(
                assignment.role().label(),
                held.of().isEmpty() ? "地域全体" : held.of(),
                Words.day(assignment.from()) + "から" + (until == null ? "" : Words.day(until) + "まで"),
                state,
                on || ahead,
                on || ahead ? "/admin/users/" + assignment.person() + "/roles/" + assignment.id() + "/end" : null);
    }
}
