package org.haskap.access;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.haskap.kernel.JapanTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets name and address; which roles somebody without a name once held stays. */
@Component
final class PersonEraser implements Eraser {
    private final PersonStore people;
    private final RoleStore roles;
    private final InstantSource clock;

    PersonEraser(JdbcClient jdbc, InstantSource clock) {
        people = new PersonStore(jdbc);
        roles = new RoleStore(jdbc);
        this.clock = clock;
    }

    @Override
    public List<Personal> what() {
        return List.of(
                new Personal("person.name", "名前。誰であるかを示すためです。"),
                new Personal("person.email", "メールアドレス。サインインと連絡のためです。"),
                new Personal("role_assignment.person_id", "役割と期間。何ができるかを決めるためです。"));
    }

    @Override
    public List<Held> held(long person) {
        var held = new ArrayList<Held>();
        people.find(person).ifPresent(known -> {
            held.add(new Held("名前", known.name()));
            if (known.email() != null) {
                held.add(new Held("メールアドレス", known.email()));
            }
        });
        roles.of(person)
                .forEach(role -> held.add(new Held(
                        "役割",
                        role.role().label() + "（" + role.from() + "から"
                                + (role.until() == null ? "" : role.until() + "まで") + "）")));
        return held;
    }

    @Override
    public List<Erased> erase(long person) {
        int known = roles.of(person).size();
        roles.endAll(person, JapanTime.day(clock.instant()), clock.instant());
        people.blank(person, clock.instant());
        var erased = new ArrayList<>(List.of(new Erased("名前とメールアドレス", Outcome.BLANKED, 1, "")));
        if (known > 0) {
            erased.add(
                    new Erased("役割の記録", Outcome.KEPT, known, "誰の名前も示さない記録として、過去の操作の権限を後から確かめるために残します。役割はすべて終わりました。"));
        }
        return erased;
    }
}
