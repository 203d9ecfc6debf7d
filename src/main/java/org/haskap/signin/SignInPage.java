package org.haskap.signin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page for signing in.
 *
 * @param email what is filled in
 * @param error why it was not possible, or null
 * @param keeps whether a form that was typed waits for its owner
 * @param groups the other ways, each under the heading of those it is meant for
 */
public record SignInPage(String email, @Nullable String error, boolean keeps, List<Group> groups) {

    /** Copies the list. */
    public SignInPage {
        groups = List.copyOf(groups);
    }

    /** The field for the address. */
    public Entry emailEntry() {
        return Entry.email("email", "メールアドレス", email, "username").error(error);
    }

    /** The field for the password, never filled in. */
    public Entry passwordEntry() {
        return Entry.password("password", "パスワード", "current-password");
    }

    /**
     * A heading with its ways.
     *
     * @param heading whom they are meant for
     * @param choices at least one
     */
    public record Group(String heading, List<SignInWay.Choice> choices) {
        /** Copies the list. */
        public Group {
            choices = List.copyOf(choices);
        }
    }

    static SignInPage of(String email, @Nullable String error, boolean keeps, List<SignInWay.Choice> choices) {
        var groups = new ArrayList<Group>();
        for (SignInWay.Audience audience : SignInWay.Audience.values()) {
            var its = choices.stream()
                    .filter(choice -> choice.audience() == audience)
                    .sorted(Comparator.comparingInt(SignInWay.Choice::order))
                    .toList();
            if (!its.isEmpty()) {
                groups.add(new Group(audience.heading(), its));
            }
        }
        return new SignInPage(email, error, keeps, groups);
    }
}
