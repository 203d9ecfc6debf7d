package org.haskap.signin;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.springframework.context.ApplicationContext;

/** People with passwords in a started application, and the mails they get. */
record House(TestRegion region, ApplicationContext beans) {
    static final String PASSWORD = "correct horse battery";
    private static final Pattern LINK = Pattern.compile("https?://\\S+/sign-in/\\S+\\?token=\\S+");

    static House start(TestRegion region) {
        return new House(region, region.start());
    }

    /** A new person with the password. */
    Somebody somebody(String name) {
        String email = UUID.randomUUID() + "@example.jp";
        return Actors.as(Actor.operator("test"), () -> {
            long id = beans.getBean(People.class).add(name, email).id();
            beans.getBean(Accounts.class).setPassword(id, PASSWORD);
            return new Somebody(id, name, email);
        });
    }

    Somebody somebody(String name, Role role) {
        Somebody person = somebody(name);
        Actors.as(Actor.operator("test"), () -> {
            beans.getBean(People.class)
                    .assign(person.id(), role, new Scope.Region(), LocalDate.of(2020, 4, 1), null)
                    .orThrow();
            return true;
        });
        return person;
    }

    /** The same, let in and given the role by somebody else. */
    Somebody somebodyBy(Somebody by, String name, Role role) {
        String email = UUID.randomUUID() + "@example.jp";
        var people = beans.getBean(People.class);
        long id = Actors.as(people.actor(by.id(), null, ""), () -> {
            long added = people.add(name, email).id();
            people.assign(added, role, new Scope.Region(), LocalDate.of(2020, 4, 1), null)
                    .orThrow();
            return added;
        });
        return Actors.as(Actor.operator("test"), () -> {
            beans.getBean(Accounts.class).setPassword(id, PASSWORD);
            return new Somebody(id, name, email);
        });
    }

    /** Takes all roles away at once. */
    void endRoles(Somebody person) {
        region.owner()
                .sql("update role_assignment set ended_at = now() where person_id = :person and ended_at is null")
                .param("person", person.id())
                .update();
    }

    /** Lets links that wait have waited long enough. */
    void letADayPass() {
        region.owner()
                .sql(
                        "update one_time_link set works_from = works_from - interval '25 hours' where works_from is not null")
                .update();
    }

    /** A visit of somebody who has signed in. */
    Visit visit(Somebody person) throws Exception {
        var visit = new Visit(region);
        visit.signIn(person.email(), PASSWORD);
        return visit;
    }

    /** The texts of the mails to an address, the newest first. */
    List<String> mails(String to) {
        return region
                .owner()
                .sql("select body from outbox_mail where recipient = :to order by id desc")
                .param("to", to)
                .query(String.class)
                .list()
                .stream()
                .map(String::valueOf)
                .toList();
    }

    /** The path and query of the link in the newest mail to an address. */
    String link(String to) {
        var found = LINK.matcher(mails(to).getFirst());
        if (!found.find()) {
            throw new AssertionError("no link in the mail to " + to);
        }
        return found.group().replaceFirst("https?://[^/]+", "");
    }

    /** A person. */
    record Somebody(long id, String name, String email) {}
}
