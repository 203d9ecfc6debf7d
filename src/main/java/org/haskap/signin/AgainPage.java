package org.haskap.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks for a fresh proof.
 *
 * @param name who has signed in
 * @param withPassword whether the person has a password
 * @param error why it was not possible, or null
 * @param keeps whether a form that was typed waits
 * @param choices the other ways
 */
public record AgainPage(
        String name, boolean withPassword, @Nullable String error, boolean keeps, List<SignInWay.Choice> choices) {
    /** The page's h1. */
    public static final String TITLE = "もう一度本人であることを確かめます";

    /** Copies the list. */
    public AgainPage {
        choices = List.copyOf(choices);
    }

    /** The field for the password. */
    public Entry password() {
        return Entry.password("password", "パスワード", "current-password").error(error);
    }

    /** The other ways but the link, which goes to the known address without asking for it. */
    public List<SignInWay.Choice> others() {
        return choices.stream()
                .filter(choice -> !choice.href().equals("/sign-in/mail"))
                .toList();
    }
}
