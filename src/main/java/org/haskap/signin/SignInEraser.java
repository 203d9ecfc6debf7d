package org.haskap.signin;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.haskap.access.Eraser;
import org.haskap.access.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets how a person signed in: nothing of it is needed once the person has gone. */
@Component
final class SignInEraser implements Eraser {
    private static final String ACCOUNT = "パスワードと認証アプリの設定";
    private static final String CODES = "回復コード";
    private static final String SESSIONS = "ログインしている機器";
    private static final String LINKS = "メールで送ったリンクの記録";
    private static final String INVITATIONS = "受けた招待の送り先";
    private static final String RECOVERIES = "回復の手続きの送り先と理由";

    /** Accepted by the person, or sent to the address the person has, which is erased last. */
    private static final String INVITED =
            "(accepted_by = :person" + " or lower(email) = (select lower(p.email) from person p where p.id = :person))";

    private final JdbcClient jdbc;
    private final InstantSource clock;

    SignInEraser(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Personal> what() {
        return List.of(
                new Personal("account.password_hash", "パスワードから計算した値。ログインのためです。パスワードそのものは持ちません。"),
                new Personal("account.authenticator", "認証アプリの鍵。封をして、確認コードを確かめるために持ちます。"),
                new Personal("recovery_code.hash", "回復コードから計算した値。認証アプリが使えないときのためです。"),
                new Personal("spring_session_attributes.attribute_bytes", "ログインした時刻、接続元、ブラウザーの名前。本人が機器を見分けるためです。"),
                new Personal("one_time_link.email", "リンクを送ったメールアドレス。一度だけ使えるようにするためです。"),
                new Personal("invitation.email", "招待の送り先。誰を招いたかを示すためです。"),
                new Personal("recovery.email", "回復のリンクの送り先。2人目の職員が確かめるためです。"),
                new Personal("recovery.reason", "回復の理由。2人目の職員が確かめるためです。"));
    }

    @Override
    public List<Held> held(long person) {
        var held = new ArrayList<Held>();
        count(held, ACCOUNT, "select count(*) from account where person_id = :person", person);
        count(held, CODES, "select count(*) from recovery_code where person_id = :person", person);
        count(
                held,
                SESSIONS,
                "select count(*) from spring_session where principal_name = cast(:person as text)",
                person);
        count(held, LINKS, "select count(*) from one_time_link where person_id = :person", person);
        count(held, INVITATIONS, "select count(*) from invitation where email <> '' and " + INVITED, person);
        count(held, RECOVERIES, "select count(*) from recovery where person_id = :person and email <> ''", person);
        return held;
    }

    private void count(List<Held> held, String what, String sql, long person) {
        long number = jdbc.sql(sql).param("person", person).query(Long.class).single();
        if (number > 0) {
            held.add(new Held(what, number + "件"));
        }
    }

    @Override
    public List<Subject> subjects(long person) {
        return Stream.concat(
                        ids("select id from recovery where person_id = :person", person)
                                .map(id -> Subject.of("recovery", id)),
                        ids("select id from invitation where " + INVITED, person)
                                .map(id -> Subject.of("invitation", id)))
                .toList();
    }

    private Stream<Long> ids(String sql, long person) {
        return jdbc.sql(sql).param("person", person).query((row, _) -> row.getLong(1)).list().stream();
    }

    @Override
    public List<Erased> erase(long person) {
        var erased = new ArrayList<Erased>();
        change(erased, LINKS, Outcome.DELETED, """
                delete from one_time_link where person_id = :person
                    or invitation_id in (select id from invitation where %s)
                    or recovery_id in (select id from recovery where person_id = :person)
                """.formatted(INVITED), person);
        change(
                erased,
                SESSIONS,
                Outcome.DELETED,
                "delete from spring_session where principal_name = cast(:person as text)",
                person);
        change(erased, CODES, Outcome.DELETED, "delete from recovery_code where person_id = :person", person);
        change(erased, ACCOUNT, Outcome.DELETED, "delete from account where person_id = :person", person);
        int invitations = jdbc.sql("""
                        update invitation set email = '', withdrawn_at = case
                            when accepted_at is null then coalesce(withdrawn_at, :at) else withdrawn_at end
                        where email <> '' and %s
                        """.formatted(INVITED))
                .param("person", person)
                .param("at", Rows.at(clock.instant()))
                .update();
        if (invitations > 0) {
            erased.add(new Erased(INVITATIONS, Outcome.BLANKED, invitations, ""));
        }
        change(erased, RECOVERIES, Outcome.BLANKED, """
                update recovery set email = '', reason = '', withdrawn_at = case
                    when confirmed_at is null then coalesce(withdrawn_at, opened_at) else withdrawn_at end
                where person_id = :person and email <> ''
                """, person);
        return erased;
    }

    private void change(List<Erased> erased, String what, Outcome outcome, String sql, long person) {
        int rows = jdbc.sql(sql).param("person", person).update();
        if (rows > 0) {
            erased.add(new Erased(what, outcome, rows, ""));
        }
    }
}
