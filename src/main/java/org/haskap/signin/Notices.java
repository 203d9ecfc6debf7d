package org.haskap.signin;

import java.time.Instant;
import java.time.InstantSource;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.haskap.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Tells people by mail when a way into their account is added or taken away, so that what somebody else did is noticed. */
@Component
public class Notices {
    private final People people;
    private final Outbox outbox;
    private final InstantSource clock;

    Notices(People people, Outbox outbox, InstantSource clock) {
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What happened to an account. */
    public enum Change {
        PASSKEY_ADDED("パスキーが登録されました", "あなたのアカウントに、新しいパスキーが登録されました。このパスキーでログインできるようになります。"),
        IDENTITY_LINKED("外部の認証が結び付けられました", "あなたのアカウントに、外部の認証が結び付けられました。その認証でログインできるようになります。"),
        AUTHENTICATOR_REMOVED("確認コードのアプリの登録が消されました", "あなたのアカウントから、確認コードのアプリの登録が消されました。ログインのときに確認コードを尋ねなくなります。");

        private final String subject;
        private final String sentence;

        Change(String subject, String sentence) {
            this.subject = subject;
            this.sentence = sentence;
        }

        /** The mail's subject. */
        String subject() {
            return subject;
        }

        /** The mail's first paragraph. */
        String sentence() {
            return sentence;
        }
    }

    /** Writes to the person inside the caller's transaction; to somebody without an address nothing can be written. */
    public void changed(long person, Change change) {
        String email = people.find(person).map(Person::email).orElse(null);
        if (email != null) {
            Instant now = clock.instant();
            outbox.send(Mails.waysChanged(change + "-" + person + "-" + now.toEpochMilli(), email, change));
        }
    }
}
