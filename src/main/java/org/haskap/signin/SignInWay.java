package org.haskap.signin;

import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/**
 * A way to sign in, as a bean. The sign-in page lists what each way offers in this region now; a way that is off offers
 * nothing. However a way proves who somebody is, it ends in {@link SignedIn#complete}.
 */
public interface SignInWay {

    /** What stands on the sign-in page of the current region. */
    List<Choice> choices();

    /** How many of this way a person holds, such as two passkeys; the last of all ways is not taken away. */
    default int heldBy(long person) {
        return 0;
    }

    /** Adds to the chain of the addresses with a session what this way needs there. */
    default void customize(HttpSecurity http) {}

    /**
     * An entry of the sign-in page.
     *
     * @param order place under its heading, from the first
     * @param audience under which heading it stands
     * @param label names the act, such as 「パスキーでログインする」
     * @param support a sentence that says what is needed, or empty
     * @param href where it begins; a page of our own
     */
    record Choice(int order, Audience audience, String label, String support, String href) {}

    /** For whom a way is meant: the headings of the sign-in page, in their order. */
    enum Audience {
        EVERYONE("アカウントをお持ちの方"),
        STAFF("職員の方"),
        COMPANY("会社の方"),
        CITIZEN("学生・市民の方");

        private final String heading;

        Audience(String heading) {
            this.heading = heading;
        }

        /** The heading on the page. */
        public String heading() {
            return heading;
        }
    }
}
