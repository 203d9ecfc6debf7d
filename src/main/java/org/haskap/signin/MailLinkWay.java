package org.haskap.signin;

import java.util.List;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Signing in with a link by mail, as the sign-in page lists it. */
@Component
@Order(20)
final class MailLinkWay implements SignInWay {
    private static final Choice CHOICE =
            new Choice(20, Audience.EVERYONE, "メールで届くリンクでログインする", "パスワードを忘れたときや、決めていないときに使えます。", "/sign-in/mail");

    private final People people;

    MailLinkWay(People people) {
        this.people = people;
    }

    @Override
    public int heldBy(long person) {
        return people.find(person).map(Person::email).isPresent() ? 1 : 0;
    }

    @Override
    public List<Choice> choices() {
        return List.of(CHOICE);
    }
}
